"""A finding with the place in the files where a person can mend it, and what a check as a whole gives."""

from __future__ import annotations

from casualties.model import Count, Finding, Severity, Value

__all__ = ["Checked", "Located", "Spot"]


class Spot(Value):
    """A place in a file: path, line (from 1) and column name where they are known, and what stands there."""

    path: str
    line: Count | None = None
    column: str = ""
    says: str = ""


class Located(Value):
    """A finding, the spot to look at first, and those it is set against."""

    finding: Finding
    spot: Spot
    related: tuple[Spot, ...] = ()


class Checked(Value):
    """What a check found and on what; `not_checked` says what it could not judge, and why; `waived` what is excused."""

    located: tuple[Located, ...]
    claims: Count
    rules: Count
    files: Count
    not_checked: tuple[str, ...] = ()
    waived: tuple[Located, ...] = ()
    known: Count = 0

    def at_or_above(self, severity: Severity) -> tuple[Located, ...]:
        """The findings at least as grave as `severity`."""
        return tuple(each for each in self.located if each.finding.severity.rank <= severity.rank)
