"""Compare: what the two nodes of each pair answer to each question; one module a question."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import polars as pl

from casualties.link.compare._sides import Sides
from casualties.link.compare.attributes import age, same_or_other, tree
from casualties.link.compare.days import days
from casualties.link.compare.figures import figures
from casualties.link.compare.place import place
from casualties.link.compare.words import words
from casualties.model import Relation
from casualties.rulebook.linking import Comparison, Linking

__all__ = ["Answerer", "Trees"]

Trees = Mapping[str, Callable[[str, str], Relation]]
"""How two perpetrators, or two causes, lie to one another, by the name of the column."""


class Answerer:
    """Asks all questions of pairs of nodes; `texts` are the words behind the numbers of a column of nodes."""

    def __init__(self, nodes: pl.DataFrame, rules: Linking, texts: Mapping[str, pl.Series], trees: Trees) -> None:
        self.nodes = nodes
        self._rules, self._texts, self._trees = rules, texts, trees

    def of(self, pairs: pl.DataFrame) -> pl.DataFrame:
        """Answers, a line for each pair: `left`, `right`, and for each comparison `<id>` (Int8, the number of its
        level, null where unstated), with `<id>_adjust` (bits) and `<id>_measure` where it has them."""
        sides = Sides(self.nodes, pairs["left"], pairs["right"])
        columns = [pairs["left"], pairs["right"]]
        for comparison in self._rules.comparisons:
            answer = self._asked(comparison, sides)
            columns += [
                answer[name].alias(comparison.id if name == "level" else f"{comparison.id}_{name}")
                for name in answer.columns
            ]
        return pl.DataFrame(columns)

    def _asked(self, comparison: Comparison, sides: Sides) -> pl.DataFrame:
        match comparison.id:
            case "days":
                return days(sides, comparison, self._rules)
            case "place":
                return place(sides, comparison, self._rules, self._texts["name"])
            case "killed" | "injured" | "others":
                return figures(sides, comparison, self._rules)
            case "age":
                return age(sides, comparison)
            case "country" | "sex":
                return same_or_other(sides, comparison.id)
            case "perpetrator" | "cause":
                return tree(sides, comparison.id, self._texts[comparison.id], self._trees[comparison.id])
            case "words":
                return words(sides, comparison)
