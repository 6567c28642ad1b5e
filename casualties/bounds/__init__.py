"""Bounds: what cannot all be true, and what range is left when nobody is counted twice."""

from casualties.bounds.conflict import Conflict, Part, Shape, Side
from casualties.bounds.solve import Bounds, Unsolved, solve

__all__ = ["Bounds", "Conflict", "Part", "Shape", "Side", "Unsolved", "solve"]
