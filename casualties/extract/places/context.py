"""What a document as a whole speaks of: the countries, divisions and towns by which its names are told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from casualties.extract.places.names import Name
from casualties.extract.places.words import PlaceWords
from casualties.scopes import Context, Gazetteer
from casualties.scopes.gazetteer_index import Unit

__all__ = ["context_of", "country_of", "nearby"]

_POINTS = 64
"""Points of towns that are kept: the first that a document names."""


def context_of(names: Iterable[Name], publisher: str | None, words: PlaceWords, gazetteer: Gazetteer) -> Context:
    """Countries by how often they, their divisions, bodies and towns are named; hinted are those of adjectives."""
    named: Counter[str] = Counter()
    hinted: Counter[str] = Counter()
    divisions: set[int] = set()
    points: list[tuple[float, float]] = []
    unsure: list[Name] = []
    for name in names:
        code = country_of(name, words, gazetteer)
        people = next(filter(None, map(gazetteer.demonym, _spans(name, 2))), None)
        if code:
            named[code] += 2
        elif people:
            hinted[people] += 2
        else:
            unsure.append(name)
    hinted.update(_of_publisher(publisher or "", words, gazetteer))
    if not named:
        hinted.update(_shared(unsure, words, gazetteer))
    context = Context(countries=_ordered(named), hinted=_ordered(hinted))
    known: dict[tuple[Sequence[str], str], Unit | None] = {}
    for name in unsure:
        said = (*(word.text for word in name.words), name.text), name.tied
        if said not in known:
            known[said] = _certain(name, context, words, gazetteer)
        unit = known[said]
        if unit is None:
            continue
        named[unit.country] += 1
        if unit.level.startswith("admin"):
            divisions.add(unit.row)
        elif unit.lat is not None and unit.lon is not None:
            points.append((unit.lat, unit.lon))
    return Context(
        countries=_ordered(named),
        hinted=_ordered(hinted),
        divisions=frozenset(divisions),
        points=tuple(dict.fromkeys(points))[:_POINTS],
    )


def nearby(context: Context, countries: Iterable[str]) -> Context:
    """The context with these countries first: those that the sentence, then its paragraph, speaks of."""
    return replace(context, countries=tuple(dict.fromkeys((*countries, *context.countries))))


def _shared(names: Iterable[Name], words: PlaceWords, gazetteer: Gazetteer) -> list[str]:
    """The country in which most of the names are towns, if it holds two or more and no other holds as many."""
    found: Counter[str] = Counter()
    for text in sorted({name.text for name in names if _is_plain(name, words)}):
        found.update({each.unit.country for each in gazetteer.candidates(text) if each.unit.level != "country"})
    (first, most), (_, next_most) = (*found.most_common(2), ("", 0), ("", 0))[:2]
    return [first] if most > max(next_most, 1) else []


def _is_plain(name: Name, words: PlaceWords) -> bool:
    """Not part of a compound, no body and no common word."""
    said = [word.text for word in name.words]
    return not name.tied and not any(word in words.organisations or word.lower() in words.common for word in said)


def _ordered(counted: Counter[str]) -> tuple[str, ...]:
    """The most named first, of two named as often the first in the text."""
    return tuple(code for code, _ in sorted(counted.items(), key=lambda pair: -pair[1]))


def _of_publisher(publisher: str, words: PlaceWords, gazetteer: Gazetteer) -> list[str]:
    said = {publisher, *publisher.split()}
    codes = {gazetteer.demonym(each) or words.hints.get(each) or gazetteer.countries.names.get(each) for each in said}
    return sorted(code for code in codes if code)


def country_of(name: Name, words: PlaceWords, gazetteer: Gazetteer) -> str | None:
    """The country that a name, or a body of one country in it, speaks of."""
    for text in (name.tied, name.text):
        region = gazetteer.region(text) if text else None
        if region is not None and region.region.country:
            return region.region.country
    names = gazetteer.countries.names
    for said in (*_spans(name, 4), name.tied):
        code = names.get(said) or words.hints.get(said) or (names.get(said.title()) if said.isupper() else None)
        if code:
            return code
    return None


def _spans(name: Name, longest: int) -> list[str]:
    """The words of a name and those that stand together in it, the longest first."""
    said = [word.text for word in name.words]
    if len(said) == 1:
        return said
    return [
        " ".join(said[at : at + size])
        for size in range(min(longest, len(said)), 0, -1)
        for at in range(len(said) - size + 1)
    ]


def _certain(name: Name, context: Context, words: PlaceWords, gazetteer: Gazetteer) -> Unit | None:
    """A place beyond doubt: not a common word, without rivals, in a country of the text or known everywhere."""
    if not _is_plain(name, words):
        return None
    choice = gazetteer.resolve(name.text, context)
    if choice is None or choice.unit is None or choice.rivals:
        return None
    spoken_of = context.countries and choice.unit.country not in context.countries
    size = gazetteer.rules.tolerance("well-known") * (gazetteer.rules.tolerance("like-size") if spoken_of else 1)
    large = choice.unit.population >= size
    told = choice.unit.level == "admin1" and name.words[-1].text.lower() in words.level_words
    return choice.unit if large or told or choice.unit.country in (*context.countries, *context.hinted) else None
