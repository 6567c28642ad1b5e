"""A run as it is stored: the tables and the record that `casualties reconcile` wrote into a folder."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import polars as pl

from casualties.bounds import INCIDENTS
from casualties.errors import InputError, did_you_mean
from casualties.model import (
    CLAIMS,
    LINKS,
    MEMBERS,
    Age,
    Basis,
    Coverage,
    Definition,
    Harm,
    Linkage,
    PlaceKind,
    Precision,
    Qualifier,
    Severity,
    Sex,
    Stance,
    Status,
)
from casualties.reports.tables import FINDINGS, UNREAD

__all__ = ["Stored", "read_stored"]

_TABLES: dict[str, dict[str, Any]] = {
    "claims": CLAIMS,
    "members": MEMBERS,
    "links": LINKS,
    "near": LINKS,
    "incidents": INCIDENTS,
    "findings": FINDINGS,
    "unread": UNREAD,
}

_WORDS: dict[str, type[StrEnum]] = {
    "harm": Harm,
    "qualifier": Qualifier,
    "status": Status,
    "age": Age,
    "sex": Sex,
    "place_kind": PlaceKind,
    "date_precision": Precision,
    "basis": Basis,
    "coverage": Coverage,
    "stance": Stance,
    "definition": Definition,
    "severity": Severity,
}

_RECORD = {"casualties": str, "policy": str, "options": dict, "counts": dict}
_COUNTS = ("documents", "datasets", "claims", "incidents", "findings", "errors", "warnings", "notes", "unread")
_AGAIN = "run `casualties reconcile` again"


@dataclass(frozen=True, slots=True)
class Stored:
    """The tables of a run, each with its schema, and `run.json`."""

    claims: pl.DataFrame
    members: pl.DataFrame
    links: pl.DataFrame
    near: pl.DataFrame
    incidents: pl.DataFrame
    findings: pl.DataFrame
    unread: pl.DataFrame
    run: dict[str, Any]

    @property
    def linkage(self) -> Linkage:
        """Incidents and the links behind them."""
        return Linkage(self.members, self.links, self.near)

    @property
    def frames(self) -> dict[str, pl.DataFrame]:
        """The tables by their names, in the order people read them."""
        return {
            "incidents": self.incidents,
            "findings": self.findings,
            "claims": self.claims,
            "members": self.members,
            "links": self.links,
            "near": self.near,
            "unread": self.unread,
        }


def read_stored(folder: Path) -> Stored:
    """The run stored in `folder`; InputError where it is none, or its tables were changed beyond reading."""
    run = _record(folder)
    return Stored(**{name: _table(folder / f"{name}.csv", schema) for name, schema in _TABLES.items()}, run=run)


def _record(folder: Path) -> dict[str, Any]:
    record = folder / "run.json"
    if not record.is_file():
        raise InputError(folder, "holds no run (no run.json)", "name the OUT folder of `casualties reconcile`")
    try:
        run = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(record, f"cannot be read ({error})", _AGAIN) from None
    if not isinstance(run, dict) or not all(isinstance(run.get(name), kind) for name, kind in _RECORD.items()):
        raise InputError(record, f"is no record of a run; it has to hold {', '.join(_RECORD)}", _AGAIN)
    missing = [name for name in _COUNTS if type(run["counts"].get(name)) is not int]
    if missing:
        raise InputError(record, f"its counts lack {', '.join(missing)}", _AGAIN)
    return run


def _table(path: Path, schema: dict[str, Any]) -> pl.DataFrame:
    try:
        frame = pl.read_csv(path.read_bytes(), schema_overrides=schema)  # by its bytes: a * in the path is no pattern
    except (pl.exceptions.PolarsError, OSError) as error:
        what = getattr(error, "strerror", None) or str(error).splitlines()[0]
        raise InputError(path, f"cannot be read ({what})", _AGAIN) from None
    missing = [name for name in schema if name not in frame.columns]
    if missing:
        named = ", ".join(missing[:5]) + (f" and {len(missing) - 5} more" if len(missing) > 5 else "")
        raise InputError(path, f"lacks the column {named}", _AGAIN)
    _check_words(frame, path)
    return frame


def _check_words(frame: pl.DataFrame, path: Path) -> None:
    """InputError where a column with words of ours holds another one, as after an edit by hand."""
    for name, kind in _WORDS.items():
        if name not in frame.columns:
            continue
        known = [str(word) for word in kind]
        column = frame[name].cast(pl.String)
        wrong = (column.is_not_null() & ~column.is_in(known)).arg_true()
        if len(wrong):
            word = column[wrong[0]]
            what = f'row {wrong[0] + 1:,}, {name}: "{word}" is no word of it{did_you_mean(word, known)}'
            raise InputError(path, what, f"one of {', '.join(known)}; correct it, or {_AGAIN}")
