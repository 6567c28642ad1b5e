"""When: expressions of time, their days, and which of them dates a figure."""

from casualties.extract.periods.periods import Dated, Periods

__all__ = ["Dated", "Periods"]
