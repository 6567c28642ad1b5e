"""A run as it is stored: the tables and the record that `casualties reconcile` wrote into a folder."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from casualties.bounds import INCIDENTS
from casualties.errors import InputError
from casualties.model import CLAIMS, LINKS, MEMBERS, Linkage
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
    record = folder / "run.json"
    if not record.is_file():
        raise InputError(folder, "holds no run (no run.json)", "name the OUT folder of `casualties reconcile`")
    try:
        run = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(record, f"cannot be read ({error})", "run `casualties reconcile` again") from None
    return Stored(**{name: _table(folder / f"{name}.csv", schema) for name, schema in _TABLES.items()}, run=run)


def _table(path: Path, schema: dict[str, Any]) -> pl.DataFrame:
    try:
        frame = pl.read_csv(path, schema_overrides=schema)
    except (pl.exceptions.PolarsError, OSError) as error:
        what = f"cannot be read ({str(error).splitlines()[0]})"
        raise InputError(path, what, "run `casualties reconcile` again") from None
    missing = [name for name in schema if name not in frame.columns]
    if missing:
        raise InputError(path, f"lacks the column {', '.join(missing)}", "run `casualties reconcile` again")
    return frame
