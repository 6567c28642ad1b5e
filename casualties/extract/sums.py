"""A document's own sum for one harm of one event: disjoint groups added, parts never, the last word where revised.

Told in order: the first telling is the count; a later one adds to it ("another 12", a group disjoint from those
before), repeats it, sums it up (a total at or above it), is contained in it, or is another account beside it, which
widens the range.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from casualties.extract.drafts import Draft
from casualties.extract.figures import Bounds
from casualties.extract.nouns import PEOPLE, UNKNOWN
from casualties.extract.telling import absolute, alone, also, apart, chain, contrary, grown, labelled, was_first
from casualties.extract.who import EVERYONE, Who
from casualties.model import Qualifier, Stance, Status

__all__ = ["Sum", "sum_of"]

_DEEP = 5
_REMAINS = frozenset("bodies body corpses remains".split())
_CONTRARY = frozenset(
    "but however while whereas although though only put instead disputed denied rejected toll".split()
)


@dataclass(frozen=True, slots=True)
class Sum:
    """A range of people and the drafts it rests on. `best` is the number as said, None where none is."""

    low: int
    best: int | None
    high: int | None
    drafts: tuple[Draft, ...]

    def plus(self, other: Sum) -> Sum:
        """Both added up."""
        return Sum(
            self.low + other.low,
            None if self.best is None or other.best is None else self.best + other.best,
            None if self.high is None or other.high is None else self.high + other.high,
            (*self.drafts, *other.drafts),
        )

    def beside(self, other: Sum) -> Sum:
        """Two accounts of one count: the range covers both, the first is the best."""
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Sum(min(self.low, other.low), self.best, high, (*self.drafts, *other.drafts))

    def same(self, other: Sum) -> bool:
        """Whether both give the same count."""
        return (self.low, self.high) == (other.low, other.high) or (self.best is not None and self.best == other.best)


def sum_of(drafts: Sequence[Draft]) -> Sum | None:
    """The range of one harm of one event; None where no asserted claim is left."""
    revised = {id(draft.group.revises) for draft in drafts if draft.group.revises is not None}
    standing = [draft for draft in drafts if id(draft.group) not in revised and _asserted(draft)]
    groups = {id(draft.group) for draft in standing}
    tops = [draft for draft in standing if id(draft.group.whole) not in groups]
    depth = min((_depth(draft) for draft in tops), default=0)
    tops = [draft for draft in tops if _depth(draft) == depth]
    body = _told([draft for draft in tops if not draft.headline])
    title = _told([draft for draft in tops if draft.headline])
    if body is None or title is None:
        return body or title
    told_less = body.high is not None and title.low > body.high  # the body goes on from its title
    return replace(title, drafts=(*title.drafts, *body.drafts)) if told_less else body


def _told(drafts: Sequence[Draft]) -> Sum | None:
    """The count that claims add up to, in the order in which they are told."""
    total: Sum | None = None
    tellings: list[Sum] = []
    seen: list[Who] = []
    for telling in _tellings(drafts):
        one = _added(telling)
        total = _joined(total, one, telling, tellings, seen)
        tellings.append(one)
        seen += [draft.group.who for draft in telling]
    return total


def _depth(draft: Draft) -> int:
    """How many wholes a claim lies in; the deaths among a part's casualties are among those of the whole."""
    depth, group = 0, draft.group.whole
    while group is not None and depth < _DEEP:
        depth, group = depth + 1, group.whole
    return depth


def _asserted(draft: Draft) -> bool:
    return draft.source is None or draft.source.value.stance is Stance.ASSERTED


def _tellings(drafts: Sequence[Draft]) -> list[list[Draft]]:
    """Claims of one sentence and one source together; a toll stands alone."""
    tellings: list[list[Draft]] = []
    for draft in sorted(drafts, key=lambda draft: draft.anchor.start):
        last = tellings[-1][-1] if tellings else None
        together = (
            last is not None
            and last.parsed is draft.parsed
            and not alone(last)
            and not alone(draft)
            and chain(last) == chain(draft)
        )
        if together:
            tellings[-1].append(draft)
        else:
            tellings.append([draft])
    return tellings


def _added(telling: Sequence[Draft]) -> Sum:
    total: Sum | None = None
    known: list[tuple[Draft, Sum]] = []
    for draft in telling:
        one = _single(draft)
        if any(_twice(draft, before) and one.same(other) for before, other in known):
            continue
        if total is not None and draft.group.word in _REMAINS and total.low >= one.low and not draft.group.more:
            continue  # the bodies of those just counted
        known.append((draft, one))
        total = one if total is None else total.plus(one)
    return total if total is not None else _single(telling[0])


def _twice(draft: Draft, before: Draft) -> bool:
    """Whether a sentence may say one count twice: of the same people, by another verb, and not as more of them."""
    one, other = draft.group, before.group
    listed = one.trigger == other.trigger or one.one or one.more or one.rule == "elliptic"
    return one.who == other.who and not listed


def _single(draft: Draft) -> Sum:
    bounds: Bounds = draft.group.bounds
    best = bounds.value if bounds.qualifier is not Qualifier.RANGE else None
    return Sum(bounds.low, best, bounds.high, (draft,))


def _joined(
    total: Sum | None, one: Sum, telling: Sequence[Draft], before: Sequence[Sum], seen: Sequence[Who]
) -> Sum | None:
    if total is None:
        return one
    if telling[0].group.rule == "spoken" and telling[0].group.revises is None and not was_first(telling[0]):
        return total if one.same(total) else total.beside(one)  # "a hospital said 190"
    if any(absolute(draft) for draft in telling):
        if labelled(telling[0]) and labelled(total.drafts[-1]) and apart(telling[0].group.who, seen[-1]):
            return total.plus(one)
        same_voice = chain(telling[0]) == chain(total.drafts[0]) or labelled(telling[0])
        if labelled(telling[0]) and telling[0].group.who != EVERYONE and all(who == EVERYONE for who in seen):
            return replace(total, drafts=(*total.drafts, *one.drafts))  # "12 to 17 killed. Civilians killed: 5-8"
        if not same_voice and "total" not in telling[0].parsed.tokens.low and _other_voice(telling, total):
            return total.beside(one)
        if (same_voice or total.low <= one.low) and not contrary(telling[0]):
            return replace(one, drafts=(*total.drafts, *one.drafts))
        return total.beside(one)
    if all(draft.group.more or draft.group.others or also(draft) for draft in telling):
        return total.plus(one)
    if _only(telling, total):
        return total.beside(one)
    if all(apart(draft.group.who, who) for draft in telling for who in seen) or _other_sort(telling, total.drafts):
        return total.plus(one)
    if _attackers(telling, total):
        return total.plus(one)
    if one.same(total) or any(one.same(other) for other in before) or _inside(one, total):
        return replace(total, drafts=(*total.drafts, *one.drafts))
    if len(telling) == 1 and telling[0].group.one and total.best == 1 and not telling[0].group.amount.more:
        return replace(total, drafts=(*total.drafts, *one.drafts))  # the one who died, told of again
    if all(draft.group.word in _REMAINS for draft in telling) and one.low <= total.low:
        return replace(total, drafts=(*total.drafts, *one.drafts))  # bodies found are of those told dead
    if _other_voice(telling, total):
        return total.beside(one)
    wider = one.high is None or total.high is None or one.low > total.high or one.best is not None
    if all(draft.group.who == EVERYONE for draft in telling) and one.low >= total.low and wider:
        return replace(one, drafts=(*total.drafts, *one.drafts))
    narrower = any(draft.group.who != EVERYONE for draft in telling) or not _rivals(telling, total)
    if narrower and (total.high is None or one.low <= total.high):
        return replace(total, drafts=(*total.drafts, *one.drafts))
    return total.beside(one)


def _attackers(telling: Sequence[Draft], total: Sum) -> bool:
    """Whether attackers are told to have died after their victims were counted, none of them among those."""
    included = any(draft.group.attacker or draft.includes_attacker for draft in total.drafts)
    return all(draft.group.attacker and not draft.headline for draft in telling) and not included


def _only(telling: Sequence[Draft], total: Sum) -> bool:
    """Whether another voice owns to fewer ("the group said only seven of its men had died")."""
    group, words = telling[0].group, telling[0].parsed.tokens.low
    voices = set(chain(telling[0])[:-1]) - set(chain(total.drafts[-1])[:-1])
    fewer = "only" in words[max(group.first - 2, 0) : group.number[0]]
    return fewer and bool(voices) and group.bounds.low <= total.low


def _inside(one: Sum, total: Sum) -> bool:
    """Whether a count is one end of a range told before ("between four and six", then "six")."""
    ends = total.best is None and total.high is not None and total.low < total.high
    return ends and one.best is not None and one.best in (total.low, total.high)


def _other_voice(telling: Sequence[Draft], total: Sum) -> bool:
    """Whether another source counts the same people otherwise ("claimed 18 soldiers; the army put it at four")."""
    last = total.drafts[-1]
    if grown(telling[0]) or was_first(last):
        return False  # the later word on one toll
    one, other = chain(telling[0]), chain(last)
    voices = set(one[:-1]) - set(other[:-1]) and set(other[:-1]) - set(one[:-1])
    same = all(draft.group.who == last.group.who and not draft.group.one for draft in telling)
    here = all(None in (draft.place, last.place) or draft.place == last.place for draft in telling)
    return bool(voices) and same and here and last.group.bounds.value is not None


def _rivals(telling: Sequence[Draft], total: Sum) -> bool:
    """Whether a smaller count is another's account of the whole, not a scene of the event told in more detail."""
    if chain(telling[0]) == chain(total.drafts[0]):
        return False
    words = telling[0].parsed.tokens.low
    return bool(_CONTRARY & set(words)) or any(draft.group.rule.startswith("noun") for draft in telling)


def _other_sort(telling: Sequence[Draft], before: Sequence[Draft]) -> bool:
    """Whether groups are of two sides, or of words that we do not know ("40 terrorists", then "four of our men")."""
    groups = [draft.group for draft in (*telling, *before)]
    fighters = all(group.who.status is Status.COMBATANT for group in groups)
    if not (fighters or any(group.head == UNKNOWN for group in groups)) or not all(
        group.head in (PEOPLE, UNKNOWN) for group in groups
    ):
        return False
    mine, others = {draft.group.word for draft in telling}, {draft.group.word for draft in before}
    return not mine & others and "people" not in mine | others
