"""Claims in words: the figure as said, whom, where and when it counts, who gives it, and where it stands."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from casualties.findings._people import group_words
from casualties.model import Basis, Claim, Figure, Period, Qualifier, RowEvidence, Stance

__all__ = [
    "MONTHS",
    "bound_words",
    "capital",
    "day_words",
    "figure_words",
    "joined",
    "listed",
    "period_words",
    "source_words",
    "spoken",
    "told",
]

_ARTICLES = frozenset(
    ("a", "an", "the", "another", "his", "her", "its", "their", "one", "two", "three", "several", "some")
)

_QUOTED = 160
_LISTED = 4
_STANCES = {
    Stance.ASSERTED: "by the account of",
    Stance.DENIED: "denied by",
    Stance.DISPUTED: "disputed by",
    Stance.RETRACTED: "withdrawn by",
}


def told(claim: Claim) -> str:
    """A claim in words: figure, group, place, period, source, and the words or row it comes from."""
    parts = [f"{_lower(figure_words(claim.figure))} {group_words(claim)}".strip()]
    place = claim.scope.place
    if place is not None and (where := place.text or place.name or place.country):
        parts.append(f"in {where}")
    if claim.scope.perpetrator is not None:
        parts.append(f"by {claim.scope.perpetrator.name}")
    if when := period_words(claim.period):
        parts.append(when)
    if claim.source.as_of is not None and (claim.period is None or claim.period.end != claim.source.as_of):
        parts.append(f"(data to {day_words(claim.source.as_of)})")
    return f"{' '.join(parts)}, {_STANCES[claim.source.stance]} {source_words(claim)} ({evidence_words(claim)})"


def figure_words(figure: Figure) -> str:
    """The figure as said; a row's best figure with its bounds, a vague word with what it stands for."""
    named = figure.text or _rendered(figure)
    if figure.qualifier is Qualifier.VAGUE:
        return f"{named} (by convention {bound_words(figure)})"
    if figure.best is not None and (figure.low, figure.high) != (figure.best, figure.best):
        return f"{figure.text or _count(figure.best)} ({bound_words(figure)})"
    return named


def bound_words(figure: Figure) -> str:
    """The least and greatest count that a figure allows: `43 or more`, `24 to 99`, `up to 12`, `43`."""
    low, high = figure.low, figure.high
    if high is None:
        return f"{_count(low)} or more" if low else "any number"
    if low is None:
        return f"up to {_count(high)}"
    return _count(low) if low == high else f"{_count(low)} to {_count(high)}"


def period_words(period: Period | None) -> str:
    """The days with their preposition: `on 5 August 2017`, `in June 2016`, `from 8 August 2014 to 30 June 2017`."""
    if period is None:
        return ""
    start, end = period.start, period.end
    if start is None or end is None:
        return f"at an unresolved time ({period.text})" if period.text else ""
    lead = "judged " if period.basis is Basis.ASSESSMENT else "published " if period.basis is Basis.PUBLICATION else ""
    return lead + _span_words(start, end)


def day_words(day: date) -> str:
    """`5 August 2017`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def source_words(claim: Claim) -> str:
    """Who gives it, and through whom it came: `SANA, through RT and Financial Tribune`."""
    chain = claim.source.chain
    if not chain:
        return "an unnamed source"
    first, *through = map(spoken, chain)
    return f"{first}, through {joined(through)}" if through else first


def capital(words: str) -> str:
    """Words at the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def spoken(name: str) -> str:
    """A source in the middle of a sentence: its name, and with an article where it is told by its role."""
    plain = name[:1].islower() and name.partition(" ")[0] not in _ARTICLES
    return f"the {name}" if plain else name


def evidence_words(claim: Claim) -> str:
    """Where it stands: `row 12 of acled` or `document a: “at least 43 civilians were killed”`."""
    evidence = claim.evidence
    where = f"row {evidence.row_id} of {evidence.dataset}" if isinstance(evidence, RowEvidence) else ""
    where = where or f"document {getattr(evidence, 'document', '')}"
    quote = " ".join(evidence.quote.split())
    if len(quote) > _QUOTED:
        quote = f"{quote[:_QUOTED].rsplit(' ', 1)[0]} …"
    return f"{where}: “{quote}”" if quote else where


def listed(claims: Sequence[Claim]) -> str:
    """Claims in words one after another; where they are many, the first of them and how many more."""
    shown = "; ".join(told(claim) for claim in claims[:_LISTED])
    more = len(claims) - _LISTED
    return f"{shown}; and {more:,} more" if more > 0 else shown


def joined(names: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _lower(words: str) -> str:
    """Words from the beginning of a sentence, in the middle of one."""
    return words[:1].lower() + words[1:] if words[1:2].islower() or words[1:2] == " " else words


def _rendered(figure: Figure) -> str:
    said = figure.said
    if said is None:
        return "an unstated number of"
    match figure.qualifier:
        case Qualifier.AT_LEAST:
            return f"at least {_count(said)}"
        case Qualifier.AT_MOST:
            return f"at most {_count(said)}"
        case Qualifier.ABOUT:
            return f"about {_count(said)}"
        case Qualifier.RANGE:
            return bound_words(figure)
        case _:
            return _count(said)


def _span_words(start: date, end: date) -> str:
    if start == end:
        return f"on {day_words(start)}"
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        if (start.year, start.month) == (end.year, end.month):
            return f"in {MONTHS[start.month - 1]} {start.year}"
        if (start.month, end.month) == (1, 12) and start.year == end.year:
            return f"in {start.year}"
    if end - start == timedelta(days=1):
        return f"on {day_words(start)} or {day_words(end)}"
    return f"from {day_words(start)} to {day_words(end)}"


def _count(number: int | None) -> str:
    return "" if number is None else f"{number:,}"


MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
