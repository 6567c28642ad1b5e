"""Accounts: what is asserted of one incident, by all who speak of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from casualties.findings._tellings import Telling

__all__ = ["by_incident"]


def by_incident(tellings: Iterable[Telling]) -> Iterator[list[Telling]]:
    """The asserted tellings of each incident that more than one asserted claim speaks of, in the order given."""
    together: dict[str, list[Telling]] = {}
    for each in tellings:
        if each.incident is not None and each.stance == "asserted":
            together.setdefault(each.incident, []).append(each)
    return (incident for incident in together.values() if len(incident) > 1)
