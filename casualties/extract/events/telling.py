"""How one figure is told: as the whole count, as more, as a first or a grown one, against another, and by whom."""

from __future__ import annotations

from itertools import pairwise

from casualties.extract.drafts import Draft
from casualties.extract.people.who import EVERYONE, Who
from casualties.extract.sources.reach import Attributed
from casualties.extract.words.grammar import SAYING, TIMES

__all__ = [
    "absolute",
    "adds",
    "alone",
    "also",
    "attributed",
    "chain",
    "contrary",
    "grown",
    "had_been",
    "had_counted",
    "labelled",
    "of_family",
    "people",
    "remains",
    "unclosed",
    "voices",
    "was_first",
]

_PAPERS = frozenset("report reports statement data figures statistics estimates records list database update".split())
_NEAR = 14  # words before a count in which it may be set against another
_HAD = 8  # words before a count in which it may be told as an earlier one
_GROWN = frozenset("rose risen climbed increased revised raised updated later since reached jumped".split())
_REMAINS = frozenset("bodies body corpses remains".split())
_HOURS = TIMES | {"nightfall", "dawn", "dusk", "then", "sunset", "daybreak"}
_FIRST = frozenset("first initial initially early preliminary earlier".split())
_COUNTED = SAYING | frozenset("toll count figure estimate report tally number".split())
_AGAINST = frozenset("however but while whereas though although instead contradicted".split())


def chain(draft: Draft) -> tuple[str, ...]:
    """From who first said a figure to who published it; empty where nobody is known."""
    return draft.source.value.chain if draft.source is not None else ()


def of_family(draft: Draft) -> bool:
    """Whether relatives of somebody are counted, who are some of the dead ("he lost two cousins in the attack")."""
    noun = draft.group.phrase.noun
    return draft.group.amount.kind == "list" or (noun is not None and noun.kin)


def voices(draft: Draft) -> frozenset[str]:
    """Who gives a figure, but its publisher; a report or its data speak for whoever made them."""
    said = draft.source.said if isinstance(draft.source, Attributed) else None
    names = said.chain if said is not None else ()
    return frozenset(name for name in names if name.rpartition(" ")[2].lower() not in _PAPERS)


def attributed(draft: Draft) -> bool:
    """Whether the text says who gives a figure, be it only "the report"."""
    return isinstance(draft.source, Attributed) and draft.source.said is not None


def alone(draft: Draft) -> bool:
    """Whether a figure is a telling by itself: a whole count, or one that somebody gives for the count just told."""
    return draft.group.rule == "spoken" or absolute(draft)


def absolute(draft: Draft) -> bool:
    """Whether a figure says the whole count by its words: a toll, a figure taken up, "in total"."""
    words = draft.parsed.tokens.low
    amount = draft.group.amount
    said = words[max(amount.left - 2, 0) : amount.first]
    return draft.group.rule in ("toll", "figure") or "total" in said or "altogether" in said or labelled(draft)


def labelled(draft: Draft) -> bool:
    """Whether a line of its own sums a report up ("Civilians reported killed: 4 – 6")."""
    return draft.group.rule.startswith("label:") and draft.group.rule != "label:table"


def adds(draft: Draft) -> bool:
    """Whether a count is of more people of its harm; "12 were killed and another 30 hurt" tells 30 beside the dead."""
    if draft.group.anaphor == "them" and draft.group.whole is None and draft.group.rule == "object:kill":
        return True  # "overpowered the guards and killed one of them"
    if not (draft.group.more or draft.group.others):
        return also(draft)
    if draft.group.others and remains(draft):
        return False  # "four other bodies" are of those counted
    before = [group for group in draft.parsed.groups if group.first < draft.group.first and group.harm is not None]
    return not before or before[-1].more or any(group.harm is draft.harm for group in before)


def also(draft: Draft) -> bool:
    """Whether a group is said to be harmed as well ("three guards were also killed", "also killed were")."""
    group, words = draft.group, draft.parsed.tokens.low
    if group.trigger is None or group.anaphor not in (None, "noun"):
        return False
    first, last = min(group.trigger[0], group.stop), max(group.trigger[1], group.first)
    behind = words[last : last + 2]
    return "also" in words[max(first - 1, 0) : last] or behind == ["as", "well"] or behind[:1] == ["too"]


def contrary(draft: Draft) -> bool:
    """Whether a count is set against the one before ("however, put the toll at nine")."""
    group, words = draft.group, draft.parsed.tokens.low
    return bool(_AGAINST & set(words[max(group.first - _NEAR, 0) : group.first])) and not grown(draft)


def grown(draft: Draft) -> bool:
    """Whether a count is said to have grown to what it is ("but by nightfall the toll had risen to seven")."""
    group, words = draft.group, draft.parsed.tokens.low
    near = words[max(group.first - _NEAR, 0) : group.first]
    return bool(_GROWN & set(near)) or any(a == "by" and b in _HOURS for a, b in pairwise(near))


def was_first(draft: Draft) -> bool:
    """Whether a count is told as the first of more to come ("rescuers first spoke of seven dead")."""
    group, words = draft.group, draft.parsed.tokens.low
    near = words[max(group.first - _NEAR, 0) : group.first]
    return any(
        word in _FIRST and (word != "earlier" or not _COUNTED.isdisjoint(near[at + 1 : at + 4]))
        for at, word in enumerate(near)
    )  # "14 were killed earlier by beheading" is no first count


def remains(draft: Draft) -> bool:
    """Whether bodies are told of ("the bodies of four persons were found"), which may be of those told dead."""
    return draft.group.word in _REMAINS or draft.group.rule == "object:bodies-of"


def unclosed(draft: Draft) -> bool:
    """Whether a figure stands in a line without a mark at its end, as titles do."""
    return draft.parsed.sentence.text[-1].isalnum()


def people(draft: Draft) -> Who:
    """Who is counted; "others" are of the people before them ("11 insurgents were killed and 16 others wounded")."""
    group = draft.group
    if not group.others or group.who != EVERYONE:
        return group.who
    before = [
        other for other in draft.parsed.groups if other.first < group.first and other.harm not in (None, draft.harm)
    ]
    return before[-1].who if before and before[-1].who.status is not None else group.who


def had_counted(draft: Draft) -> bool:
    """Whether a count is told as what somebody had given before ("on the first day it had counted 96 dead")."""
    group, words = draft.group, draft.parsed.tokens.low
    return "had" in words[max(group.first - _HAD, 0) : group.first] and "but" not in words[: group.first]


def had_been(draft: Draft) -> bool:
    """Whether a toll is told as it was before ("on Monday the toll had risen to 14", behind a higher one)."""
    group, words = draft.group, draft.parsed.tokens.low
    if group.rule != "toll" or group.trigger is None:
        return False
    return "had" in words[group.trigger[1] : group.first] and "but" not in words[: group.first]
