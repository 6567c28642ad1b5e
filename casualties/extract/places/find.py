"""Find the places of a sentence: which names are places, which one holds another, and what each does there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from casualties.extract.places.cues import Cue, Cues
from casualties.extract.places.judge import Judge, agree
from casualties.extract.places.known import Knower, Known
from casualties.extract.places.lists import level_lists
from casualties.extract.places.names import Name, names_in
from casualties.extract.places.placed import Placed
from casualties.extract.places.words import PlaceWords
from casualties.extract.text.reading import Sentence
from casualties.model import Place, PlaceKind
from casualties.scopes import Context, Gazetteer
from casualties.scopes.fold import fold

__all__ = ["Finder"]

_SPEAKING = ("speech", "owner")
_GAP = re.compile(r"\s*\||\t|\s{2}")


def _is_cell(text: str, sentence: Sentence, name: Name) -> bool:
    """Whether a name is all of a cell of a row set with bars, tabs or wide gaps."""
    opens = not text[sentence.start : name.start].strip(" |\t") or _GAP.search(text, name.start - 2, name.start)
    return bool(opens) and _GAP.match(text, name.end, sentence.end) is not None


@dataclass(slots=True)
class _Line:
    """One sentence while its names are gone through from the last to the first."""

    text: str
    sentence: Sentence
    names: list[Name]
    cues: list[Cue]
    found: dict[int, Placed]
    holders: set[int]
    owners: dict[int, int]


class Finder:
    """Places in sentences, by the words of `rules/places.yaml` and the gazetteer."""

    def __init__(self, words: PlaceWords, gazetteer: Gazetteer) -> None:
        self._words, self._gazetteer = words, gazetteer
        self._cues, self._knower = Cues(words, gazetteer), Knower(words, gazetteer)
        self._joined = frozenset(
            name
            for name in (*gazetteer.countries.names, *gazetteer.regions.written)
            if " of " in name or " and " in name or " the " in name
        )
        self._large = gazetteer.rules.tolerance("well-known")
        self._judge = Judge(words, gazetteer)
        self._far_larger = gazetteer.rules.tolerance("far-larger")
        self._quartered = gazetteer.rules.tolerance("town-of-quarters")

    def names(self, text: str, sentence: Sentence) -> list[Name]:
        """Names with a capital in a sentence."""
        return list(names_in(text, sentence.start, sentence.end, self._words.never, self._is_one))

    def _is_one(self, said: str, between: str) -> bool:
        """Whether two names with a small word between are one: "Horn of Africa", "Cox's Bazar"."""
        return said in self._joined or (between in ("'s ", "’s ") and bool(self._gazetteer.named(said)))

    def find(self, text: str, sentence: Sentence, names: Sequence[Name], context: Context) -> list[Placed]:
        """The places among the names of a sentence, in order of their start."""
        kept = [name for name in names if not self._judge.is_people(name)]
        line = _Line(text, sentence, kept, self._read_cues(text, sentence, kept), {}, set(), {})
        for at in range(len(kept) - 1, -1, -1):
            placed = self._place(line, at, context)
            if placed is not None:
                line.found[at] = placed
        levelled = level_lists(text, line.found, line.holders, self._words.lists)
        return [replace(each, role="holder") if at in line.holders else each for at, each in levelled]

    def _read_cues(self, text: str, sentence: Sentence, names: Sequence[Name]) -> list[Cue]:
        """The cue of each name; in a list what stands before the first holds for all."""
        cues: list[Cue] = []
        row = _GAP.search(sentence.text) is not None
        for at, name in enumerate(names):
            cue = self._cues.of(text, sentence, name)
            if row and cue.role == "named" and _is_cell(text, sentence, name):
                cue = replace(cue, role="label")  # "| Idlib | 80 |"
            listed = at and cue.strength in ("", "weak", "known") and cue.role not in _SPEAKING
            if listed and self._words.lists.fullmatch(text, names[at - 1].end, name.start):
                before = cues[-1]
                cue = replace(cue, strength=before.strength or cue.strength)
                if cue.role in ("named", "scene") and before.role != "owner":
                    cue = replace(cue, role=before.role)
            cues.append(cue)
        return cues

    def _place(self, line: _Line, at: int, context: Context) -> Placed | None:
        """The place that a name stands for; the place that holds it is marked."""
        name, cue = line.names[at], line.cues[at]
        if self._judge.is_other(name, cue):
            return None
        known = self._knower.known(name, cue, context)
        holder, inside = self._held_by(line, at, context)
        if inside is not None and not (known is not None and self._is_list(line, at, holder, known, inside)):
            settled, placed = self._inside(line, at, known, holder, inside, context)
            if settled:
                return placed
        if known is None:
            return self._unlisted(line, name, cue, context)
        meant = self._judge.is_meant(line.sentence, name, cue, known, context)
        return self._placed(line, known, cue) if meant else None

    def _inside(
        self, line: _Line, at: int, known: Known | None, holder: int | None, inside: Place, context: Context
    ) -> tuple[bool, Placed | None]:
        """The place of a name inside the one that holds it, and whether that settles what the name stands for."""
        name, cue = line.names[at], line.cues[at]
        said = line.text[name.start : cue.core_end]
        if holder is not None and holder > at and fold(said) == fold(inside.text) and cue.level_kind == "admin":
            self._mark(line, holder)
            same = inside.model_copy(update={"kind": PlaceKind.ADMIN})
            return True, Placed(name.start, cue.core_end, same, line.sentence.index, cue.role)
        within = self._knower.within(name, cue, inside, context)
        if within is not None and self._is_part(cue, inside, within):
            self._leave_to(line, holder, cue)
            return True, None
        if within is not None:
            self._mark(line, holder)
            return True, self._placed(line, within, replace(cue, role="scene" if cue.role == "named" else cue.role))
        if known is None or holder is None or self._is_elsewhere(known, inside):
            return True, self._unlisted_in(line, at, inside, holder)
        if (cue.site or cue.quarter) and inside.kind is PlaceKind.CITY:
            self._leave_to(line, holder, cue)
            return True, None
        if holder > at and agree(known.choice.place, inside):
            self._mark(line, holder)
        return False, None

    def _is_elsewhere(self, known: Known, inside: Place) -> bool:
        """Whether a name is of a small town of another country than the one that is told."""
        unit = known.choice.unit
        told = inside.country is not None and inside.kind is not PlaceKind.CITY
        return told and unit is not None and unit.country != inside.country and unit.population < self._large

    def _leave_to(self, line: _Line, holder: int | None, cue: Cue) -> None:
        """A spot or quarter of a town is left to the town, which is a scene where the spot is."""
        town = line.found.get(holder) if holder is not None else None
        if holder is not None and town is not None and cue.role == "scene" and town.role in ("named", "mentioned"):
            line.found[holder] = replace(town, role="scene")

    def _held_by(self, line: _Line, at: int, context: Context) -> tuple[int | None, Place | None]:
        """The name that holds this one, and its place: "X in Y", "X, Y", "Y's X", "the Yemeni city of X"."""
        text, names = line.text, line.names
        after = line.found.get(at + 1)
        owned = next((inner for inner, owner in line.owners.items() if owner == at + 1), None)
        told = after is not None and after.role not in ("speech", "dateline")
        if after is not None and told and self._words.holds.fullmatch(text, names[at].end, after.start):
            if owned is not None and owned in line.found:
                return owned, line.found[owned].value
            return at + 1, after.value
        country = after.value.country if after is not None and told else None
        if after is not None and country and self._words.beside.fullmatch(text, names[at].end, after.start):
            spot = line.cues[at].site or (line.cues[at].quarter and not line.cues[at].level)
            return at + 1, after.value if spot else Place(country=country, kind=PlaceKind.COUNTRY)
        if at and self._words.owns.fullmatch(text, names[at - 1].end, names[at].start):
            owner, cue = names[at - 1], line.cues[at - 1]
            known = None if self._judge.is_other(owner, cue) or owner.tied else self._knower.known(owner, cue, context)
            if known is not None:
                line.owners[at] = at - 1
                return at - 1, known.choice.place
        if line.cues[at].people:
            return None, Place(country=line.cues[at].people, kind=PlaceKind.COUNTRY)
        return None, None

    def _is_list(self, line: _Line, at: int, holder: int | None, known: Known, inside: Place) -> bool:
        """Whether two towns stand side by side in a list, "Idlib, Saraqib and Ariha", rather than one in the other."""
        if inside.kind is not PlaceKind.CITY or holder is None or holder < at or known.choice.unit is None:
            return False
        between = line.text[line.names[at].end : line.found[holder].start]
        if fold(known.choice.place.admin1 or "") in (fold(inside.text), fold(inside.name or "")):
            return False
        alike = known.choice.unit.population * self._far_larger >= self._people_of(inside)
        return between.strip() == "," and known.choice.unit.level == "city" and alike

    def _is_part(self, cue: Cue, inside: Place, within: Known) -> bool:
        """Whether a name is a spot or quarter of the very town that holds it, which then stands for it."""
        if inside.kind is not PlaceKind.CITY:
            return False
        large = self._people_of(inside) >= self._quartered
        narrow = within.choice.unit is None or within.choice.unit.level == "city"
        return bool(cue.site or (narrow and cue.quarter and (large or not cue.level)))

    def _mark(self, line: _Line, holder: int | None) -> None:
        if holder is not None:
            line.holders.add(holder)

    def _unlisted_in(self, line: _Line, at: int, inside: Place, holder: int | None) -> Placed | None:
        """A name that the gazetteer lacks, inside a place: a part of a large town stands for the town."""
        name, cue = line.names[at], line.cues[at]
        large = inside.kind is PlaceKind.CITY and self._people_of(inside) >= self._quartered
        if inside.kind is PlaceKind.CITY and (cue.site or (cue.quarter and (large or not cue.level))):
            self._leave_to(line, holder, cue)
            return None
        glossed = holder is not None and holder > at and "(" in line.text[name.end : line.found[holder].start]
        if not self._judge.is_nameable(name) or (cue.strength not in ("strong", "known") and not glossed):
            owner = holder is not None and holder < at and line.cues[holder].strength in ("strong", "known")
            if not owner or not (cue.level or cue.level_kind):
                return None
        if cue.a or (cue.site and "camp" not in cue.site) or (cue.the and not (cue.level_kind or cue.quarter)):
            return None
        self._mark(line, holder)
        return self._made(line, name, cue, country=inside.country, admin1=inside.admin1)

    def _people_of(self, place: Place) -> int:
        found = (unit for unit in self._gazetteer.named(place.name or "") if unit.geonameid == place.geonameid)
        return max((unit.population for unit in found), default=0)

    def _unlisted(self, line: _Line, name: Name, cue: Cue, context: Context) -> Placed | None:
        island = cue.strength == "known" and cue.site.startswith("island")
        if (cue.strength != "strong" and not island) or not self._judge.is_nameable(name) or cue.a:
            return None
        country = next(iter((*context.countries, *context.hinted)), None)
        placed = self._made(line, name, cue, country=country)
        spot = (cue.site and not island) or (cue.quarter and not cue.level) or (cue.the and not cue.level_kind)
        return replace(placed, role="spot") if spot else placed

    def _made(self, line: _Line, name: Name, cue: Cue, *, country: str | None, admin1: str | None = None) -> Placed:
        """A place that the gazetteer lacks: its name as written, and where it lies."""
        said = line.text[name.start : cue.core_end]
        kind = PlaceKind.ADMIN if cue.level_kind == "admin" else PlaceKind.CITY
        place = Place(name=said, country=country, admin1=admin1, kind=kind, text=said)
        role = "scene" if cue.role == "named" else cue.role
        return Placed(name.start, cue.core_end, place, line.sentence.index, role, unlisted=True)

    def _placed(self, line: _Line, known: Known, cue: Cue) -> Placed:
        rivals = []
        for unit in known.choice.rivals[:3]:
            above = [at.name for at in self._gazetteer.above(unit) if at.level in ("admin1", "country")]
            rivals.append(f"{unit.name} ({', '.join(above) or unit.country})")
        return Placed(known.start, known.end, known.choice.place, line.sentence.index, cue.role, tuple(rivals))
