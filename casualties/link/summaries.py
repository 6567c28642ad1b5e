"""Summaries: rows that several events are told in together, where nobody can say which rows of other lists these are.

What a dataset calls a summary is no rival of one event that lies in its place and days, and must not be added to it
either. Where its figure does not tell what it holds (see `sums`), it is a total of its place and days that counts at
least its own: what else there is may be in it or beside it.
"""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from casualties.link.beside import unanswering
from casualties.link.incidents import Ties
from casualties.link.sums import FOUND, SUMMARY
from casualties.rulebook.linking import Linking

__all__ = ["open_totals", "summaries", "without_rivals"]


def summaries(met: pl.DataFrame, ties: Ties, rules: Linking) -> pl.DataFrame:
    """`whole`, `part`, `close` (whether the part gives the whole's figure alone, or nearly) and `single` (whether it is
    no summary too), of rows that are told as summaries; `met` as in `sums`, with texts.

    Rows that answer to a single one of the whole's own list, and what people hold to be of another incident, are none
    that it may hold.
    """
    others = unanswering(met.filter(pl.col("told_as").eq_missing(SUMMARY)), rules)
    parted = pl.concat([ties.different, ties.different.select(left="right", right="left")])
    others = others.join(parted, left_on=["node", "part"], right_on=["left", "right"], how="anti")
    high, low = pl.max_horizontal("said", "said_part"), pl.min_horizontal("said", "said_part")
    close = (pl.col("said_part").is_not_null() & (high <= low * rules.reach("killed", "close"))).fill_null(value=False)
    single = pl.col("told_as_part").ne_missing(SUMMARY)
    return others.select("part", whole="node", close=close, single=single).unique().sort("whole", "part")


def without_rivals(maybe: pl.DataFrame, ties: Ties) -> tuple[pl.Series, Ties]:
    """The summaries that no row gives alone, and that nobody holds to be of an incident with another; and the ties,
    where those that some row does give are parted from the single events that do not."""
    tied = pl.concat([ties.same["left"], ties.same["right"]]).unique()
    free = maybe.filter(~pl.col("whole").is_in(tied.implode())).with_columns(met=pl.col("close").any().over("whole"))
    apart = free.filter("met", "single", ~pl.col("close"))
    pairs = apart.select(left=pl.min_horizontal("whole", "part"), right=pl.max_horizontal("whole", "part"))
    different = pl.concat([ties.different, pairs]).unique(maintain_order=True)
    return free.filter(~pl.col("met"))["whole"].unique().sort(), replace(ties, different=different)


def open_totals(
    maybe: pl.DataFrame, held: pl.DataFrame, refused: pl.DataFrame, group: pl.Series, told_as: pl.Series
) -> pl.DataFrame:
    """The totals (as `sums.FOUND`, not `settled`) among summaries and the sums `refused` as incidents: those that are
    in an incident with nothing but summaries, and of which `held` does not say what they hold."""
    maybe = maybe.filter("single")
    nodes = pl.DataFrame({"group": group, "single": told_as.ne_missing(SUMMARY)}).with_row_index("node")
    single = nodes.filter("single").select("group").unique()
    left = maybe.filter(~pl.col("whole").is_in(held["whole"].implode())).join(nodes, left_on="whole", right_on="node")
    left = left.join(single, on="group", how="anti").select("group", "part").unique()
    left = left.join(nodes.select("group", whole="node"), on="group")
    found = pl.concat([left.select("whole", "part"), refused.select("whole", "part")]).unique().sort("whole", "part")
    return found.select(
        "whole",
        "part",
        probability=pl.lit(None, pl.Float64),
        reasons=pl.format(
            "summary: {} rows lie in its place and days; which of them it holds is not known", pl.len().over("whole")
        ),
        beside=pl.lit(value=False),
        settled=pl.lit(value=False),
        event=pl.lit(None, pl.Int64),
    ).cast(pl.Schema(FOUND))  # fmt: skip
