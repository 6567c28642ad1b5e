"""Compare: what the two nodes of each pair answer to each question; one module a question."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import polars as pl

from casualties.link.compare._sides import Sides
from casualties.link.compare.attributes import age, same_or_other, tree
from casualties.link.compare.days import days
from casualties.link.compare.figures import figures
from casualties.link.compare.place import distance_km, place
from casualties.link.compare.words import words
from casualties.model import Relation
from casualties.rulebook.linking import Linking

__all__ = ["Trees", "compare", "distance_km"]

Trees = Mapping[str, Callable[[str, str], Relation]]
"""How two perpetrators, or two causes, lie to one another, by the name of the column."""


def compare(
    nodes: pl.DataFrame, pairs: pl.DataFrame, rules: Linking, texts: Mapping[str, pl.Series], trees: Trees
) -> pl.DataFrame:
    """Answers, a line for each pair: `left`, `right`, and for each comparison `<id>` (Int8, the number of its level,
    null where unstated), with `<id>_adjust` (bits) and `<id>_measure` where it has them."""
    sides = Sides(nodes, pairs["left"], pairs["right"])
    columns = [pairs["left"], pairs["right"]]
    for comparison in rules.comparisons:
        match comparison.id:
            case "days":
                answer = days(sides, comparison, rules)
            case "place":
                answer = place(sides, comparison, rules, texts["name"])
            case "killed" | "injured" | "others":
                answer = figures(sides, comparison)
            case "age":
                answer = age(sides, comparison)
            case "country" | "sex":
                answer = same_or_other(sides, comparison.id)
            case "perpetrator" | "cause":
                answer = tree(sides, comparison.id, texts[comparison.id], trees[comparison.id])
            case "words":
                answer = words(sides, comparison, rules)
        columns += [
            answer[name].alias(comparison.id if name == "level" else f"{comparison.id}_{name}")
            for name in answer.columns
        ]
    return pl.DataFrame(columns)
