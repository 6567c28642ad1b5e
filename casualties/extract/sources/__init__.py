"""Who says so: attributions, names of sources, whom they quote, how they stand to a figure."""

from casualties.extract.sources.sources import Attributed, Attributions, Sources

__all__ = ["Attributed", "Attributions", "Sources"]
