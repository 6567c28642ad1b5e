"""Pairing: weigh the candidates of two groups of sources, and say which pairs hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import polars as pl

from casualties.link.bits import bits_of
from casualties.link.candidates import candidates, slipped
from casualties.link.compare import Answerer
from casualties.link.nodes import HARMS
from casualties.link.rarity import Rarity
from casualties.link.reasons import reasons
from casualties.link.scores import scored
from casualties.link.settle import claimants, rivalled, settled
from casualties.link.weights import Weights, learned, stated
from casualties.rulebook.linking import Linking

__all__ = ["MET_BY", "Pairing", "pair_up"]

MET_BY = [
    "node", "source", "first", "last", "latitude", "longitude", "radius", "name", "admin1", "country", "age",
    *(f"{harm}_said" for harm in HARMS),
]  # fmt: skip
"""What nodes are met by, and counted by to tell what is rare."""

_MONTH = 30
_ROWS, _PAIRS = 10_000, 50_000
"""How many nodes are paired, and how many pairs told of, at a time: what memory grows with."""
_FAINT = 6.0
"""Bits below the weight worth telling at which a pair cannot take anything from another."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """`weighed` (`left`, `right`, `bits`, `probability`) are the candidates that are not out of the question, `held`
    those that hold when a source lists an incident once; nodes by number, in order. `told` gives those worth telling
    of, with `reasons`, once they are asked for."""

    weighed: pl.DataFrame
    held: pl.DataFrame
    told: Callable[[], pl.DataFrame]


def pair_up(answerer: Answerer, left: pl.DataFrame, right: pl.DataFrame, rules: Linking) -> Pairing:
    """Weigh the pairs of `left` and `right` (lines of the nodes; the same frame for sources among themselves)."""
    seen = left is not right and min(left.height, right.height) >= rules.limit("least_rows")
    rarity = Rarity(pl.concat([left, right]), answerer.nodes, rules, seen=seen)
    weights = _learned(answerer, left, right, rarity, rules) if seen else stated(rules)
    least = bits_of(rules.limit("near")) - _FAINT
    weighed = pl.concat(
        scored(rarity.added(answers), weights, rules).filter(pl.col("bits") >= least).select("left", "right", "bits")
        for answers in _answers(answerer, left, right, rules, slips=seen)
    ).sort("left", "right")
    weighed = rivalled(_with_sources(weighed, answerer.nodes))
    near = weighed.filter(pl.col("probability") >= rules.limit("near"))
    columns = ["left", "right", "bits", "probability"]
    held = settled(near.filter(pl.col("probability") >= rules.limit("link")))
    told = partial(_all_told, near.select(*columns, "rivals"), answerer, rarity, weights, rules)
    return Pairing(weighed.select(columns), held.select(columns), told)


def _learned(answerer: Answerer, left: pl.DataFrame, right: pl.DataFrame, rarity: Rarity, rules: Linking) -> Weights:
    """The weights that the pairs teach; of many nodes, those of every so many months, which keeps rivals together."""
    step = -(-left.height // int(rules.limit("most_rows")))
    reach = int(rules.limit("days_weighed"))
    sample = left.filter(_taken(pl.col("first"), step))
    near = right.filter(_taken(pl.col("first") - reach, step) | _taken(pl.col("last") + reach, step))
    answers = _with_sources(pl.concat(_answers(answerer, sample, near, rules, slips=True)), answerer.nodes)
    return learned(rarity.added(answers), claimants(answers), rules)


def _taken(day: pl.Expr, step: int) -> pl.Expr:
    return (day // _MONTH) % step == 0


def _answers(
    answerer: Answerer, left: pl.DataFrame, right: pl.DataFrame, rules: Linking, *, slips: bool
) -> Iterator[pl.DataFrame]:
    """The answers of all candidates, some left nodes at a time in order of their days; an empty frame first."""
    yield answerer.of(pl.DataFrame(schema={"left": pl.UInt32, "right": pl.UInt32}))
    reach = int(rules.limit("days_weighed"))
    for part in left.drop_nulls(["first", "last"]).sort("first", "node").iter_slices(_ROWS):
        begin, end = (pl.lit(day) for day in (part["first"].min(), part["last"].max()))
        near = right.filter((pl.col("last") >= begin - reach) & (pl.col("first") <= end + reach))
        pairs = _of_two_sources(candidates(part, near, rules), answerer.nodes)
        yield answerer.of(pairs)
        if slips:
            yield from _slips(answerer, part, near, pairs, rules)


def _slips(
    answerer: Answerer, left: pl.DataFrame, right: pl.DataFrame, weighed: pl.DataFrame, rules: Linking
) -> Iterator[pl.DataFrame]:
    """Answers for pairs some days apart that were found by an age or figure in common, which then proves nothing."""
    for column, least in (("age", 0), ("killed", int(rules.limit("slip_figure")))):
        name = column if column == "age" else f"{column}_said"
        pairs = slipped(left, right, name, least, rules)
        pairs = pairs.join(weighed, on=["left", "right"], how="anti", maintain_order="left")
        yield answerer.of(pairs).with_columns(pl.lit(None, pl.Int8).alias(column))
        weighed = pl.concat([weighed, pairs])


def _all_told(
    pairs: pl.DataFrame, answerer: Answerer, rarity: Rarity, weights: Weights, rules: Linking
) -> pl.DataFrame:
    parts = [pairs.clear(), *pairs.iter_slices(_PAIRS)]
    return pl.concat(_told(part, answerer, rarity, weights, rules) for part in parts)


def _told(pairs: pl.DataFrame, answerer: Answerer, rarity: Rarity, weights: Weights, rules: Linking) -> pl.DataFrame:
    """The pairs with their `reasons`."""
    answers = scored(rarity.added(answerer.of(pairs.select("left", "right"))), weights, rules, each=True)
    answers = answers.with_columns(pairs["rivals"])
    return pairs.select("left", "right", "bits", "probability").with_columns(reasons(answers, weights, rules))


def _of_two_sources(pairs: pl.DataFrame, nodes: pl.DataFrame) -> pl.DataFrame:
    """Each pair once, the lower node left, and none within one source."""
    source = nodes["source"]
    apart = pairs.filter(source.gather(pairs["left"]) != source.gather(pairs["right"]))
    low, high = pl.min_horizontal("left", "right"), pl.max_horizontal("left", "right")
    turned = apart.select(left=low, right=high)
    return turned if (apart["left"] == turned["left"]).all() else turned.unique().sort("left", "right")


def _with_sources(pairs: pl.DataFrame, nodes: pl.DataFrame) -> pl.DataFrame:
    source = nodes["source"]
    return pairs.with_columns(left_source=source.gather(pairs["left"]), right_source=source.gather(pairs["right"]))
