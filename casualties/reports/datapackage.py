"""`datapackage.json` (Data Package v2): what every table and column holds, with keys, units, words and hashes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import polars as pl

from casualties.reports.columns import KEYS, column
from casualties.reports.stored import Stored

__all__ = ["datapackage"]

_TYPES = {pl.Int64: "integer", pl.Float64: "number", pl.Date: "date", pl.Boolean: "boolean", pl.String: "string"}
_OF_CLAIMS = {"members": ("claim_id",), "links": ("left_claim", "right_claim"), "near": ("left_claim", "right_claim")}
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_GUARD = (
    "Texts that start with =, +, -, @, a tab or a carriage return carry an apostrophe before them, so that no "
    "spreadsheet runs them as a formula. Files are UTF-8 with a byte order mark."
)


def datapackage(stored: Stored, files: Mapping[str, bytes], *, profile: str) -> bytes:
    """The description of the CSV `files` (name → content) that hold the run's tables."""
    resources = [
        _resource(name, frame, files[f"{name}.csv"]) for name, frame in stored.frames.items() if f"{name}.csv" in files
    ]
    package = {
        "$schema": _PROFILE,
        "name": "casualties-run",
        "title": "Casualty figures reconciled",
        "description": f"Policy: {stored.run['policy']}. Profile: {profile}. {_GUARD}",
        "version": stored.run["casualties"],
        "resources": resources,
    }
    return (json.dumps(package, indent=2, ensure_ascii=False) + "\n").encode()


def _resource(name: str, frame: pl.DataFrame, content: bytes) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(name, each, frame) for each in frame.columns], "missingValues": [""]}
    if KEYS[name] and name != "incidents":
        schema["primaryKey"] = list(KEYS[name])
    if name in _OF_CLAIMS:
        schema["foreignKeys"] = [
            {"fields": [each], "reference": {"resource": "claims", "fields": ["claim_id"]}} for each in _OF_CLAIMS[name]
        ]
    return {
        "name": name,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": schema,
    }


def _field(table: str, name: str, frame: pl.DataFrame) -> dict[str, Any]:
    told = column(table, name)
    field: dict[str, Any] = {"name": name, "type": _TYPES[frame.schema[name].base_type()], "description": told.says}
    if told.unit:
        field["unit"] = told.unit
    constraints: dict[str, Any] = {"enum": [str(word) for word in told.words]} if told.words else {}
    if name in KEYS[table] and table != "incidents":
        constraints["required"] = True
    if constraints:
        field["constraints"] = constraints
    return field
