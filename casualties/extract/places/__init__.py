"""Where: names, the places that they mean, and which of them holds a figure."""

from casualties.extract.places.places import Placed, Places

__all__ = ["Placed", "Places"]
