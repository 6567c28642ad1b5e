"""Figures that take up or replace one told before: "the figure of 72", "37, up from 31", "had earlier said 45"."""

from __future__ import annotations

from collections.abc import Mapping

from casualties.extract.across.told import View
from casualties.extract.people.group import Group
from casualties.extract.people.nouns import BARE, HARM, PEOPLE
from casualties.extract.words.grammar import TIMES

__all__ = ["Revisions"]

_OTHER_TIME = frozenset("period year month week quarter half in during".split())
_AGAINST = frozenset("against versus vs than".split())
_WHEN = frozenset("in the same period of last previous year month week first half quarter".split())
_REACH = 9
_CLOSES = frozenset(". , ; ) on by as and".split())
_IT = ("this", "that", "it", "them")
_NOT_BUT = ((",", "not"), ("and", "not"), ("instead", "of"), ("rather", "than"))


class Revisions(View):
    """Finds which figure of a document replaces which."""

    def figure(self, group: Group) -> None:
        """ "The figure of 72", "put the number at 25": a count of what was told before."""
        if group.rule != "figure" or group.harm is not None:
            return
        newer = self.memory.last_whole(group)
        if newer is None:
            return
        group.harm, group.who = newer.harm, newer.who
        self.memory.told.append((self.index, group))
        verbs = self.low[max(group.first - 8, 0) : group.first]
        moved = any(word in self.words["moved"] for word in verbs)
        if moved and "to" in verbs:
            group.revises = newer
        elif moved and self.low[group.first - 1] in ("of", "from") and newer.revises is None:
            newer.revises = group  # "lowering the figure of 174", "the figure was cut from 174"

    def replaced(self, group: Group) -> None:
        """ "..., up from the 59 announced", "..., not 59 as we had said" replace the count before.

        A count of another time is only compared with.
        """
        if group.rule not in ("", "figure") or group.amount.year or group.anaphor is not None or group.harm is not None:
            return
        wrong = self._not_so(group)
        if not wrong and not (group.head == BARE and self._moved_from(group)):
            return
        newer = self.memory.last_whole(group)
        if newer is None:
            return
        group.harm, group.rule = newer.harm, "figure"
        group.who = newer.who if group.head == BARE else group.who
        if wrong or not _OTHER_TIME & set(self.low[group.stop : group.stop + 5]):
            newer.revises = newer.revises or group
        self.memory.told.append((self.index, group))

    def spoken(self, group: Group) -> None:
        """ "A hospital said 190", "they corrected this to three": a bare number given for the count just told."""
        if group.head != BARE or group.harm is not None or group.rule or group.anaphor is not None:
            return
        if group.amount.kind != "number" or group.amount.year or group.one or group.bounds.low < 2:
            return
        low, at = self.low, group.first - 1
        if at < 1 or (group.stop < self.size and low[group.stop] not in _CLOSES):
            return
        moved = at > 1 and low[at] == "to" and low[at - 1] in _IT and low[at - 2] in self.words["moved"]
        gives = low[at] in self.words["gives"] and (
            low[at] != "of" or low[at - 1] in self.words["spoke"] or low[at - 1] == "another"
        )
        prior = self._one_count(group) if moved or gives else None
        if prior is None:
            return
        group.harm, group.who, group.rule, group.trigger = prior.harm, prior.who, "spoken", (at, at + 1)
        if moved or "now" in low[max(at - 2, 0) : at]:
            group.revises = prior
        self.memory.told.append((self.index, group))

    def _one_count(self, group: Group) -> Group | None:
        """The count told last, where its sentence tells of one harm alone."""
        prior = self.memory.last_whole(group, titles=False)
        if prior is None:
            return None
        index = next(number for number, told in reversed(self.memory.told) if told is prior)
        harms = {told.harm for number, told in self.memory.told if number == index and told.whole is None}
        return prior if len(harms) == 1 and self.index - index <= 1 else None

    def compared(self, group: Group) -> bool:
        """ "312 were killed, against 430 in the same period of last year": a count of another time, for itself."""
        at = group.first - 1
        if group.head not in (BARE, PEOPLE, HARM) or at < 1 or group.one or group.amount.kind == "none":
            return False
        if self.low[at] in ("(", "the", "a"):
            at -= 1
        while at > 0 and (self.low[at] in _WHEN or self.low[at] in TIMES or self.low[at].isdigit()):
            at -= 1
        against = (self.low[at] in _AGAINST and self.low[at - 1] != "rather") or (
            self.low[at] in ("with", "to") and self.low[at - 1] in self.words["held-against"]
        )
        bracket = self.low[group.first - 1] == "("
        own = group.harm if group.head == HARM else None
        before = [g for g in self.parsed.groups if g.first < at and g.harm in (own or g.harm,) and g.whole is None]
        told = next((g for g in reversed(before) if g.harm is not None), None)
        if not against or told is None or (at < group.first - 2 and not bracket):
            return False
        after = self.low[group.stop : group.stop + 4]
        if not bracket and not (_OTHER_TIME & set(after) or any(w in TIMES or w.isdigit() for w in after)):
            return False
        group.harm, group.rule, group.trigger = told.harm, "compared", told.trigger
        group.who = group.who.over(told.who)
        return True

    def _moved_from(self, group: Group) -> bool:
        """Whether "up from", "down from an earlier count of" stand before a group."""
        at = group.first - 1
        while at > 0 and self.low[at] in self.words["old-count"]:
            at -= 1
        return at > 0 and self.low[at] in ("from", "than") and self.low[at - 1] in self.words["moves"]

    def _not_so(self, group: Group) -> bool:
        """Whether a group is denied as what was said before: "231 were killed, not 268 as we had earlier said", "now
        says 231 were killed, not 268"."""
        first = group.first
        if first < 2 or group.head not in (BARE, PEOPLE) or not self._set_against(first):
            return False
        after = set(self.low[group.stop : group.stop + 7])
        told = set(self.low)
        anew = ("now" in told and bool((self.words["said"] | self.words["gives"]) & told)) or self._corrects()
        return anew or bool(self.words["earlier"] & after or self.words["said"] & after)

    def _set_against(self, first: int) -> bool:
        """Whether ", not", "and not", "instead of" or "rather than" stands before a token."""
        return tuple(self.low[first - 2 : first]) in _NOT_BUT

    def late_parts(self) -> None:
        """ "Two died, bringing the toll to five": the new dead are part of the toll."""
        for count in self.parsed.tolls:
            toll, before = count.group, count.before
            if toll is None and before is not None and not count.anaphoric:
                newer = self.memory.last_whole(before)
                if newer is not None and newer.harm is before.harm:
                    newer.revises = newer.revises or before
            if toll is None or toll.harm is None:
                continue
            if before is not None and before.harm is toll.harm:
                toll.revises = before
            for group in self.parsed.groups:
                if group is toll or group is before or group.harm is not toll.harm or group.whole is not None:
                    continue
                if (count.brought and group.first < toll.first) or group.more:
                    group.whole = toll

    def earlier(self) -> None:
        """ "It earlier said 45 had died", "an earlier version said nine": a source's own figure, since replaced."""
        for group in self.parsed.groups:
            if group.harm is None or group.whole is not None:
                continue
            words = self.low[max(group.first - _REACH, 0) : group.first]
            said = any(word in self.words["earlier"] for word in words) and any(
                word in self.words["said"] for word in words
            )
            if said or _first_put(words, self.words):
                newer = None if self._corrects() else self.memory.last_whole(group, harm=group.harm, titles=False)
                if newer is not None and newer.revises is None:
                    newer.revises = group
        self._corrected()

    def _corrects(self) -> bool:
        """Whether the sentence opens a correction, whose right figure follows."""
        return bool(self.low) and self.low[0] in self.words["corrects"]

    def _corrected(self) -> None:
        """A correction's wrong figure is replaced by the next one told of that harm."""
        own = [group for group in self.parsed.groups if group.harm is not None and group.whole is None]
        if self._corrects():
            if own and not any(group.revises for group in own):
                self.memory.wrong = own[0] if len(own) == 1 else None
            return
        pending = self.memory.wrong
        for group in own:
            if pending is not None and group.harm is pending.harm and group.revises is None:
                group.revises, self.memory.wrong = pending, None
                return


def _first_put(words: list[str], known: Mapping[str, frozenset[str]]) -> bool:
    """Whether words before a number call it a source's first: "its first count of", "had first put the dead at"."""
    for at, word in enumerate(words):
        if word not in known["first"]:
            continue
        rest = [each for each in words[at + 1 :] if each not in ("official", "confirmed", "reported")]
        counted = rest[:1] and rest[0] in known["counts"] and rest[1:2] == ["of"] and len(rest) < 5
        put = at and words[at - 1] in ("had", "having") and bool(known["said"] & set(rest[:1]))
        if counted or put:
            return True
    return False
