"""What a verb of harm says of a group: which harm, of which side, and what more the verbs joined to it say."""

from __future__ import annotations

from dataclasses import replace

from casualties.extract.harm.fitting import add_harm, fits
from casualties.extract.harm.harm_nouns import HarmNouns
from casualties.extract.harm.triggers import Found
from casualties.extract.people.group import Group
from casualties.extract.people.units import Unit
from casualties.extract.text.tokens import MARK
from casualties.extract.words.grammar import BE, RELATIVES, is_adverb
from casualties.model import Harm

__all__ = ["Predicates"]

_EITHER = {Harm.KILLED, Harm.INJURED}
_HELD = {Harm.DETAINED, Harm.ABDUCTED, Harm.DISPLACED}
_OR = 8  # words that predicates joined by commas and "or" may have
_TAILS = (["to", "death"], ["alive", "and"])


class Predicates(HarmNouns):
    """Gives groups the harm of their verbs."""

    def _of_whom(self, unit: Unit, found: Found) -> bool:
        """ "792 civilians, of whom 299 were killed": the predicate right behind a part is the part's alone."""
        if not unit.parts or found.start != unit.parts[-1].stop:
            return False
        first = unit.parts[-1].first
        return self.low[max(first - 2, 0) : first] in (["of", "whom"], ["of", "which"])

    def _assign(self, groups: list[Group], found: Found, how: str) -> None:
        for group in groups:
            if not fits(group, found, how, self.tokens) or (how == "object" and self._has_room(found)):
                continue
            found.used = True
            if found.what.id == "lose":
                self._losing_side(group, found)
            tail = self.low[self._past_of(group.stop) :][:2]
            if how == "object" and tail in _TAILS:
                add_harm(group, Harm.KILLED)
            elif (
                how == "object" and tail[:1] and tail[0] in ("hostage", "captive") and found.what.harm is Harm.DETAINED
            ):
                add_harm(group, Harm.ABDUCTED)
            else:
                add_harm(group, found.what.harm)
            group.trigger = (found.first, found.stop)
            group.rule = f"{how}:{found.what.id}"

    def _past_of(self, at: int) -> int:
        """The token after "of the town" where "to death" follows it ("shot the ruler of the town to death")."""
        if self.low[at : at + 1] != ["of"]:
            return at
        return next((n for n in range(at + 2, min(at + 6, self.size)) if self.low[n : n + 2] == ["to", "death"]), at)

    def _has_room(self, found: Found) -> bool:
        """Whether a thing "held" so many: who merely was in "the centre" is not held by anybody."""
        return found.what.id == "hold" and found.first > 0 and bool(self.lexicon.things.at(self.low, found.first - 1))

    def _losing_side(self, group: Group, found: Found) -> None:
        """ "Russian troops lost 590 personnel": whose they were."""
        for at in range(found.first - 1, max(found.first - 6, -1), -1):
            nation = self.lexicon.nations.at(self.low, at) if self.tokens.raw[at][0].isupper() else None
            if nation is not None and group.who.nationality is None:
                group.who = replace(group.who, nationality=nation[1][0])
                return
            if self.tokens.kind[at] == MARK:
                return

    def _other_verbs(self, groups: list[Group], found: Found) -> None:
        """ "Abducted and killed 12": the verb before, joined by "and", has the same object."""
        at = found.start - 1
        if at > 0 and self.low[at] in ("and", "then"):
            other = self.by_stop.get(at - (self.low[at] == "then" and self.low[at - 1] == "and"))
            if other is not None and not other.used and not other.passive and other.what.form == found.what.form:
                self._assign(groups, other, "object")

    def _more_predicates(self, groups: list[Group], found: Found) -> None:
        """ "Were abducted and killed": a second predicate of the same subject."""
        at = found.stop
        if self.low[at : at + 1] == ["by"]:
            at = next((n for n in range(at + 2, min(at + 5, self.size)) if self.low[n] in ("and", "then", ",")), at)
        if at < self.size and self.low[at] in ("and", "then", "or", "before", ","):
            at += 1
            while (
                at < self.size
                and (is_adverb(self.low[at]) or self.low[at] in ("then", "being", "and"))
                and at not in self.by_start
            ):
                at += 1
            other = self.by_start.get(at)
            many = self._any_of_many(found)
            if many:
                for group in groups:
                    group.dropped = bool(many & _HELD)  # "862 were killed, injured, abducted or ...": none is counted
                    group.harm = Harm.CASUALTIES
                return
            if other is not None and other.takes_subject and at not in self.unit_at and not other.used:
                self._assign(groups, other, "subject")
                if self.low[found.stop] == "or" and {found.what.harm, other.what.harm} == _EITHER:
                    for group in groups:
                        group.harm = Harm.CASUALTIES
                elif self.low[found.stop] == "or" and other.what.harm in _HELD and found.what.harm in _EITHER:
                    for group in groups:
                        group.dropped = True  # "12 were killed or captured": no harm is counted

    def _any_of_many(self, found: Found) -> set[Harm]:
        """The harms of predicates in a list that ends with "or"; none where it does not, or names no third."""
        harms = {found.what.harm}
        for at in range(found.stop, min(found.stop + _OR, self.size)):
            other = self.by_start.get(at)
            if self.low[at] == "or":
                following = self.by_start.get(at + 1)
                return harms | ({following.what.harm} if following is not None else set()) if len(harms) > 1 else set()
            if other is not None:
                harms.add(other.what.harm)
            elif self.low[at] not in (",", "and") and not is_adverb(self.low[at]):
                return set()
        return set()

    def _among(self, unit: Unit, groups: list[Group]) -> None:
        """ "Were among the dead": part of a group told elsewhere."""
        low = self.low
        at = unit.stop
        while at < self.size and (is_adverb(low[at]) or low[at] in RELATIVES):
            at += 1
        if at >= self.size or not (low[at] in BE or low[at] in ("among", "amongst")):
            return
        while at < self.size and (low[at] in BE or is_adverb(low[at])):
            at += 1
        if at >= self.size or low[at] not in ("among", "amongst"):
            return
        if at + 1 < self.size and low[at + 1] in ("them", "whom"):
            for group in groups:
                group.anaphor = "them"
            return
        counted = next((self.unit_at[n] for n in range(at + 1, min(at + 4, self.size)) if n in self.unit_at), None)
        if counted is not None and not counted.groups[0].one:
            for group in groups:
                group.whole, group.rule = counted.groups[0], "among"
            return
        for inner in range(at + 1, min(at + 5, self.size)):
            harm = self._harm_word(inner)
            if harm is not None:
                for group in groups:
                    add_harm(group, harm)
                    group.anaphor, group.of_harm = "harm", harm
                    group.trigger, group.rule = (inner, inner + 1), "among"
                return
