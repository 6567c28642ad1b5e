"""Deeds whose doer is the subject of the verb: "Boko Haram killed", "fighters who had stormed", "denied killing"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from casualties.extract.perpetrators.deed import Deed, DeedKind
from casualties.extract.perpetrators.parties import Party, PartyKind
from casualties.extract.perpetrators.words import Sense, Use
from casualties.extract.text.phrases import Found

__all__ = ["subject_deeds"]

_ASIDE = re.compile(r"\([^()]{0,200}\)|, [^,;]{0,150},|[–—] [^–—;]{0,150} [–—]")
_BREAKS = re.compile(
    r"[;:!?]|\b(?:lost|suffered|sustained|that|when|while|after|because|where|and|but|whom|before|if|unless|until|since|against|with|clashed)\b",
    re.IGNORECASE,
)
_NOT_ACTIVE = re.compile(
    r"\b(?:was|were|been|being|be|is|are|got|get|getting|could|would|may|might|will|can|to|should|not|never|threatened|plans?|planned|tried"
    r"|vowed)(?:\s+\w+ly|\s+also|\s+all|\s+both|\s+each)?\s*$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\b(?:with|against|on|of|between|from|near|in|at|to|into|for|by|than|inside|outside|around|like|including|targeting"
    r"|between [^.;,]{1,80} and)\s+(?:(?:the|a|an|its|their|several|two)\s+)?(?:[a-z][\w-]*\s+)?$",
    re.IGNORECASE,
)
_COUNTRY_ACTS = re.compile(
    r"(?:^|[.;:–—\"“(]\s*|\b(?:that|when|as|after|while|and|because|said|says|but|where|how|if|before|since)\s+)$"
)
_RAN_INTO = re.compile(
    r"\s+(?:an?|the|another|two)?\s*(?:[\w-]+\s+)?(?:ieds?|improvised|(?:land)?mines?|roadside|explosive|booby)\b", re.I
)
_AND = re.compile(
    r",?\s+(?:and|or|and/or|backed by|supported by|alongside|along with|together with|with support from)"
    r"\s+(?:the\s+|their\s+|its\s+)?(?:allied\s+|suspected\s+)?"
)
_CHAIN = re.compile(
    r"\s+(?:\w+ly\s+|had\s+)?(?!clashed|fought|battled|denied|suffered|surrendered|died|warned|vowed|pledged|condemned)"
    r"\w+(?:ed|ook|ore|ent|ame|oke|ut)\b[^;:]*\b(?:and|then)\s+(?:\w+ly\s+|then\s+|later\s+)?$"
)
_NOUN = re.compile(
    r"\s*(?:[,.;:)]|$|(?:on|in|near|at|against|which|that|by|of|from|and|was|were|has|had|kills?|left|leaves)\b)"
)
_JOINED = re.compile(r"(?:,|\band|\bthen|\bbefore|\band then)(?:\s+\w+ly|\s+also|\s+later)?\s*$")
_OWNED_UP = re.compile(r"(?:denied|denies|admitted|admits|acknowledged|of|to)\s*(?:having\s+)?$")
_HAS = re.compile(r"\b(?:had|has|have)(?:\s+\w+ly|\s+also|\s+already|\s+since)?\s*$", re.IGNORECASE)
_TO_HAVE = re.compile(r"\bto have(?:\s+\w+ly)?\s*$", re.IGNORECASE)
_NO_OBJECT = re.compile(
    r"\s*(?:$|[.,;:)]|(?:in|near|during|when|after|as|by|since|overall|there|here|yesterday|while|across|outside|inside|and\s+(?:wounded|injured)\s+in)\b"
    r"|(?:on|at|over|last|this)\b(?!\s+(?:least|most|random|will)))",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens?|several|many|scores|hundreds)(?: of)?)\s*$",
    re.IGNORECASE,
)


def subject_deeds(
    text: str, sentence: int, tags: Sequence[Found[Sense]], parties: Sequence[Party], number: int
) -> Iterator[Deed]:
    """The deeds of party `number`, and of those joined to it, as subject; the sentence starts at `sentence`."""
    if number and _AND.fullmatch(text, parties[number - 1].end, parties[number].start):
        return iter(())
    return _subject_of(text, sentence, tags, *_together(text, parties, number))


def _together(text: str, parties: Sequence[Party], number: int) -> tuple[Party, Party | None]:
    """A party as far as those joined to it reach ("soldiers and Russian mercenaries"), and the party after them."""
    party, last = parties[number], number
    while last + 1 < len(parties) and _AND.fullmatch(text, parties[last].end, parties[last + 1].start):
        last += 1
    if last > number:
        party = replace(party, end=parties[last].end, last=parties[last].last)
    return party, parties[last + 1] if last + 1 < len(parties) else None


def _subject_of(
    text: str, sentence: int, tags: Sequence[Found[Sense]], party: Party, following: Party | None
) -> Iterator[Deed]:
    """ "Boko Haram killed …", "fighters who had stormed …", "claimed to have killed …", "denied killing …".

    Verbs joined to the first have the same subject: "attacked the village, killing five and abducting three".
    """
    before = text[max(party.start - 110, sentence) : party.start]
    if text[party.end : party.end + 1] in ("'", "’") or _PREPOSITION.search(before):
        return
    if party.kind is PartyKind.COUNTRY and not _COUNTRY_ACTS.search(before):
        return
    said = acted = False
    asides = [found.span() for found in _ASIDE.finditer(text, party.end, min(party.end + 300, tags[-1].end + 2))]
    for tag in tags[party.last + 1 :]:
        uses = tag.value.uses
        verb = bool(uses & {Use.HARM, Use.ATTACK})
        answer = Use.DEFEND in uses and not verb
        if any(start <= tag.start < end for start, end in asides) and not acted:
            continue
        if acted and ";" in text[party.end : tag.start]:
            return
        if acted:
            past = following is None or tag.start < following.start or following.kind is PartyKind.PRONOUN
            if (
                verb
                and _JOINED.search(text, party.end, tag.start)
                and (Use.DOING in uses or (past and Use.PAST in uses))
            ):
                yield _deed(party, tag, uses)
            continue
        if following is not None and tag.start >= following.start and not _aside(text, party, following):
            return
        if Use.SAYS in uses and not verb:
            said = True
            continue
        if verb or answer:
            if not _does(text, tag, party, said=said):
                return
            yield _deed(party, tag, uses)
            acted = True


def _does(text: str, tag: Found[Sense], party: Party, *, said: bool) -> bool:
    """Whether a verb after a party tells what the party did."""
    uses = tag.value.uses
    between = _ASIDE.sub(" ", text[party.end : tag.start])
    if len(between) > 110 or (party.kind is PartyKind.SEAT and not said):
        return False
    if Use.DOING in uses:
        return bool(_OWNED_UP.search(between)) if said else not between.strip(" ,")
    if _TO_HAVE.search(between) and (said or not _BREAKS.search(between)):
        return True
    if _CHAIN.match(between) and not said:
        return Use.PAST in uses
    if said or _BREAKS.search(between) or _NOT_ACTIVE.search(between) or _RAN_INTO.match(text, tag.end):
        return False
    if Use.STRIKE in uses and Use.PAST not in uses and _NOUN.match(text, tag.end):
        return False
    if Use.PAST not in uses and party.kind is PartyKind.COUNTRY and not text[tag.start : tag.end].endswith("s"):
        return False
    return Use.PAST not in uses or not _passive(text, tag, party, between)


def _deed(party: Party, tag: Found[Sense], uses: frozenset[Use]) -> Deed:
    kind = DeedKind.HARM if Use.HARM in uses else DeedKind.ATTACK
    return Deed(party, tag.start, tag.end, kind, weak=not uses.isdisjoint({Use.TAKE, Use.DEFEND}), active=True)


def _passive(text: str, tag: Found[Sense], party: Party, between: str) -> bool:
    """Whether a past form after a party tells what was done to it: "five Taliban killed in a raid"."""
    following = text[tag.end : tag.end + 24]
    if re.match(r"\s*by\b", following):
        return True
    if Use.HARM not in tag.value.uses or _HAS.search(between):
        return False
    if not _NO_OBJECT.match(following):
        return False
    return Use.ATTACK not in tag.value.uses or bool(_COUNTED.search(text, max(party.start - 16, 0), party.start))


def _aside(text: str, party: Party, following: Party) -> bool:
    """Whether the party that follows stands in an aside of this one: "Israeli troops, backed by US jets, killed"."""
    opened = re.search(r"[,(–—]", text[party.end : following.start])
    if opened is None or re.search(r"[;:]|\band\b", text[party.end : following.start]):
        return False
    return re.search(r"[,)–—]", text[following.end : following.end + 80]) is not None
