"""Pairing: weigh the candidates of two groups of sources, and say which pairs hold."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from casualties.link.candidates import candidates
from casualties.link.compare import Trees, compare
from casualties.link.rarity import with_rarity
from casualties.link.reasons import reasons
from casualties.link.scores import scored
from casualties.link.settle import rivalled, settled
from casualties.link.weights import Weights, learned
from casualties.rulebook.linking import Linking

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
    answers = with_rarity(compare(nodes, pairs, rules, texts, trees), nodes, left, right, rules)
    weights = learned(answers, min(left.height, right.height), rules)
    bits = scored(answers, weights, rules)
    source = nodes["source"]
    weighed = rivalled(
        bits.select(
            "left",
            "right",
            "bits",
            left_source=source.gather(bits["left"]),
            right_source=source.gather(bits["right"]),
        )
    )
    told = weighed["bits"] >= bits_of(rules.limit("near"))
    telling = bits.filter(told).with_columns(weighed.filter(told).select("rivals", "probability"))
    return Pairing(
        weighed.select("left", "right", "bits", "probability"),
        telling.select("left", "right", "bits", "probability").with_columns(reasons(telling, weights, rules)),
        settled(weighed, bits_of(rules.limit("link"))).select("left", "right", "bits", "probability"),
        weights,
    )


def _of_two_sources(pairs: pl.DataFrame, nodes: pl.DataFrame) -> pl.DataFrame:
    """Each pair once, the lower node left, and none within one source."""
    ordered = pairs.select(left=pl.min_horizontal("left", "right"), right=pl.max_horizontal("left", "right"))
    source = nodes["source"]
    return (
        ordered.filter(source.gather(ordered["left"]) != source.gather(ordered["right"])).unique().sort("left", "right")
    )
