"""Choose among places of one name: by what the text says of it, by what else it speaks of, then by people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import log10

from casualties.model import Place
from casualties.rulebook.places import PlaceRules
from casualties.scopes.distances import kilometres
from casualties.scopes.fold import fold, skeleton
from casualties.scopes.gazetteer_index import Index, Unit

__all__ = ["Candidate", "Choice", "Chooser", "Context"]

_KM_A_DEGREE = 111.0
_FITTING = {
    "": ("city", "admin1", "country", "admin2"),
    "city": ("city",),
    "admin1": ("admin1", "admin2", "city"),
    "admin2": ("admin2", "city", "admin1"),
}


@dataclass(frozen=True, slots=True)
class Context:
    """What else is known of a place.

    For sure it lies in one of these countries (`only`), in one of these rows (`division`), near one of the points
    (`near`). The text speaks of `countries`, the most spoken of first, and of `hinted` by their adjectives; it names
    `divisions` (rows) and towns (`points`, latitude and longitude).
    """

    only: frozenset[str] = frozenset()
    division: frozenset[int] = frozenset()
    countries: tuple[str, ...] = ()
    hinted: tuple[str, ...] = ()
    divisions: frozenset[int] = frozenset()
    points: tuple[tuple[float, float], ...] = ()
    near: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may stand for; `likeness` is 2 for its main name, 1 for another, 0 for one written over."""

    unit: Unit
    likeness: int


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen, its line in the gazetteer (none for a region), and rivals that nothing rules out."""

    place: Place
    unit: Unit | None
    rivals: tuple[Unit, ...] = ()


class Chooser:
    """Weighs candidates by the tolerances of `rules/places.yaml`."""

    def __init__(self, index: Index, rules: PlaceRules) -> None:
        self._like_size = rules.tolerance("like-size")
        self._well_known = rules.tolerance("well-known")
        self._unmistaken = rules.tolerance("known-without-cue")
        self._far_larger = rules.tolerance("far-larger")
        self._outweighs = rules.tolerance("outweighs")
        self._much_smaller = rules.tolerance("much-smaller")
        self._rows_above = lru_cache(1 << 15)(lambda unit: frozenset(at.row for at in index.above(unit)))
        self._index = index
        self._same_part_km = rules.tolerance("same-part-km")
        self._near_km = rules.tolerance("near-km")

    def choose(
        self, candidates: Sequence[Candidate], wanted: str, context: Context
    ) -> tuple[Unit, tuple[Unit, ...]] | None:
        """The likeliest place and its rivals of like size; None where none fits. `wanted` is the level asked for."""
        levels = _FITTING[wanted]
        if wanted == "admin2":
            candidates = [each for each in candidates if not self._by_an_old_name(each)]
        fitting = [each for each in candidates if each.unit.level in levels and self._allowed(each, context)]
        if wanted == "admin1" and any(each.unit.level != "city" for each in fitting):
            fitting = [each for each in fitting if each.unit.level != "city"]
        if not any(each.likeness for each in fitting) and not (context.only or context.division or context.near):
            fitting = self._only_one(candidates, levels, context) or fitting
        if not fitting:
            return None
        weighed = sorted(
            ((self._support(each.unit, context), each) for each in fitting),
            key=lambda pair: (-self._weight(pair[0], pair[1], levels), pair[1].unit.row),
        )
        support, best = weighed[0]
        best, support = self._metropolis(best, support, weighed, context)
        best, support = self._by_level(best, support, weighed, wanted)
        rivals = [
            each.unit
            for other, each in weighed
            if each is not best
            and other >= support
            and each.likeness == best.likeness
            and self._rivals(best.unit, each.unit)
        ]
        return best.unit, tuple(rivals)

    def _by_an_old_name(self, candidate: Candidate) -> bool:
        """Whether a town is named otherwise than by its own name, where names are not written over in many spellings.

        Such a town does not stand for a township or district of that name: Paterson was Manchester once, and is not
        Manchester Township.
        """
        unit = candidate.unit
        if candidate.likeness != 1 or unit.level != "city":
            return False
        return unit.row not in self._index.rows("*" + skeleton(fold(unit.name)))

    def _only_one(self, candidates: Sequence[Candidate], levels: Sequence[str], context: Context) -> list[Candidate]:
        """A town of some size that all others of its name are far smaller than, though the text speaks of elsewhere.

        By another than its main name it is meant only where it lies in that part of the world.
        """
        named = [each for each in candidates if each.likeness and each.unit.level in levels]
        first = max(named, key=lambda each: each.unit.population, default=None)
        if first is None or first.unit.population < self._unmistaken:
            return []
        if first.likeness == 1 and not self._in_that_part(first.unit, context):
            return []
        others = [each.unit.population for each in named if each.unit.country != first.unit.country]
        return [first] if first.unit.population > self._far_larger * max(others, default=0) else []

    def _in_that_part(self, unit: Unit, context: Context) -> bool:
        capitals = (row for code in context.countries for row in self._index.rows("^" + code.lower())[:1])
        seats = [(seat.lat, seat.lon) for seat in map(self._index.unit, capitals) if seat.lat and seat.lon]
        points = (*context.points, *seats)
        return not points or self._near(unit, replace(context, points=points), self._same_part_km)

    def _allowed(self, each: Candidate, context: Context) -> bool:
        """Whether the text leaves room for it: inside what is stated, or in its countries, or known everywhere."""
        unit = each.unit
        if context.only and unit.country not in context.only:
            return False
        if context.near and not self._near(unit, context, self._near_km / 3):
            return False
        if context.division:
            return unit.row not in context.division and bool(context.division & self._rows_above(unit))
        if not context.countries or unit.country in (*context.countries, *context.hinted) or context.only:
            return True
        known = unit.population >= self._well_known
        return unit.level == "country" or (known and (each.likeness > 1 or self._in_that_part(unit, context)))

    def _support(self, unit: Unit, context: Context) -> float:
        """How much of what the text speaks of holds for a place."""
        support = 0.0
        if unit.country in context.countries:
            support += 2 if context.countries[0] == unit.country else 1.5
        elif unit.country in context.hinted:
            support += 1
        if context.divisions & (self._rows_above(unit) | {unit.row}):
            support += 3
        elif self._near(unit, context, self._near_km):
            support += 1
        return support

    def _near(self, unit: Unit, context: Context, within_km: float) -> bool:
        if unit.lat is None or unit.lon is None:
            return False
        degrees = within_km / _KM_A_DEGREE
        return any(
            abs(unit.lat - lat) <= degrees and kilometres(unit.lat, unit.lon, lat, lon) <= within_km
            for lat, lon in context.points
        )

    def _weight(self, support: float, each: Candidate, levels: tuple[str, ...]) -> float:
        people = log10(each.unit.population + 1)
        known = 12 if each.unit.level == "country" else 0
        return 3 * support + people + known + 1.5 * each.likeness - 0.5 * levels.index(each.unit.level)

    def _metropolis(
        self, best: Candidate, support: float, weighed: list[tuple[float, Candidate]], context: Context
    ) -> tuple[Candidate, float]:
        """A town known everywhere rather than a far smaller one in a country that the text only mentions (London)."""
        if context.only or context.division or best.unit.level == "country":
            return best, support
        if self._near(best.unit, context, self._near_km):
            return best, support
        for other, each in weighed:
            known = each.unit.population >= self._well_known and each.likeness == 2
            if known and each.unit.population >= self._outweighs * max(best.unit.population, 1):
                return each, other
        return best, support

    def _by_level(
        self, best: Candidate, support: float, weighed: list[tuple[float, Candidate]], wanted: str
    ) -> tuple[Candidate, float]:
        """The town rather than its division of the same name, unless the words say so or it is far smaller."""
        if wanted or best.unit.level not in ("admin1", "admin2"):
            return best, support
        for other, each in weighed:
            inside = best.unit.row in self._rows_above(each.unit)
            large = each.unit.population * self._much_smaller >= best.unit.population
            if each.unit.level == "city" and inside and large and each.likeness >= min(best.likeness, 1):
                return each, other
        return best, support

    def _rivals(self, best: Unit, other: Unit) -> bool:
        """Whether two places are of like size and not one within, or beside, the other."""
        capital = self._index.rows("^" + best.country.lower())
        if (
            best.level == "country"
            or best.row in capital
            or best.row in self._rows_above(other)
            or other.row in self._rows_above(best)
        ):
            return False
        if other.population * self._like_size < best.population or other.level == "admin2":
            return False
        if None in (best.lat, best.lon, other.lat, other.lon):
            return best.country != other.country
        return kilometres(best.lat, best.lon, other.lat, other.lon) > self._near_km / 3  # type: ignore[arg-type]
