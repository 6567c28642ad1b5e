"""Drafts of claims: a group with one harm, its anchor, and the slots read for it; the last step before `Claim`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from casualties.extract.harm.parse import Parsed
from casualties.extract.people.group import Group
from casualties.extract.text.reading import Anchor, Mention
from casualties.model import Harm, Period, Perpetrator, Place, Source

__all__ = ["Draft"]


@dataclass(slots=True, eq=False)
class Draft:
    """One claim in the making. The mentions are what the text states for it; `event` carries the rest over.

    `setting` and `dated` are the place and the days of which the text spoke last before it, for want of its own;
    `spread` says that it is of several places of which that place is one.
    `includes_attacker`: an attacker is a part of it. `of_parts` holds where causes and parties
    stand that its sentence tells of its parts alone.
    """

    parsed: Parsed
    group: Group
    harm: Harm
    anchor: Anchor
    place: Mention[Place] | None = None
    period: Mention[Period] | None = None
    perpetrator: Mention[Perpetrator] | None = None
    cause: Mention[str] | None = None
    may_blame: Callable[[Mention[Perpetrator]], bool] | None = None
    may_cause: Callable[[Mention[str]], bool] | None = None
    source: Mention[Source] | None = None
    setting: Mention[Place] | None = None
    dated: Mention[Period] | None = None
    spread: bool = False
    event: int = 0
    total: bool = False
    includes_attacker: bool = False
    of_parts: frozenset[int] = frozenset()

    @property
    def brings(self) -> bool:
        """Whether it is a newer count that brought a running toll to where it is ("13 died, bringing it to 40")."""
        whole = self.group.whole
        return whole is not None and whole.rule == "toll" and self.group.first < whole.first

    @property
    def headline(self) -> bool:
        """Whether it stands in a title."""
        return self.parsed.sentence.headline

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last day of its own period, where both are known."""
        period = self.period.value if self.period is not None else None
        if period is None or period.start is None or period.end is None:
            return None
        return period.start, period.end
