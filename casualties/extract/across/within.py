"""Counts of some of those just told, joined by "with": "40 people died, with nine dead in the capital alone"."""

from __future__ import annotations

from casualties.extract.harm.parse import Parsed
from casualties.extract.people.who import apart

__all__ = ["join_within"]


def join_within(parsed: Parsed) -> None:
    """Make a count a part of the larger one of its harm before it in the sentence, where ", with" joins the two."""
    low = parsed.tokens.low
    if "with" not in low:
        return
    for at, group in enumerate(parsed.groups):
        if group.whole is not None or group.harm is None or group.more or group.others:
            continue
        if low[max(group.first - 2, 0) : group.first] != [",", "with"]:
            continue
        for other in reversed(parsed.groups[:at]):
            if other.harm is group.harm and other.whole is None and not other.one:
                also = "also" in low[group.first : group.stop + 3]  # "with six raiders also killed"
                if also or apart(group.who, other.who):
                    break
                if group.bounds.high is not None and group.bounds.high < other.bounds.low:
                    group.whole, group.rule = other, "part"
                break
