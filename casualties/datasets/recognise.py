"""Which column map reads a file: the one named, or the one whose header the file has."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn

from casualties.datasets.cells import bound, columns_of, folded, missing_columns
from casualties.datasets.hxl import hxl_map, tags_of
from casualties.datasets.sheet import Sheet
from casualties.errors import InputError, did_you_mean
from casualties.rulebook.datasets import DatasetMap
from casualties.rulebook.hxl import HxlRules

__all__ = ["Recognised", "recognise", "recognise_all"]


@dataclass(frozen=True, slots=True)
class Recognised:
    """A sheet and the map that reads it.

    `columns` gives the sheet's column for each name of the map that is there. Rows up to `tags_line` are HXL hashtags
    and what stands above them (0: none).
    """

    sheet: Sheet
    mapped: DatasetMap
    columns: dict[str, str]
    tags_line: int = 0

    @property
    def ignored(self) -> tuple[str, ...]:
        """Columns of the sheet that the map does not use, in their order."""
        known = set(self.columns.values())
        of_the_map = {folded(name) for name in self.mapped.known}
        return tuple(name for name in self.sheet.columns if name not in known and folded(name) not in of_the_map)


def recognise(
    sheets: Sequence[Sheet], maps: Mapping[str, DatasetMap], hxl: HxlRules, named: str | None = None
) -> Recognised:
    """The map named, or else a user's own, or else the one of which most columns are there.

    A general one is taken only where no other fits, and HXL hashtags only where no header does.

    Raises InputError where the name is unknown, where a named map lacks a column, or where no map fits: then with the
    map that comes nearest and the columns it lacks.
    """
    path = sheets[0].path
    if (without := _without_header(sheets[0], maps, named)) is not None:
        return without
    if named is not None:
        if named not in maps:
            guess = did_you_mean(named, list(maps))
            raise InputError(path, f'no dataset "{named}" in the rules{guess}', f"known are {', '.join(maps)}")
        fitting = [sheet for sheet in sheets if not missing_columns(maps[named], sheet.columns)]
        sheet = fitting[0] if fitting else sheets[0]
        if problems := missing_columns(maps[named], sheet.columns):
            raise InputError(path, f"cannot be read as {named}: {', '.join(problems)}", _header_of(sheet))
        return _recognised(sheet, maps[named])
    found = [
        (mapped.general, not mapped.own, -_used(mapped, sheet), name, at)
        for at, sheet in enumerate(sheets)
        for name, mapped in maps.items()
        if not _lacking(mapped, sheet) and not bound(mapped.never, sheet.columns)
    ]
    if not found:
        return _by_tags(sheets, hxl) or _unknown(sheets, maps)
    *_, name, at = min(found)
    if problems := missing_columns(maps[name], sheets[at].columns):
        raise InputError(path, f"looks like {name}: {', '.join(problems)}", _header_of(sheets[at]))
    return _recognised(sheets[at], maps[name])


def recognise_all(
    sheets: Sequence[Sheet], maps: Mapping[str, DatasetMap], hxl: HxlRules, named: str | None
) -> tuple[tuple[Recognised, ...], tuple[str, ...]]:
    """Every sheet that the map of the first one recognised reads too, and the names of the others.

    Raises what `recognise` raises.
    """
    first = recognise(sheets, maps, hxl, named)
    found, others = [], []
    for sheet in sheets:
        try:
            known = first if sheet is first.sheet or len(sheets) == 1 else recognise([sheet], maps, hxl, named)
        except InputError:
            others.append(sheet.name)
            continue
        if known.mapped.id == first.mapped.id:
            found.append(known)
        else:
            others.append(sheet.name)
    return tuple(found), tuple(others)


def _without_header(sheet: Sheet, maps: Mapping[str, DatasetMap], named: str | None) -> Recognised | None:
    """The sheet of a release without its header, whose first line looks as a row of the map does."""
    if sheet.named_by is None:
        return None
    for name, mapped in maps.items():
        release = mapped.no_header
        if release is None or named not in (None, name) or len(release.columns) != len(sheet.first):
            continue
        cells = dict(zip(release.columns, sheet.first, strict=True))
        if all(re.fullmatch(pattern, cells[column].strip()) for column, pattern in release.cells.items()):
            return _recognised(sheet.named_by(release.columns), mapped)
    return None


def _recognised(sheet: Sheet, mapped: DatasetMap) -> Recognised:
    return Recognised(sheet, mapped, bound(columns_of(mapped), sheet.columns), tags_of(sheet)[0])


def _by_tags(sheets: Sequence[Sheet], rules: HxlRules) -> Recognised | None:
    for sheet in sheets:
        line, tags = tags_of(sheet)
        if tags and (mapped := hxl_map(tags, rules)) is not None:
            return Recognised(sheet, mapped, bound(columns_of(mapped), sheet.columns), line)
    return None


def _unknown(sheets: Sequence[Sheet], maps: Mapping[str, DatasetMap]) -> NoReturn:
    raise InputError(sheets[0].path, _nearest(sheets, maps), _header_of(sheets[0]))


def _used(mapped: DatasetMap, sheet: Sheet) -> int:
    return len(set(bound(columns_of(mapped), sheet.columns).values()))


def _lacking(mapped: DatasetMap, sheet: Sheet) -> list[str]:
    """The columns of the map's header that the sheet has not."""
    return [names[0] for names in mapped.header if not bound(names, sheet.columns)]


def _nearest(sheets: Sequence[Sheet], maps: Mapping[str, DatasetMap]) -> str:
    """Which map comes nearest to the first sheet, in words."""
    sheet = sheets[0]
    shares = [(len(_lacking(mapped, sheet)) / len(mapped.header), name) for name, mapped in maps.items()]
    share, name = min(shares, default=(1.0, ""))
    if share == 1:
        return "is no dataset that the rules know"
    lacking = _lacking(maps[name], sheet)
    if not lacking:
        never = ", ".join(f'"{column}"' for column in bound(maps[name].never, sheet.columns).values())
        return f"has the columns of {name}, and {never}, which no such table has"
    told = ", ".join(f'"{column}"{did_you_mean(column, list(sheet.columns))}' for column in lacking)
    return f"is no dataset that the rules know; the nearest is {name}, which needs {told}"


def _header_of(sheet: Sheet) -> str:
    shown = ", ".join(sheet.columns[:20]) + (", …" if len(sheet.columns) > 20 else "")
    return f"its columns are {shown}; name one with --dataset or add a map to rules/datasets"
