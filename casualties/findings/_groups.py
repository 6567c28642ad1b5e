"""Claims that share one cause, put together: one finding for a document or a dataset, not one for each row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl

from casualties.wording import many

__all__ = ["by_document_or_dataset", "counted", "grouped"]


def by_document_or_dataset(*columns: str) -> tuple[str, ...]:
    """The columns that tell one cause from another: where it stands, and these."""
    return ("document", "dataset", *columns)


def grouped(claims: pl.DataFrame, *columns: str) -> Iterator[list[str]]:
    """Ids of the claims that agree in all columns (empty agrees with empty); groups and ids in the frame's order."""
    groups = claims.group_by(columns, maintain_order=True).agg(pl.col("claim_id"))
    for ids in groups["claim_id"]:
        yield ids.to_list()


def counted(claims: Sequence[str]) -> str:
    """`one figure`, `12 figures`."""
    return "one figure" if len(claims) == 1 else many(len(claims), "figure")
