"""Beside: rows of a whole's own list that stand where it does, such as single events beside a summary of the rest.

A list that tells some attacks singly and the rest together leaves those told singly out of the rest. So the rows of
another list that answer to the single ones are none of what the summary holds; where one of the single ones has no
answer there, nobody can tell what is left. Such a summary is no total of its place and days, since the single ones are
not in it: it is one incident with the rows that it holds as parts, and with what is linked to these.
"""

from __future__ import annotations

import polars as pl

from casualties.rulebook.linking import Linking

__all__ = ["as_incidents", "unanswering", "without_own"]

_GROUP = ("node", "source_part")


def without_own(met: pl.DataFrame, rules: Linking) -> pl.DataFrame:
    """The pairs of wholes and rows of other lists, without the rows that answer to one of the whole's own list.

    `met` as in `sums`: pairs with their own list's rows too. Wholes of which a row of their own list has no answer in
    another list lose the pairs with that list.
    """
    own, others, answered = _beside(met, rules)
    if own.is_empty():
        return others
    asked = own.group_by("node").agg(own_rows=pl.len())
    found = answered.group_by(_GROUP).agg(answers=pl.len())
    groups = others.select(_GROUP).unique().join(asked, on="node").join(found, on=_GROUP, how="left")
    unanswered = groups.filter(pl.col("own_rows") != pl.col("answers").fill_null(0))
    return _without(others, answered).join(unanswered, on=_GROUP, how="anti", maintain_order="left")


def unanswering(met: pl.DataFrame, rules: Linking) -> pl.DataFrame:
    """The pairs of wholes and rows of other lists that answer to none of the whole's own list."""
    _, others, answered = _beside(met, rules)
    return _without(others, answered)


def _beside(met: pl.DataFrame, rules: Linking) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Of `met`, the pairs with rows of the whole's own list, those with others, and which of these answer to the own
    (`node`, `source_part`, `part`)."""
    own = met.filter(pl.col("source") == pl.col("source_part"))
    others = met.filter(pl.col("source") != pl.col("source_part"))
    return own, others, _answered(own, others, rules)


def _without(others: pl.DataFrame, answered: pl.DataFrame) -> pl.DataFrame:
    return others.join(answered, on=["node", "part"], how="anti", maintain_order="left")


def as_incidents(
    held: pl.DataFrame, group: pl.Series, source: pl.Series, weighed: pl.DataFrame, before: pl.Series
) -> tuple[pl.DataFrame, pl.Series, pl.DataFrame]:
    """The sums (as `sums.FOUND`), the groups of nodes where those `beside` rows of their own list join their parts, and
    the sums that cannot.

    What is linked to a part belongs to the part: it joins too, and `event` numbers the part that it is of, by the
    strongest of the links `weighed` (`left`, `right`, `bits`) between them. One whose parts are held by another one
    too, or linked to rows of its own list, cannot say what it holds; unless the nodes `before`, which an earlier run
    had joined, hold it.
    """
    beside = held.filter("beside")
    if beside.is_empty():
        return held, group, beside
    nodes = pl.DataFrame({"node": pl.arange(len(group), dtype=pl.UInt32, eager=True), "group": group, "source": source})
    taken = beside.select("whole", node="part")
    taken = pl.concat([taken, taken.select("whole", node="whole")]).unique()
    taken = taken.join(nodes, on="node")
    family = taken.select("whole", "group").unique().join(nodes, on="group").sort("whole", "node")
    own = nodes.select("node", own="source")
    again = family.join(own, left_on="whole", right_on="node").filter(
        pl.col("source") == pl.col("own"), pl.col("node") != pl.col("whole")
    )
    twice = family.filter(pl.col("node").is_duplicated())["whole"]
    kept_before = pl.col("whole").is_in(before.implode())
    lost = pl.concat([again["whole"], twice]).unique()
    alone = taken.select("whole").unique().filter(~pl.col("whole").is_in(lost.implode()) | kept_before)
    family = family.join(alone, on="whole", how="semi", maintain_order="left")
    first = family.select("group", least=pl.col("group").min().over("whole")).unique().sort("group")
    renamed = group.replace(first["group"], first["least"]) if len(first) else group
    refused = beside.join(alone, on="whole", how="anti", maintain_order="left")
    kept = held.join(refused.select("whole").unique(), on="whole", how="anti", maintain_order="left")
    return _with_linked(kept, family, weighed), renamed, refused


def _with_linked(held: pl.DataFrame, family: pl.DataFrame, weighed: pl.DataFrame) -> pl.DataFrame:
    """The sums with `event`, a number for each part of a whole, and the rows of a `family` that are of a part."""
    numbered = held.with_columns(
        event=pl.when("beside").then(pl.col("part").rank("ordinal").over("whole").cast(pl.Int64))
    )
    parts = numbered.filter("beside")
    more = family.select("whole", "node").filter(pl.col("node") != pl.col("whole"))
    more = more.join(parts.select("whole", node="part"), on=["whole", "node"], how="anti")
    pairs = weighed.select("left", "right", "bits").filter(pl.col("bits") > 0)
    pairs = pl.concat([pairs, pairs.select(left="right", right="left", bits="bits")])
    of = (
        more.join(pairs, left_on="node", right_on="left")
        .join(parts, left_on=["whole", "right"], right_on=["whole", "part"])
        .sort("bits", "right", descending=[True, False])
        .unique(["whole", "node"], keep="first", maintain_order=True)
    )
    linked = of.select(
        "whole", "probability", "beside", "settled", "event", part="node",
        reasons=pl.lit("linked to a row that this one holds, and so of it too"),
    )  # fmt: skip
    return pl.concat([numbered, linked.select(numbered.columns)]).sort("whole", "part")


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
