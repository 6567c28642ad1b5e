"""Scopes: the gazetteer, trees, and how two scopes lie to one another."""

from casualties.scopes.gazetteer import Gazetteer
from casualties.scopes.gazetteer_choice import Choice, Context
from casualties.scopes.relations import Relations, ScopeRelation

__all__ = ["Choice", "Context", "Gazetteer", "Relations", "ScopeRelation"]
