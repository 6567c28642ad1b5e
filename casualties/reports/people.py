"""Tables for people: CSV that Excel opens as meant, guarded against formulas in text; HXL-tagged copies on request.

A text that starts with `=`, `+`, `-`, `@`, a tab or a carriage return is written with an apostrophe before it, since a
spreadsheet would take it for a formula; `datapackage.json` says so. Numbers and dates are left as they are.
"""

from __future__ import annotations

import polars as pl

from casualties.reports.columns import column
from casualties.reports.writing import BOM

__all__ = ["guarded", "people_csv", "tagged_csv"]

_RISKY = r"^[=+\-@\t\r]"


def guarded(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with an apostrophe before every text that a spreadsheet would run, and without NUL characters."""
    texts = [name for name, kind in frame.schema.items() if kind == pl.String]
    clean = [pl.col(name).str.replace_all("\x00", "", literal=True) for name in texts]
    return frame.with_columns(clean).with_columns(
        pl.when(pl.col(name).str.contains(_RISKY)).then("'" + pl.col(name)).otherwise(pl.col(name)).alias(name)
        for name in texts
    )


def people_csv(frame: pl.DataFrame) -> bytes:
    """UTF-8 with a byte order mark, one header row, ISO dates, empty where nothing is said."""
    return BOM + guarded(frame).write_csv(null_value="", quote_style="necessary").encode()


def tagged_csv(table: str, frame: pl.DataFrame) -> bytes:
    """The same with a row of HXL tags under the header; columns without a tag are left out."""
    tags = {name: column(table, name).hxl for name in frame.columns}
    kept = [name for name in frame.columns if tags[name]]
    rest = guarded(frame.select(kept))
    header = pl.DataFrame([{name: tags[name] for name in kept}], schema=dict.fromkeys(kept, pl.String))
    body = rest.write_csv(null_value="", include_header=False)
    return BOM + (",".join(kept) + "\n" + header.write_csv(include_header=False) + body).encode()
