"""Mentions: the claims of a document where they stand in it, and the sums that do not hold beside them."""

from __future__ import annotations

from dataclasses import dataclass

from casualties.findings._tellings import Telling

__all__ = ["Broken", "Limits", "Mention"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A claim of a document and where its number begins and ends."""

    telling: Telling
    position: int
    end: int


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a share (in points) and a rate (as a part of itself) may be off by rounding."""

    points: float
    loose_points: float
    relative: float


@dataclass(frozen=True, slots=True)
class Broken:
    """A sum that does not hold: the claims it is held against, and what it comes to."""

    claims: tuple[str, ...]
    what: str
    key: str
