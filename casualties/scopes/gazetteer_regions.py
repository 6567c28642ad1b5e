"""Regions of `rules/regions.yaml`, and other names of places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from casualties.model import Place, PlaceKind
from casualties.rulebook.regions import Region, Regions
from casualties.scopes.fold import fold, skeleton
from casualties.scopes.gazetteer_choice import Context
from casualties.scopes.gazetteer_index import Unit

__all__ = ["KnownRegion", "RegionTable"]

Find = Callable[[str], Unit | None]
_REGION = "region/"


@dataclass(frozen=True)
class KnownRegion:
    """A region with its places looked up; its number is below zero, where no line of the gazetteer is."""

    number: int
    region: Region
    find: Find
    others: Mapping[str, KnownRegion]

    @property
    def countries(self) -> frozenset[str]:
        """The countries in which it lies."""
        paths = (*self.region.within, *self.region.covers)
        return frozenset(path.partition("/")[0] for path in paths if not path.startswith(_REGION))

    @cached_property
    def covers(self) -> frozenset[int]:
        """Rows of the places that lie in it as a whole."""
        return self._rows(self.region.covers)

    @cached_property
    def within(self) -> frozenset[int]:
        """Rows of the places in which it lies (together, where they are several)."""
        return self._rows(self.region.within)

    @cached_property
    def touches(self) -> frozenset[int]:
        """Rows of the places of which it holds a part."""
        return self._rows(self.region.touches)

    def fits(self, context: Context) -> bool:
        """Whether it can be meant where a country is stated."""
        return not context.only or bool(self.countries & context.only)

    def place(self, text: str) -> Place:
        """The region as a place."""
        return Place(name=self.region.names[0], country=self.region.country, kind=PlaceKind.REGION, text=text)

    @cached_property
    def around(self) -> frozenset[int]:
        """Numbers of this region and of those in which it lies."""
        others = (self.others[path.removeprefix(_REGION)] for path in self.region.within if path.startswith(_REGION))
        return frozenset({self.number}).union(*(other.around for other in others))

    def _rows(self, paths: tuple[str, ...]) -> frozenset[int]:
        units = (self.find(path) for path in paths if not path.startswith(_REGION))
        return frozenset(unit.row for unit in units if unit is not None)


class RegionTable:
    """Regions by folded name, aliases by folded name."""

    def __init__(self, rules: Regions, find: Find) -> None:
        self._find = find
        known: dict[str, KnownRegion] = {}
        for at, region in enumerate(rules.regions, start=1):
            known[region.id] = KnownRegion(-at, region, find, known)
        self._regions = {fold(name): known[region.id] for region in rules.regions for name in region.names}
        self._written = (
            *(name for region in rules.regions for name in region.names),
            *(name for alias in rules.aliases for name in alias.names),
        )
        self._aliases = {fold(name): alias.place for alias in rules.aliases for name in alias.names}
        self._short = {
            short: f"{entry.country}/admin1/{name}"
            for entry in rules.abbreviations
            for name, forms in entry.divisions.items()
            for short in forms
        }
        self._villages: dict[str, list[tuple[str, str]]] = {}
        for entry in rules.villages:
            for name in entry.names:
                for key in (fold(name), "*" + skeleton(fold(name))):
                    self._villages.setdefault(key, []).append((name, entry.division))
        self._found: dict[str, Unit | None] = {}

    def __iter__(self) -> Iterator[KnownRegion]:
        """Each region, once for each of its names."""
        return iter(self._regions.values())

    @property
    def written(self) -> tuple[str, ...]:
        """All names of regions and aliases as the rules write them."""
        return self._written

    def named(self, folded: str) -> KnownRegion | None:
        """The region with this folded name."""
        return self._regions.get(folded)

    def division_by_short_form(self, written: str) -> Unit | None:
        """The division of a short form that stands after a comma: "Miss." → Mississippi."""
        path = self._short.get(written) or self._short.get(written.rstrip("."))
        return self._division(path) if path else None

    def has_village(self, folded: str) -> bool:
        """Whether the rules add a place of this name."""
        return folded in self._villages

    def village(self, folded: str, context: Context, around: Callable[[int], frozenset[int]]) -> Place | None:
        """The place that the rules add, where it may be meant; `around` gives a row and those that hold it."""
        for name, path in self._villages.get(folded) or self._villages.get("*" + skeleton(folded), []):
            division = self._division(path)
            known = (*context.countries, *context.hinted)
            if division is None or (context.only and division.country not in context.only):
                continue
            if context.division and not any(division.row in around(row) for row in context.division):
                continue
            if not context.only and not context.division and known and division.country not in known:
                continue
            return Place(name=name, country=division.country, admin1=division.name, kind=PlaceKind.CITY, text=name)
        return None

    def _division(self, path: str) -> Unit | None:
        if path not in self._found:
            self._found[path] = self._find(path)
        return self._found[path]

    def alias(self, folded: str) -> Unit | None:
        """The place that a rule gives for this folded name."""
        if folded not in self._aliases:
            return None
        if folded not in self._found:
            self._found[folded] = self._find(self._aliases[folded])
        return self._found[folded]
