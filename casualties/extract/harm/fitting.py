"""Whether a counted group can be the victims of a verb, and which of several harms stands."""

from __future__ import annotations

from casualties.extract.harm.triggers import Found
from casualties.extract.people.group import Group
from casualties.extract.people.nouns import BARE, PEOPLE, THING, UNKNOWN
from casualties.extract.text.tokens import Tokens
from casualties.extract.words.lexemes import Form
from casualties.model import Harm, Status

__all__ = ["add_harm", "fits"]

_DEADLY = frozenset("killed killing dead died deaths kill kills".split())


def add_harm(group: Group, harm: Harm) -> None:
    """A harm said of a group beside those said before: the graver of killed and injured stands, the rest adds."""
    if group.harm is None or group.harm is harm:
        group.harm = harm
        return
    graver = (Harm.KILLED, Harm.INJURED, Harm.CASUALTIES)
    if group.harm in graver and harm in graver:
        group.harm = min(group.harm, harm, key=graver.index)
    elif group.harm is Harm.MISSING and harm is Harm.KILLED:
        group.harm = harm
    elif harm not in group.more_harms:
        group.more_harms.append(harm)


def _side_lost(group: Group, found: Found, tokens: Tokens) -> bool:
    """ "They had killed nine; the army said it had lost two": a bare count of a side's own dead beside other dead."""
    if found.what.id != "lose" or group.head != BARE or group.amount.kind != "number" or not found.first:
        return False
    low, before = tokens.low, found.start - 1
    ends = group.stop >= len(low) or low[group.stop] in (".", ",", ";", ")", "and", "but")
    side = before >= 0 and (
        low[before] in ("it", "they", "we") or (len(low[before]) > 1 and tokens.raw[before].isupper())
    )
    return ends and side and not _DEADLY.isdisjoint(low)


def fits(group: Group, found: Found, how: str, tokens: Tokens) -> bool:
    """Whether what is counted can be the victims of a verb."""
    if group.head == THING or (group.amount.year and group.head in (BARE, UNKNOWN)):
        return False
    if group.amount.kind == "share" and group.anaphor is None:
        return False
    if group.amount.loose and group.head != PEOPLE:
        return False
    if group.head == UNKNOWN and (found.what.weak or found.what.flight or found.what.people):
        return False
    if (
        group.head == UNKNOWN
        and found.what.form == Form.STATE
        and not found.finite
        and found.what.harm is not Harm.KILLED
    ):
        return False
    if found.what.weak and group.head != PEOPLE and group.anaphor != "them" and not _side_lost(group, found, tokens):
        return False
    if found.what.fighters and group.who.status is not Status.COMBATANT:
        return False
    if found.what.needs and not found.what.needs & set(tokens.low[group.stop : group.stop + 7]):
        return False
    if found.what.flight:
        after = tokens.low[found.stop : found.stop + 6]
        if group.who.status is Status.COMBATANT or group.who.role == "prisoner" or "scene" in after:
            return False
    return True
