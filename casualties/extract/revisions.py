"""Figures that take up or replace one told before: "the figure of 72", "37, up from 31", "had earlier said 45"."""

from __future__ import annotations

from casualties.extract.group import Group
from casualties.extract.nouns import BARE
from casualties.extract.told import View

__all__ = ["Revisions"]

_MOVED = frozenset(
    "raised raises raising lowered lowers lowering revised revises revising cut updated adjusted".split()
)

_EARLIER = frozenset("earlier previously initially originally".split())
_SAID = frozenset("said put gave reported spoke announced counted stated claimed told spoken given version".split())
_REACH = 9


class Revisions(View):
    """Finds which figure of a document replaces which."""

    def figure(self, group: Group) -> None:
        """ "The figure of 72", "put the number at 25": a count of what was told before."""
        if group.rule != "figure" or group.harm is not None:
            return
        told = [other for _, other in self.memory.told if other is not group and other.whole is None]
        if told:
            group.harm = told[-1].harm
            group.who = told[-1].who
            self.memory.told.append((self.index, group))
            verbs = self.low[max(group.first - 6, 0) : group.first]
            if told[-1].harm is not None and any(word in _MOVED for word in verbs) and "to" in verbs:
                group.revises = told[-1]

    def replaced(self, group: Group) -> None:
        """ "..., up from the 59 announced" replaces the count before; one of another time is only compared with."""
        if group.head != BARE or group.rule not in ("", "figure") or group.amount.year or group.anaphor is not None:
            return
        at = group.first - 1
        low = self.low
        while at > 0 and low[at] in (
            "of",
            "count",
            "toll",
            "figure",
            "tally",
            "total",
            "an",
            "a",
            "the",
            "its",
            "earlier",
            "previous",
            "initial",
        ):
            at -= 1
        if at < 1 or low[at] not in ("from", "than") or low[at - 1] not in ("up", "down", "lower", "higher", "revised"):
            return
        told = [other for _, other in self.memory.told if other is not group and other.whole is None]
        if not told or told[-1].harm is None:
            return
        newer = told[-1]
        group.harm, group.who, group.rule = newer.harm, newer.who, "figure"
        compared = low[group.stop : group.stop + 5]
        if not any(word in ("period", "year", "month", "quarter", "in", "during") for word in compared):
            newer.revises = newer.revises or group
        self.memory.told.append((self.index, group))

    def late_parts(self) -> None:
        """ "Two died, bringing the toll to five": the new dead are part of the toll."""
        for count in self.parsed.tolls:
            toll = count.group
            if toll is None and count.before is not None and not count.anaphoric:
                told = [other for _, other in self.memory.told if other is not count.before and other.whole is None]
                if told and told[-1].harm is count.before.harm:
                    told[-1].revises = told[-1].revises or count.before
            if toll is None or toll.harm is None:
                continue
            if count.before is not None and count.before.harm is toll.harm:
                toll.revises = count.before
            for group in self.parsed.groups:
                if group is toll or group is count.before or group.harm is not toll.harm or group.whole is not None:
                    continue
                if (count.brought and group.first < toll.first) or group.more:
                    group.whole = toll

    def earlier(self) -> None:
        """ "It earlier said 45 had died", "an earlier version said nine": a source's own figure, since replaced."""
        groups = [group for group in self.parsed.groups if group.harm is not None and group.whole is None]
        for group in groups:
            words = self.low[max(group.first - _REACH, 0) : group.first]
            if not any(word in _EARLIER for word in words) or not any(word in _SAID for word in words):
                continue
            newer = self._newer(group)
            if newer is not None and newer.revises is None and newer is not group:
                newer.revises = group
        self._corrected()

    def _newer(self, older: Group) -> Group | None:
        """The figure that stands instead: the one told before it, unless the text opens with a correction."""
        told = [
            other
            for index, other in self.memory.told
            if other is not older
            and other.harm is older.harm
            and other.whole is None
            and index not in self.memory.titles
        ]
        if told and not self.corrected_first():
            return told[-1]
        return None

    def corrected_first(self) -> bool:
        """Whether the sentence opens a correction, whose right figure follows."""
        return bool(self.low) and self.low[0] in ("correction", "corrects", "corrected", "clarification")

    def _corrected(self) -> None:
        """A correction's wrong figure is replaced by the next one told of that harm."""
        if self.corrected_first():
            wrong = [group for group in self.parsed.groups if group.harm is not None and group.whole is None]
            if wrong:
                self.memory.wrong = wrong[-1] if len(wrong) == 1 else None
            return
        pending = self.memory.wrong
        if pending is None:
            return
        for group in self.parsed.groups:
            if group.harm is pending.harm and group.whole is None and group.revises is None:
                group.revises, self.memory.wrong = pending, None
                return
