"""Bounds: what cannot all be true, and what range is left when nobody is counted twice."""

from casualties.bounds.conflict import Conflict, Part, Shape, Side
from casualties.bounds.incidents import INCIDENTS
from casualties.bounds.question import Question
from casualties.bounds.solve import Bounds, Unsolved, solve
from casualties.bounds.totals import LEFT_OUT, TOTALS, Totals, totals

__all__ = [
    "INCIDENTS",
    "LEFT_OUT",
    "TOTALS",
    "Bounds",
    "Conflict",
    "Part",
    "Question",
    "Shape",
    "Side",
    "Totals",
    "Unsolved",
    "solve",
    "totals",
]
