"""HXL: a table whose columns are named by hashtags in a row of their own, read as a column map."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from casualties.datasets.sheet import LINE, Sheet
from casualties.rulebook.datasets import DatasetMap
from casualties.rulebook.hxl import HxlGroup, HxlHarm, HxlRules

__all__ = ["HXL", "hxl_map", "tags_of"]

HXL = "hxl"
"""The id of the column map that is made from tags."""

_ROWS_LOOKED_AT = 25
_AGAIN = re.compile(r" \(\d+\)$")
_NO_NAME = re.compile(r"column \d+")
_PERIOD, _PLACE = ("date", "start", "end"), ("admin1", "country", "latitude", "longitude")


@dataclass(frozen=True, slots=True)
class _Tag:
    """A column's hashtag and attributes, small letters."""

    column: str
    tag: str
    attributes: tuple[str, ...]


def tags_of(sheet: Sheet) -> tuple[int, dict[str, str]]:
    """The line of the row of hashtags among the first rows, and the tag of each column; (0, {}) where there is none.

    Where the header itself is that row, its line is 0.
    """
    if headed := _tags({name: name for name in sheet.columns}):
        return 0, headed
    batch = next(sheet.batches(sheet.columns), None)
    if batch is None:
        return 0, {}
    for row in batch.rows.head(_ROWS_LOOKED_AT).iter_rows(named=True):
        if tags := _tags({name: (row[name] or "").strip() for name in sheet.columns}):
            return row[LINE], tags
    return 0, {}


def _tags(cells: dict[str, str]) -> dict[str, str]:
    """The hashtags among the cells of a line; none where a cell that is not empty is no hashtag."""
    tags = {name: _AGAIN.sub("", cell) for name, cell in cells.items() if cell.startswith("#") and len(cell) > 1}
    empty = (not cell or _NO_NAME.fullmatch(cell) is not None for name, cell in cells.items() if name not in tags)
    return tags if all(empty) else {}


def hxl_map(tags: dict[str, str], rules: HxlRules) -> DatasetMap | None:
    """The column map that the tags say; None where no column is a figure of people harmed."""
    read = [_read(column, tag) for column, tag in tags.items()]
    figures = _figures(read, rules)
    if not figures:
        return None
    slots: dict[str, list[str]] = {}
    for entry in rules.slots:
        for tag in read:
            if tag.tag == entry.tag and set(entry.attributes) <= set(tag.attributes):
                claimed = any(tag.column in columns for columns in slots.values())
                if not claimed:
                    slots.setdefault(entry.slot, []).append(tag.column)
    place: dict[str, Any] = {name: slots[name] for name in _PLACE if name in slots}
    if "place" in slots:
        place["name"] = slots["place"]
    source = {name: slots[name] for name in ("origin", "publisher", "reported") if name in slots}
    return DatasetMap.model_validate(
        {
            "id": HXL,
            "why": "Made from the hashtags of the file.",
            "title": "HXL table",
            "header": [list(tags)],
            "may_lack": "all",
            "row_id": slots.get("row_id", []),
            "period": {name: slots[name] for name in _PERIOD if name in slots},
            "place": place,
            "figures": figures,
            "reported_by": source,
            **{name: slots[name] for name in ("cause", "perpetrator", "quote") if name in slots},
        }
    )


def _read(column: str, tag: str) -> _Tag:
    name, *attributes = (part.strip().lower() for part in tag.split("+"))
    return _Tag(column, name, tuple(attributes))


def _figures(tags: Sequence[_Tag], rules: HxlRules) -> list[dict[str, Any]]:
    """One figure for each harm and group of people, with its columns for value, low, best and high."""
    found: dict[str, dict[str, Any]] = {}
    for tag in tags:
        harm = _harm(tag, rules)
        if harm is None:
            continue
        number, groups, unknown = "value", [], []
        for attribute in tag.attributes:
            if attribute == harm.attribute or attribute in rules.silent:
                continue
            bounds = [bound.number for bound in rules.bounds if attribute in bound.attributes]
            group = [group for group in rules.groups if attribute in group.attributes]
            number = bounds[0] if bounds else number
            groups += group
            unknown += [] if bounds or group else [attribute]
        if unknown:
            continue
        victims = _victims(groups)
        key = "_".join([str(harm.harm), *(group.id for group in groups)])
        figure = found.setdefault(key, {"id": key, "harm": str(harm.harm), "victims": victims})
        figure.setdefault(number, []).append(tag.column)
    everyone = {str(figure["harm"]): figure["id"] for figure in found.values() if not figure["victims"]}
    for figure in found.values():
        if figure["victims"] and figure["harm"] in everyone:
            figure["part_of"] = everyone[figure["harm"]]
    return sorted(found.values(), key=lambda figure: "part_of" in figure)


def _harm(tag: _Tag, rules: HxlRules) -> HxlHarm | None:
    fitting = [harm for harm in rules.harms if harm.tag == tag.tag]
    return next((harm for harm in fitting if harm.attribute is None or harm.attribute in tag.attributes), None)


def _victims(groups: Sequence[HxlGroup]) -> dict[str, Any]:
    slots: dict[str, Any] = {}
    for group in groups:
        for name in ("status", "age", "sex", "role"):
            if (word := getattr(group, name)) is not None:
                slots[name] = {"constant": str(word)}
    return slots
