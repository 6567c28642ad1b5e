"""What leads from a word for a toll to its count: "to", "at", "of", "from", a verb of reaching, a mark."""

from __future__ import annotations

from casualties.extract.people.group import Group
from casualties.extract.text.tokens import Tokens
from casualties.extract.words.grammar import QUOTES, is_adverb
from casualties.extract.words.lexicon import Lexicon
from casualties.model import Harm
from casualties.rulebook.harms import VerbFrame

__all__ = ["EARLIER", "MARKS", "lead", "owned", "who_died"]

_INSERT = 9  # words of an insert that says up to when a toll counts
_LEADS = frozenset(
    """to at as now of is was were are touched breached reached reaches hit hits passed passes topped
    tops exceeded exceeds crossed crosses nears number numbers numbering surpassed totalled
    totaled stands stood numbered""".split()
)
MARKS = frozenset(": = - – — → | > ( • ：".split())
EARLIER = frozenset("earlier previous previously initial initially original preliminary first former".split())
_SIDES = frozenset("military civilian army police combat own".split())


def lead(tokens: Tokens, group: Group, stop: int) -> str | None:
    """The word or mark that leads to a group: "to", "at", "of", "from", ":"; None where something else stands there."""
    low = tokens.low
    at = group.first - 1
    if at > stop and low[at] == "now":
        return "is"
    while at >= stop and (low[at] in QUOTES or is_adverb(low[at])):
        at -= 1
    if at < stop:
        return "of" if at == stop - 1 and group.first == stop else "is"
    if low[at] == ",":
        at = _before_insert(low, at, stop)
    word = low[at]
    if word in ("from", "than", "against"):
        return word
    if word in ("count", "figure", "toll", "estimate") and at:
        return "of"
    if word == "was" and low[at - 1] == "(":
        return "from"
    if word in MARKS and word != ":" and at > stop:
        return None
    if word in _LEADS or word in MARKS:
        if word == "of" and low[at - 1] in ("count", "figure", "toll", "estimate", "tally", "total", "number"):
            inner = at - 2
            while inner > stop and (low[inner] in EARLIER or low[inner] in ("an", "a", "the", "its")):
                inner -= 1
            if low[inner] in ("from", "than"):
                return "from"
        return word
    return None


def _before_insert(low: list[str], at: int, stop: int) -> int:
    """The verb before ", as of Tuesday noon," in "the toll is, as of Tuesday noon, 18"; else the comma."""
    for opened in range(at - 2, max(at - _INSERT, stop), -1):
        if low[opened] == "," and low[opened + 1 : opened + 3] in (["as", "of"], ["as", "at"]):
            return opened - 1
    return at


def who_died(low: list[str], at: int, lexicon: Lexicon) -> int | None:
    """The token behind "who have died" at a token ("the number of guerrillas who have died ...")."""
    if low[at] != "who" or low[at + 1 : at + 2] not in (["have"], ["had"]) or at + 2 >= len(low):
        return None
    verb = lexicon.triggers.at(low, at + 2)
    dies = verb is not None and verb[1].frame is VerbFrame.INTRANSITIVE and verb[1].harm is Harm.KILLED
    return at + 2 + verb[0] if verb is not None and dies else None


def owned(tokens: Tokens, at: int) -> bool:
    """Whether an owner stands before a token ("the army's dead", "its dead", "their military dead")."""
    if at > 1 and tokens.low[at - 1] in _SIDES and not tokens.owner[at - 1]:
        at -= 1
    return at > 0 and (tokens.owner[at - 1] or tokens.low[at - 1] in ("its", "their"))
