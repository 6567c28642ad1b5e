"""Quotes: the rare words of rows' own words, by which two lists that describe an incident know it again."""

from __future__ import annotations

import polars as pl

from casualties.rulebook.linking import Linking

__all__ = ["with_words"]

_WORD = r"\p{L}{4,}"


def with_words(nodes: pl.DataFrame, rules: Linking) -> pl.DataFrame:
    """The nodes with `words`: a list of numbers that stand for the rare words of a row's quote, null where it has none.

    Only in datasets with enough quotes to tell what is rare; a document's quotes are clauses that name a figure, and
    share their words with every other. A word of one row alone can be shared with no other, and is left out.
    """
    least = rules.limit("least_rows")
    quoted = nodes.filter(~pl.col("text") & pl.col("quote").is_not_null()).select("node", "source", "quote")
    quoted = quoted.filter(pl.len().over("source") >= least)
    if quoted.is_empty():
        return nodes
    words = (
        quoted.select("node", word=pl.col("quote").str.to_lowercase().str.extract_all(_WORD).list.unique())
        .explode("word")
        .drop_nulls("word")
        .with_columns(pl.col("word").hash())
    )
    rows = pl.len().over("word")
    rare = words.filter((rows > 1) & (rows <= rules.limit("rare_share") * quoted.height))
    listed = rare.sort("node", "word").group_by("node", maintain_order=True).agg(words="word")
    return nodes.join(listed, on="node", how="left", maintain_order="left")
