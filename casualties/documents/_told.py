"""What a file says of itself: its text, and what it tells of its publication."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from casualties.model import Page

__all__ = ["LONGEST", "Told", "day_of", "without_controls"]

LONGEST = 20_000_000
"""Characters of a document; a longer one is asked to be split (the longest book has a few million)."""

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_CONTROLS = dict.fromkeys([*range(0x09), 0x0B, *range(0x0E, 0x20), 0x7F], " ")


@dataclass(frozen=True, slots=True)
class Told:
    """The text to be stored; title, publication and pages where the file says so."""

    text: str
    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    pages: tuple[Page, ...] = ()


def day_of(text: str) -> date | None:
    """The day at the start of an ISO date or time ("2017-08-07T10:00:00Z"); None where there is none."""
    found = _DAY.match(text.strip())
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def without_controls(text: str) -> str:
    """Control characters as blanks, one for one, so that digits on either side stay apart and offsets hold."""
    return text.translate(_CONTROLS)
