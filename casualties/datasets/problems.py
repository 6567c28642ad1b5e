"""Problems of cells, gathered as frames and told as lines of `unread.csv`."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from casualties.datasets.sheet import LINE
from casualties.model import Unread

__all__ = ["PROBLEMS", "cell_problems", "gathered", "told"]

PROBLEMS: dict[str, pl.DataType] = {
    LINE: pl.Int64(),
    "column": pl.String(),
    "problem": pl.String(),
    "row_is_lost": pl.Boolean(),
}
"""One line a problem; `row_is_lost` where no figure of the row can be used."""


def cell_problems(lines: pl.Series, column: str, problem: pl.Series, *, row_is_lost: bool) -> pl.DataFrame:
    """The problems of one column (None where there is none)."""
    found = problem.is_not_null()
    return pl.DataFrame(
        {LINE: lines.filter(found), "problem": problem.filter(found)},
        schema={LINE: pl.Int64, "problem": pl.String},
    ).select(LINE, pl.lit(column).alias("column"), "problem", pl.lit(row_is_lost).alias("row_is_lost"))


def gathered(frames: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """All problems in one frame with the schema `PROBLEMS`."""
    return pl.concat([pl.DataFrame(schema=PROBLEMS), *(frame for frame in frames if len(frame))])


def told(problems: pl.DataFrame, row_ids: pl.DataFrame, file: str) -> tuple[Unread, ...]:
    """One Unread a problem, in the order of lines and columns; `row_ids` has `LINE` and `row_id`."""
    named = problems.join(row_ids, on=LINE, how="left", maintain_order="left").sort(LINE, "column", "problem")
    return tuple(
        Unread(input=file, row_id=row_id or "", line=line, column=column, problem=problem)
        for line, column, problem, row_id in named.select(LINE, "column", "problem", "row_id")
        .unique(maintain_order=True)
        .iter_rows()
    )
