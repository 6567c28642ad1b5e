"""Origins of tellings: which copies another, and which are independent of one another."""

from __future__ import annotations

from collections.abc import Iterable

from casualties.bounds.origins import share_origin
from casualties.findings._tellings import Telling

__all__ = ["copied_from", "independent"]


def copied_from(copy: Telling, source: Telling) -> bool:
    """Whether a telling cites what another one published: the chain of the other is the beginning of its own."""
    length = len(source.chain)
    return 0 < length < len(copy.chain) and copy.chain[:length] == source.chain and copy.home != source.home


def independent(tellings: Iterable[Telling]) -> list[Telling]:
    """As many tellings as go back to different origins, pair by pair; the most closely sourced first.

    Those with the longest chains are taken first, since a publisher's own voice may be a copy of any of them.
    """
    taken: list[Telling] = []
    for each in sorted(tellings, key=lambda each: (-len(each.chain), each.at)):
        if each.chain and not any(share_origin(each, other) for other in taken):
            taken.append(each)
    return taken
