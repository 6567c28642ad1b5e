"""What can be wrong with what a user gave us: each error says where, what, and what to do.

CasualtiesError
├── UsageError            an option or argument that cannot be used
├── InputError            a document or dataset that cannot be read at all
├── RuleFileError         a file of rules/ with one or more mistakes, all told at once
├── OutputError           a folder or file that cannot be written
└── EngineError           a part we build on failed (a solver, the data-quality engine)

A row or passage that cannot be read is not an error but a line of `unread.csv`; a disagreement between sources is a
result.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path


class CasualtiesError(Exception):
    """Something a user can mend. Its text is one message: where, what, what to do."""


class UsageError(CasualtiesError):
    """An option or argument that cannot be used as given."""


class InputError(CasualtiesError):
    """A document or dataset that cannot be read at all."""

    def __init__(self, path: str | Path, what: str, todo: str) -> None:
        self.path, self.what, self.todo = str(path), what, todo
        super().__init__(f"{path}: {what}; {todo}")


class RuleFileError(CasualtiesError):
    """A file of rules with mistakes: one line each, `file:line: where: what`."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class OutputError(CasualtiesError):
    """A folder or file that cannot be written."""

    def __init__(self, path: str | Path, what: str, todo: str) -> None:
        self.path, self.what, self.todo = str(path), what, todo
        super().__init__(f"{path}: {what}; {todo}")


class EngineError(CasualtiesError):
    """A part we build on failed; the run cannot be trusted."""


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """`; did you mean "gaza"?` where a known word is close to the given one, else nothing."""
    close = get_close_matches(word, known, n=1, cutoff=0.6)
    return f'; did you mean "{close[0]}"?' if close else ""
