"""Reconcile casualty figures: which speak of the same deaths, which conflict, what range is left."""

__version__ = "0.1.0"
