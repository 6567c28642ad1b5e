"""How one telling stands to what was told before it: of others, of some of them, or another account of the same."""

from __future__ import annotations

from collections.abc import Sequence

from casualties.extract.drafts import Draft
from casualties.extract.events.telling import absolute, chain, contrary, grown, of_family, voices, was_first
from casualties.extract.people.nouns import PEOPLE, UNKNOWN
from casualties.extract.people.who import EVERYONE
from casualties.extract.sums.counted import Sum
from casualties.extract.words.grammar import INCLUDE
from casualties.model import Qualifier, Status

__all__ = [
    "adding_up",
    "also_told",
    "attackers",
    "inside",
    "loosely",
    "named_in_range",
    "nth",
    "of_same_sum",
    "of_total",
    "only",
    "other_side",
    "other_sort",
    "other_voice",
    "part_again",
    "received",
    "rivals",
    "them_again",
    "within_whole",
]

_HEADING = 6  # words that a heading before a colon may have
_SIDES = frozenset("enemy hostile own friendly our their opposing".split())
_TAKEN_IN = frozenset("received receiving receives admitted treating treated taken brought".split())
_BEFORE = 4  # words before a count in which a hospital takes them in
_PLAIN = 10  # people from whom two counts are hardly the same by chance
CONTRARY = frozenset("but however while whereas although though only put instead disputed denied rejected toll".split())
_OWNED = frozenset("acknowledged admitted conceded".split())
_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7}
_MANY = 3  # people below whom two counts add up to a third by chance


def adding_up(total: Sum | None, told: Sequence[tuple[Sequence[Draft], Sum]]) -> int:
    """How many of the next tellings are the parts of the count before ("27 dead … 22 on their side … five on ours")."""
    if total is None or total.best is None or total.best < _MANY:
        return 0
    left = total.best
    for count, (telling, one) in enumerate(told, start=1):
        if one.best is None or one.low != one.best or absolute(telling[0]) or any(d.group.more for d in telling):
            return 0
        left -= one.best
        if left <= 0:
            return count if left == 0 and count > 1 else 0
    return 0


def received(telling: Sequence[Draft], one: Sum, total: Sum) -> bool:
    """Whether no more than were told came to one hospital ("the clinic received six wounded", of eleven)."""
    group, words = telling[0].group, telling[0].parsed.tokens.low
    taken = not _TAKEN_IN.isdisjoint(words[max(group.first - _BEFORE, 0) : group.first])
    return taken and len(telling) == 1 and one.high is not None and one.high <= total.low


def named_in_range(telling: Sequence[Draft], total: Sum) -> bool:
    """Whether some are named of a range that sums up several accounts ("between five and nine … his son also died")."""
    first = total.drafts[0].group.bounds
    named = all(draft.group.amount.kind in ("list", "article") and not draft.group.more for draft in telling)
    return named and first.qualifier is Qualifier.RANGE and first.low > len(telling)


def within_whole(total: Sum, one: Sum, telling: Sequence[Draft], before: Sequence[Sum]) -> bool:
    """Whether more people only go on with a group told within the whole ("94 dead: 85 civilians; 6 more troops")."""
    rest = before[-1].plus(one) if len(before) > 1 else one
    named = all(draft.group.who != EVERYONE for draft in (*telling, *rest.drafts))
    whole = total.best if total.best is not None else total.high
    fits = whole is not None and rest.high is not None and rest.high <= whole
    return named and fits and before[-1].low < total.low


def of_total(draft: Draft, one: Sum, total: Sum) -> bool:
    """Whether a smaller toll that no other voice gives, and that corrects nothing, is of some of the whole."""
    own = not voices(draft) or chain(draft) == chain(total.drafts[-1])
    later = draft.group.revises is not None or contrary(draft) or grown(draft) or was_first(total.drafts[-1])
    return own and not later and one.high is not None and one.high < total.low


def attackers(telling: Sequence[Draft], total: Sum) -> bool:
    """Whether attackers are told to have died after their victims were counted, none of them among those."""
    included = any(draft.group.attacker or draft.includes_attacker for draft in total.drafts)
    return all(draft.group.attacker and not draft.headline for draft in telling) and not included


def only(telling: Sequence[Draft], total: Sum) -> bool:
    """Whether another voice owns to fewer ("the group said only seven of its men had died")."""
    group, words = telling[0].group, telling[0].parsed.tokens.low
    others = voices(telling[0]) - voices(total.drafts[-1])
    fewer = "only" in words[max(group.first - 2, 0) : group.number[0]] or (
        group.rule.endswith(":lose") and not of_family(telling[0])
    )
    owned = set(words[max(group.first - 6, 0) : group.first])
    plain = group.who.role is None and group.rule.startswith("noun") and len(telling) == 1
    fewer = fewer or bool(_OWNED & owned) or (plain and "confirmed" in owned and group.bounds.low < total.low)
    most = total.low if total.best is None else max(total.low, total.best)
    return fewer and bool(others) and group.bounds.low <= most


def inside(one: Sum, total: Sum) -> bool:
    """Whether a count is one end of a range told before ("between four and six", then "six")."""
    ends = total.best is None and total.high is not None and total.low < total.high
    return ends and one.best is not None and one.best in (total.low, total.high)


def also_told(telling: Sequence[Draft], before: Sequence[Sum]) -> bool:
    """Whether a figure that "also" stands beside those of another harm was told before, of the same people."""
    draft = telling[0]
    if len(telling) > 1 or draft.group.more or draft.group.others or draft.group.bounds.low < _PLAIN:
        return False
    same = [earlier for one in before for earlier in one.drafts if earlier.group.who == draft.group.who]
    return any(earlier.group.bounds.value == draft.group.bounds.value is not None for earlier in same)


def loosely(one: Sum, telling: Sequence[Draft], total: Sum) -> Sum | None:
    """One count of two where the other only says loosely how many ("dozens", beside 42); None where neither does."""
    vague = all(draft.group.bounds.qualifier is Qualifier.VAGUE and not draft.group.more for draft in telling)
    who = {draft.group.who for draft in (*telling, *total.drafts)}
    if vague and len(who) == 1 and one.low <= total.low and (one.high is None or total.low <= one.high):
        return total.holding(one)
    return None


def other_voice(telling: Sequence[Draft], total: Sum) -> bool:
    """Whether another source counts the same people otherwise ("claimed 18 soldiers; the army put it at four")."""
    counts = [draft for draft in total.drafts if draft.group.bounds.value is not None]
    last = counts[-1] if counts else total.drafts[-1]
    if grown(telling[0]) or was_first(last) or not _two_voices(telling[0], last):
        return False  # the later word on one toll
    known = {last.group.who, EVERYONE} if _others_say(telling[0]) else {last.group.who}
    same = all(draft.group.who in known and not (draft.group.one or of_family(draft)) for draft in telling)
    against = bool(CONTRARY & set(telling[0].parsed.tokens.low)) or _of_fighters((*telling, *total.drafts))
    sides = len(telling) > 1 and _full(total) and against
    here = all(None in (draft.place, last.place) or draft.place == last.place for draft in telling)
    return (same or sides) and here and last.group.bounds.value is not None


def _two_voices(draft: Draft, last: Draft) -> bool:
    one, other = voices(draft), voices(last)
    new, known = _strangers(one, other), _strangers(other, one)
    return bool(new and known) or (bool(new) and _others_say(draft))


def _strangers(names: frozenset[str], known: frozenset[str]) -> frozenset[str]:
    """The names that are no others said in short or at length ("the agency", for "the civil defence agency")."""
    return frozenset(
        name for name in names if not any(f" {name} " in f" {other} " or f" {other} " in f" {name} " for other in known)
    )


def _others_say(draft: Draft) -> bool:
    """Whether "other sources" give a count, beside the one that the text gives."""
    return any(voice.lower().startswith("other ") for voice in chain(draft))


def _of_fighters(drafts: Sequence[Draft]) -> bool:
    """Whether only those who fight are counted, so that each account is of both sides."""
    return all(draft.group.who.status is Status.COMBATANT for draft in drafts)


def _full(total: Sum) -> bool:
    """Whether an account counts several groups, or all people, so that another of several is of the same."""
    groups = [draft.group for draft in total.drafts]
    return len(groups) > 1 or groups[0].who.status in (None, Status.COMBATANT)


def rivals(telling: Sequence[Draft], total: Sum) -> bool:
    """Whether a smaller count is another's account of the whole, not a scene of the event told in more detail."""
    if chain(telling[0]) == chain(total.drafts[0]):
        return False
    words = telling[0].parsed.tokens.low
    if not INCLUDE.isdisjoint(words[max(telling[0].group.first - 2, 0) : telling[0].group.first]):
        return False  # "all were found, including one fatality"
    return bool(CONTRARY & set(words)) or any(draft.group.rule.startswith("noun") for draft in telling)


def other_sort(telling: Sequence[Draft], before: Sequence[Draft]) -> bool:
    """Whether groups are of two sides, or of words that we do not know ("40 terrorists", then "four of our men")."""
    groups = [draft.group for draft in (*telling, *before)]
    fighters = all(group.who.status is Status.COMBATANT for group in groups)
    if not (fighters or any(group.head == UNKNOWN for group in groups)) or not all(
        group.head in (PEOPLE, UNKNOWN) for group in groups
    ):
        return False
    known = {draft.group.who for draft in before}
    if any(draft.group.who in known and draft.group.who.role is not None for draft in telling):
        return False  # "policemen", then "police officers"
    mine, others = {draft.group.word for draft in telling}, {draft.group.word for draft in before}
    return not mine & others and "people" not in mine | others


def part_again(draft: Draft, standing: Sequence[Draft]) -> bool:
    """Whether a count is a part of one told before, told again ("46 died, 16 of them in Fiji ... 16")."""
    if draft.headline or draft.group.bounds.low < _PLAIN or draft.group.more or absolute(draft):
        return False
    return any(
        part.group.whole is not None
        and part.group.bounds == draft.group.bounds
        and part.anchor.start < draft.anchor.start
        and part.parsed is not draft.parsed
        and part.group.whole is not draft.group
        for part in standing
    )


def other_side(telling: Sequence[Draft], total: Sum) -> bool:
    """Whether two sides' dead are told apart ("22 deaths on their side. On our side, there were five")."""
    last = total.drafts[-1]
    if last.parsed is telling[0].parsed:
        return False
    one, other = _heads(telling[0]) & _SIDES, _heads(last) & _SIDES
    return one != other or all("side" in draft.parsed.tokens.low for draft in (last, *telling))


def _heads(draft: Draft) -> set[str]:
    """The words before a colon that opens a sentence ("Enemy losses: 15 killed")."""
    words = draft.parsed.tokens.low[:_HEADING]
    return set(words[: words.index(":")]) if ":" in words else set()


def of_same_sum(telling: Sequence[Draft], total: Sum) -> bool:
    """Whether both sum up the same people of the same days, so that the larger is the whole."""
    last = total.drafts[-1]
    return all(draft.total and last.total and draft.group.who == last.group.who for draft in telling)


def them_again(telling: Sequence[Draft], total: Sum) -> bool:
    """Whether so many "of them" are all those told before ("23 were killed … raiders came, killing 23 of them")."""
    draft = telling[0]
    return len(telling) == 1 and draft.group.anaphor == "them" and draft.group.bounds.low == total.low >= _MANY


def nth(telling: Sequence[Draft], total: Sum) -> bool:
    """Whether one who is called the second or third of so many was counted already."""
    at = telling[0].group.first + 1
    words = telling[0].parsed.tokens.low[at : at + 1]
    return (
        len(telling) == 1
        and not telling[0].group.attacker
        and bool(words)
        and words[0] in _ORDINALS
        and _ORDINALS[words[0]] <= total.low
    )
