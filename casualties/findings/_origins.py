"""Origins: which tellings are one observation, however often repeated, and which are independent of one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from casualties.findings._tellings import Telling

__all__ = ["agree", "by_origin", "copied_from", "independent", "share_origin"]


def share_origin(left: Telling, right: Telling) -> bool:
    """Whether one of the two goes back to the other's origin; never so where nobody is named."""
    return (left.origin is not None and left.origin in right.chain) or (
        right.origin is not None and right.origin in left.chain
    )


def copied_from(copy: Telling, source: Telling) -> bool:
    """Whether a telling cites what another one published: the chain of the other is the beginning of its own."""
    length = len(source.chain)
    return 0 < length < len(copy.chain) and copy.chain[:length] == source.chain and copy.home != source.home


def agree(left: Telling, right: Telling) -> bool:
    """Whether two tellings give one figure: the same bounds, or the same number with bounds that meet.

    Writers who pass on "at least 43" as "43" pass on the figure; "up to 43" for "at least 43" is another one.
    """
    if left.figure == right.figure:
        return True
    if left.said is None or left.said != right.said or {left.qualifier, right.qualifier} == {"at_least", "at_most"}:
        return False
    tops = [top for top in (left.high, right.high) if top is not None]
    return not tops or max(left.low or 0, right.low or 0) <= min(tops)


def by_origin(tellings: Sequence[Telling]) -> dict[str, list[Telling]]:
    """Tellings by the origin that they go back to, in the order given; those of nobody are left out.

    Where the publisher of one telling is the origin of another ("hospital → Gazette", and the Gazette in its own
    voice), the other goes back to that origin too, unless the publisher passes on several.
    """
    behind: dict[str, set[str]] = {}
    for each in tellings:
        for name in each.chain[1:]:
            behind.setdefault(name, set()).add(each.chain[0])
    found: dict[str, list[Telling]] = {}
    for each in tellings:
        if each.origin is not None:
            found.setdefault(_root(each.origin, behind), []).append(each)
    return found


def independent(tellings: Iterable[Telling]) -> list[Telling]:
    """As many tellings as go back to different origins, pair by pair; the most closely sourced first.

    Those with the longest chains are taken first, since a publisher's own voice may be a copy of any of them.
    """
    taken: list[Telling] = []
    for each in sorted(tellings, key=lambda each: (-len(each.chain), each.at)):
        if each.chain and not any(share_origin(each, other) for other in taken):
            taken.append(each)
    return taken


def _root(name: str, behind: dict[str, set[str]]) -> str:
    seen = {name}
    while len(further := behind.get(name, set()) - {name}) == 1:
        (name,) = further
        if name in seen:
            break
        seen.add(name)
    return name
