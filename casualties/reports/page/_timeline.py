"""The timeline: claims by the days they date, and totals by the day they were published."""

from __future__ import annotations

import polars as pl
from markupsafe import Markup

from casualties.model import said
from casualties.reports.page._charts import svg

__all__ = ["timeline"]

_MOST = 2_000


def _ticks(shown: pl.DataFrame) -> list[int]:
    """Round numbers that part the axis evenly, up to the greatest figure."""
    most = int(shown["figure"].cast(pl.Int64).max() or 0)  # type: ignore[arg-type]  # a column of whole numbers
    return [0, *(step * 10**power for power in range(len(str(most))) for step in (1, 3) if step * 10**power <= most)]


def timeline(claims: pl.DataFrame) -> Markup:
    """An SVG of dated claims: incidents at their days, totals as steps at their days of publication.

    Empty where no claim is dated. Beyond 2,000 lines only the largest figures are drawn, and the title says so.
    """
    dated = claims.with_columns(said().alias("figure")).filter(pl.col("figure").is_not_null())
    incidents = dated.filter((pl.col("coverage") == "incident") & pl.col("start").is_not_null())
    totals = dated.filter((pl.col("coverage") == "total") & pl.col("reported").is_not_null())
    lines = pl.concat(
        [
            incidents.select(
                pl.col("start").alias("day"), "figure", "harm", "origin", pl.lit("incident").alias("kind")
            ),
            totals.select(pl.col("reported").alias("day"), "figure", "harm", "origin", pl.lit("total").alias("kind")),
        ]
    )
    if lines.is_empty():
        return Markup()
    shown = lines.sort("figure", descending=True).head(_MOST).sort("day", "figure", "origin", nulls_last=True)
    cut = f" (the largest {_MOST:,} of {lines.height:,})" if lines.height > _MOST else ""
    return svg(
        {
            "title": f"Incidents by day, totals by day of publication{cut}",
            "width": 740,
            "padding": {"left": 5, "top": 5, "bottom": 5, "right": 60},
            "height": 220,
            "data": {
                "values": [
                    {**line, "day": line["day"].isoformat(), "origin": line["origin"] or "nobody named"}
                    for line in shown.iter_rows(named=True)
                ]
            },
            "mark": {"type": "point", "filled": False, "size": 70, "opacity": 0.8},
            "encoding": {
                "x": {
                    "field": "day",
                    "type": "temporal",
                    "title": None,
                    "axis": {"format": "%b %Y", "tickCount": 8, "labelOverlap": "greedy", "labelSeparation": 12},
                },
                "y": {
                    "field": "figure",
                    "type": "quantitative",
                    "scale": {"type": "symlog"},
                    "title": "people",
                    "axis": {"values": _ticks(shown)},
                },
                "shape": {"field": "kind", "type": "nominal", "title": "figure for"},
                "color": {"field": "harm", "type": "nominal", "title": "harm"},
            },
        }
    )
