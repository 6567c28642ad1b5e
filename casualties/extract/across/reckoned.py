"""Deaths and injuries that add up to the casualties told before them: "95 casualties, with 26 killed and 69 hurt"."""

from __future__ import annotations

from collections.abc import Sequence

from casualties.extract.people.group import Group
from casualties.model import Harm

__all__ = ["reckon"]

_BOTH = {Harm.KILLED, Harm.INJURED}
_NEXT = 3  # counts that may stand between the casualties and the last of their parts


def reckon(groups: Sequence[Group]) -> None:
    """Give the killed and the injured of one sentence the casualties of which they are exactly all."""
    for at, whole in enumerate(groups):
        victims = whole.harm is Harm.KILLED and whole.rule == "toll"  # "victims reached 23: five dead and 18 wounded"
        if not (victims or whole.harm is Harm.CASUALTIES) or whole.bounds.value is None or whole.one:
            continue
        near = groups[at + 1 : at + 1 + _NEXT]
        behind = [group for group in near if group.harm in _BOTH and group.whole in (None, whole)]
        killed, injured = (next((g for g in behind if g.harm is harm), None) for harm in (Harm.KILLED, Harm.INJURED))
        if killed is None or injured is None or killed.bounds.low + injured.bounds.low != whole.bounds.value:
            continue
        whole.harm = Harm.CASUALTIES
        for part in (killed, injured):
            part.whole = whole
            part.who = part.who.over(whole.who)
