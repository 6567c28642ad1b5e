"""Beside: rows of a whole's own list that stand where it does, such as single events beside a summary of the rest.

A list that tells some attacks singly and the rest together leaves those told singly out of the rest. So the rows of
another list that answer to the single ones are none of what the summary holds; where one of the single ones has no
answer there, nobody can tell what is left. Such a summary is no total of its place and days, since the single ones are
not in it: it is one incident with the rows that it holds as parts.
"""

from __future__ import annotations

import polars as pl

from casualties.rulebook.linking import Linking

__all__ = ["as_incidents", "without_own"]

_GROUP = ("node", "source_part")


def without_own(met: pl.DataFrame, rules: Linking) -> pl.DataFrame:
    """The pairs of wholes and rows of other lists, without the rows that answer to one of the whole's own list.

    `met` as in `sums`: pairs with their own list's rows too. Wholes of which a row of their own list has no answer in
    another list lose the pairs with that list.
    """
    own = met.filter(pl.col("source") == pl.col("source_part"))
    others = met.filter(pl.col("source") != pl.col("source_part"))
    if own.is_empty():
        return others
    answered = _answered(own, others, rules)
    asked = own.group_by("node").agg(own_rows=pl.len())
    found = answered.group_by(_GROUP).agg(answers=pl.len())
    groups = others.select(_GROUP).unique().join(asked, on="node").join(found, on=_GROUP, how="left")
    unanswered = groups.filter(pl.col("own_rows") != pl.col("answers").fill_null(0))
    return others.join(unanswered, on=_GROUP, how="anti", maintain_order="left").join(
        answered, on=["node", "part"], how="anti", maintain_order="left"
    )


def as_incidents(held: pl.DataFrame, group: pl.Series, before: pl.Series) -> tuple[pl.DataFrame, pl.Series]:
    """The sums (as `sums.FOUND`) and the groups of nodes, where those `beside` rows of their own list join their parts.

    One whose parts are linked to further rows, or held by another one too, stays by itself, since these would count
    against it; unless the nodes `before`, which an earlier run had joined, hold it.
    """
    beside = held.filter("beside")
    if beside.is_empty():
        return held, group
    taken = beside.select("whole", node="part")
    taken = pl.concat([taken, taken.select("whole", node="whole")]).unique()
    taken = taken.with_columns(group=group.gather(taken["node"]))
    sizes = group.rename("group").value_counts(name="nodes")
    groups = (
        taken.select("whole", "group").unique().join(sizes, on="group").group_by("whole").agg(pl.col("nodes").sum())
    )
    twice = taken.filter(pl.col("node").is_duplicated())["whole"]
    groups = groups.filter(~pl.col("whole").is_in(twice.implode()))
    alone = groups.join(taken.group_by("whole").agg(own=pl.len()), on="whole").filter(
        (pl.col("nodes") == pl.col("own")) | pl.col("whole").is_in(before.implode())
    )
    kept = taken.join(alone.select("whole"), on="whole", how="semi")
    first = kept.with_columns(least=pl.col("group").min().over("whole")).select("group", "least").unique().sort("group")
    renamed = group.replace(first["group"], first["least"]) if len(first) else group
    return held.filter(~pl.col("beside") | pl.col("whole").is_in(alone["whole"].implode())), renamed


def _answered(own: pl.DataFrame, others: pl.DataFrame, rules: Linking) -> pl.DataFrame:
    """`node`, `source_part`, `part`: rows of others that are the best answer to an own row, which is theirs as well."""
    close, apart = rules.reach("killed", "close"), int(rules.limit("days_apart"))
    columns = ("node", "part", "first_part", "said_part", "name_part")
    both = others.select(*columns, "source_part").join(own.select(columns), on="node", suffix="_own")
    high = pl.max_horizontal("said_part", "said_part_own")
    low = pl.min_horizontal("said_part", "said_part_own")
    days = (pl.col("first_part") - pl.col("first_part_own")).abs()
    near = both.filter(
        days <= apart, high <= low * close, (pl.col("name_part") == pl.col("name_part_own")).fill_null(value=True)
    )
    ordered = near.with_columns(off=high - low, days=days).sort("off", "days", "part_own", "part")
    first = [
        ordered.unique([*_GROUP, side], keep="first", maintain_order=True).select(*_GROUP, "part", "part_own")
        for side in ("part", "part_own")
    ]
    return first[0].join(first[1], on=[*_GROUP, "part", "part_own"], how="semi").select(*_GROUP, "part")
