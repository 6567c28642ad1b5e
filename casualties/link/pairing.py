"""Pairing: weigh the candidates of two groups of sources, and say which pairs hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import polars as pl

from casualties.link.candidates import candidates, slipped
from casualties.link.compare import Trees, compare
from casualties.link.rarity import with_rarity
from casualties.link.reasons import reasons
from casualties.link.scores import scored
from casualties.link.settle import claimants, rivalled, settled
from casualties.link.weights import Weights, learned, stated
from casualties.rulebook.linking import Linking

_MONTH = 30

__all__ = ["Pairing", "bits_of", "pair_up"]


@dataclass(frozen=True, slots=True)
class Pairing:
    """`weighed` (`left`, `right`, `bits`, `probability`) are all candidates, `told` those worth telling of with
    `reasons`, `held` those that hold when a source lists an incident once; nodes by number, in order."""

    weighed: pl.DataFrame
    told: pl.DataFrame
    held: pl.DataFrame
    weights: Weights


def bits_of(probability: float) -> float:
    """The weight in bits that stands for a probability."""
    return float(np.log2(probability / (1 - probability)))


def pair_up(
    nodes: pl.DataFrame,
    left: pl.DataFrame,
    right: pl.DataFrame,
    rules: Linking,
    texts: dict[str, pl.Series],
    trees: Trees,
) -> Pairing:
    """Weigh the pairs of `left` and `right` (lines of `nodes`; the same frame for sources among themselves)."""
    pairs = _of_two_sources(candidates(left, right, rules), nodes)
    answers = compare(nodes, pairs, rules, texts, trees)
    seen = answers.height >= rules.limit("least_pairs") and left is not right
    if seen:
        answers = pl.concat([answers, *_slips(nodes, left, right, pairs, rules, texts, trees)])
    source = nodes["source"]
    answers = answers.with_columns(
        left_source=source.gather(answers["left"]), right_source=source.gather(answers["right"])
    )
    weights = _learned(answers, nodes, rules) if seen else stated(rules)
    answers = with_rarity(answers, nodes, left, right, rules, seen=seen)
    bits = scored(answers, weights, rules)
    weighed = rivalled(bits.select("left", "right", "bits", "left_source", "right_source"))
    told = weighed["bits"] >= bits_of(rules.limit("near"))
    telling = bits.filter(told).with_columns(weighed.filter(told).select("rivals", "probability"))
    return Pairing(
        weighed.select("left", "right", "bits", "probability"),
        telling.select("left", "right", "bits", "probability").with_columns(reasons(telling, weights, rules)),
        settled(weighed.filter(pl.col("probability") >= rules.limit("link"))).select(
            "left", "right", "bits", "probability"
        ),
        weights,
    )


def _of_two_sources(pairs: pl.DataFrame, nodes: pl.DataFrame) -> pl.DataFrame:
    """Each pair once, the lower node left, and none within one source."""
    ordered = pairs.select(left=pl.min_horizontal("left", "right"), right=pl.max_horizontal("left", "right"))
    source = nodes["source"]
    return (
        ordered.filter(source.gather(ordered["left"]) != source.gather(ordered["right"])).unique().sort("left", "right")
    )


def _slips(
    nodes: pl.DataFrame,
    left: pl.DataFrame,
    right: pl.DataFrame,
    weighed: pl.DataFrame,
    rules: Linking,
    texts: dict[str, pl.Series],
    trees: Trees,
) -> Iterator[pl.DataFrame]:
    """Answers for pairs some days apart that were found by an age or figure in common, which then proves nothing."""
    for column, least in (("age", 0), ("killed", int(rules.limit("slip_figure")))):
        name = column if column == "age" else f"{column}_said"
        pairs = slipped(left, right, name, least, rules).join(weighed, on=["left", "right"], how="anti")
        pairs = pairs.sort("left", "right")
        answers = compare(nodes, pairs, rules, texts, trees)
        yield answers.with_columns(pl.lit(None, pl.Int8).alias(column))
        weighed = pl.concat([weighed, pairs])


def _learned(answers: pl.DataFrame, nodes: pl.DataFrame, rules: Linking) -> Weights:
    """The weights that the pairs teach; of very many, those of every so many months, which keeps rivals together."""
    most = rules.limit("most_pairs")
    if answers.height > most:
        month = nodes["first"].gather(answers["left"]) // _MONTH
        answers = answers.filter(month % int(np.ceil(answers.height / most)) == 0)
    return learned(answers, claimants(answers), rules)
