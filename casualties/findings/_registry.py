"""The kinds of finding, found by their modules being there: one public module of this folder, one code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from inspect import cleandoc
from types import ModuleType

from casualties import findings
from casualties.discover import modules_of
from casualties.findings._case import Case
from casualties.model import Finding

__all__ = ["HEADINGS", "Kind", "kinds", "ordered"]

HEADINGS = ("Meaning", "Example", "What to do")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding: its code and name, the codes that are looked for before it, its rule and its page.

    A kind of the `whole_run` looks at all claims together, at the ranges of datasets or at causes that rows share; the
    others look at incidents and totals.

    `summary` is the first line of its page, `sections` are the headings with their text.
    """

    code: str
    name: str
    after: tuple[str, ...]
    whole_run: bool
    find: Callable[[Case], Iterable[Finding]]
    summary: str
    sections: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """The page in Markdown: a heading with code and name, the summary, then Meaning, Example and What to do."""
        parts = [f"## {self.code} {self.name}", self.summary]
        parts += [f"### {heading}\n\n{text}" for heading, text in self.sections]
        return "\n\n".join(parts) + "\n"


@cache
def kinds() -> tuple[Kind, ...]:
    """All kinds of finding, ordered by code."""
    return tuple(sorted((_kind(module) for module in modules_of(findings)), key=lambda kind: kind.code))


def ordered() -> tuple[Kind, ...]:
    """All kinds in the order they are looked for: each after those it names, else by code."""
    waiting, done, order = list(kinds()), set[str](), list[Kind]()
    known = {kind.code for kind in waiting}
    while waiting:
        ready = next((kind for kind in waiting if known.isdisjoint(set(kind.after) - done)), None)
        if ready is None:
            raise ValueError(f"findings wait for one another: {', '.join(kind.code for kind in waiting)}")
        waiting.remove(ready)
        done.add(ready.code)
        order.append(ready)
    return tuple(order)


def _kind(module: ModuleType) -> Kind:
    summary, _, rest = cleandoc(module.__doc__ or "").partition("\n")
    parts = re.split(rf"^({'|'.join(HEADINGS)})$", rest, flags=re.MULTILINE)
    sections = tuple((parts[at], cleandoc(parts[at + 1])) for at in range(1, len(parts), 2))
    after, whole_run = tuple(getattr(module, "AFTER", ())), getattr(module, "WHOLE_RUN", False)
    return Kind(module.CODE, module.NAME, after, whole_run, module.find, summary, sections)
