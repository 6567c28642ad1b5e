"""What the words before an atom of time make of it: "since", "as of", "in the week to", "on"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta

from casualties.extract.periods.calendar import Days, days_of, shifted, weekday_before
from casualties.extract.periods.forms import Atom
from casualties.extract.periods.words import TimeWords
from casualties.model import Precision

__all__ = ["Expression", "shaped"]

_SINCE = re.compile(r"\b(?P<word>[Ss]ince|[Ss]tarting(?: from| on)?|[Bb]eginning(?: on)?)\b(?P<clause>[^.;:]{0,80})$")
_SINCE_WORDS = ("ince", "tarting", "eginning")
_LIMIT = re.compile(
    r"\b(?P<word>(?i:as of|as at|up to|up until|until|till|through|by|dated|before|after|prior to))\s+"
    r"(?:(?:the\s+)?(?:end|close) of\s+|\d{1,2}[:.]?\d{0,2}\s*(?:[ap]\.?m\.?|hours|hrs|GMT|UTC|local time)?,?\s*"
    r"(?:\(?[A-Z]{2,4}\)?\s+)?(?:on\s+)?|midnight\s+(?:on\s+)?|(?:early|late)\s+|the\s+(?:morning|evening|"
    r"afternoon|night)\s+of\s+)*$"
)
_WEEK_TO = re.compile(
    r"\b(?:the|a)\s+(?:(?P<count>\w+)\s+)?(?P<unit>(?i:day|week|fortnight|month|year))s?\s+(?:(?P<to>to|"
    r"ending|ended|up to|until|through)|(?P<of>of|beginning|starting|from|commencing))\s+(?:on\s+)?(?:the\s+)?$"
)
_ON = re.compile(
    r"\b(?i:on|in|during|throughout|over|at|around|about|late|early|the (?:early hours|night|morning|evening|"
    r"afternoon|day|month|eve) of|of|for|alone|the|all|within|mid|between|from)\s+$|[([]$"
)
_ONWARDS = re.compile(r"\s*(?:onwards?|to date|until now|to the present|up to now|on(?=[ ,.;])(?!\s+\w+day))")
_CLAUSE = re.compile(r"[,;:.()“”\"]|\s[-–—]\s")
_FROM = re.compile(r"\b[Ff]rom\s+$")


@dataclass(frozen=True, slots=True)
class Expression:
    """Time as written: `start` with the words before it, `bare` without them; `word` is the preposition that counts.

    `inner` is what a "since" clause dates itself: "since a bomb killed 120 on 6 January" holds 6 January. `open` marks
    a span whose end is the day up to which the data reach. `unread` says why days are missing.
    """

    start: int
    end: int
    bare: int
    sentence: int
    form: str
    word: str = ""
    days: Days | None = None
    open: bool = False
    inner: Days | None = None
    unread: str = ""


def shaped(text: str, before: str, atom: Atom, found: Expression, words: TimeWords) -> Expression | None:
    """The expression as the words before it shape it; None for a campaign's start that nothing counts from."""
    if atom.form == "campaign":
        since = _SINCE.search(before)
        return replace(found, start=_at(atom, before, since), word="since", open=True) if since else None
    return (
        _since(text, before, atom, found)
        or _limit(text, before, atom, found, words)
        or _week_to(before, atom, found, words)
        or _plain(before, atom, found)
    )


def _at(atom: Atom, before: str, found: re.Match[str]) -> int:
    return atom.start - len(before) + found.start()


def _since(text: str, before: str, atom: Atom, found: Expression) -> Expression | None:
    since = _SINCE.search(before) if any(word in before for word in _SINCE_WORDS) else None
    onwards = _ONWARDS.match(text, found.end) if _FROM.search(before) else None
    if onwards:
        return replace(found, end=onwards.end(), start=atom.start - 5, word="since", inner=found.days, open=True)
    if since is None or _stops(since["clause"]):
        return None
    start = _at(atom, before, since)
    return replace(found, start=start, word="since", inner=found.days, open=True)


def _stops(clause: str) -> bool:
    """Whether the words between "since" and a day reach beyond the clause that "since" opens."""
    return bool(_CLAUSE.search(clause)) or len(clause.split()) > 14


def _limit(text: str, before: str, atom: Atom, found: Expression, words: TimeWords) -> Expression | None:
    if limit := _LIMIT.search(before, max(len(before) - 70, 0)):
        return replace(found, start=_at(atom, before, limit), word=limit["word"].lower())
    reaching = words.reaching.search(text[max(atom.start - 40, 0) : atom.start])
    return replace(found, start=max(atom.start - 40, 0) + reaching.start(), word="to") if reaching else None


def _week_to(before: str, atom: Atom, found: Expression, words: TimeWords) -> Expression | None:
    week = _WEEK_TO.search(before, max(len(before) - 50, 0))
    if (
        week is None
        or found.days is None
        or (week["count"] and week["count"].lower() not in words.counts and not week["count"].isdigit())
    ):
        return None
    unit, count = week["unit"].lower(), words.number(week["count"]) if week["count"] else 1
    if week["of"] and unit not in ("week", "fortnight"):
        return None
    if week["of"]:
        first = weekday_before(found.days.first, 1) if week["of"] == "of" else found.days.first
        last = shifted(first, unit, count)
        last = last - timedelta(days=1) if last else None
    else:
        last = found.days.last
        first_after = shifted(last + timedelta(days=1), unit, -count)
        first = first_after or last
    if last is None:
        return None
    days = Days(first, last, Precision.WEEK) if (unit, count) == ("week", 1) else days_of(first, last)
    return replace(found, start=_at(atom, before, week), days=days, word="in", form="range")


def _plain(before: str, atom: Atom, found: Expression) -> Expression:
    start, rest, word = atom.start, before, ""
    for _ in range(3):
        on = _ON.search(rest)
        if on is None:
            break
        start -= len(rest) - on.start()
        rest, word = rest[: on.start()], on.group().strip().lower()
    return replace(found, start=min(start, found.start), word=word)
