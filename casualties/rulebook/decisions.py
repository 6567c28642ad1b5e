"""Decisions: a file of people's decisions on which claims are of one incident, one JSON object a line."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from casualties.errors import InputError, RuleFileError
from casualties.model import Decision

__all__ = ["read_decisions"]


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of `decisions.jsonl`, in order; a later one on the same pair wins.

    Raises RuleFileError with a line for each broken one, since a person's word must not be lost.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(path, f"cannot be read ({error})", "check the path and that it is UTF-8 text") from None
    found: list[Decision] = []
    problems: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            told = Decision.model_validate_json(line)
        except ValidationError as error:
            wrong = error.errors()[0]
            where = ".".join(map(str, wrong["loc"])) or "line"
            problems.append(f"{path}:{number}: {where}: {wrong['msg']}")
        else:
            found.append(told.model_copy(update={"path": str(path), "line": number}))
    if problems:
        raise RuleFileError(problems)
    return tuple(found)
