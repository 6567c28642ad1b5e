"""Acts told in a sentence: which party did what, by the grammar around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casualties.extract.perpetrators.deed import Deed, DeedKind
from casualties.extract.perpetrators.parties import Party, PartyKind, Place
from casualties.extract.perpetrators.subjects import subject_deeds
from casualties.extract.perpetrators.words import Sense, Use
from casualties.extract.text.phrases import Found

__all__ = ["deeds"]

_ASIDE = re.compile(r"\([^()]{0,200}\)|, [^,;]{0,150},|[–—] [^–—;]{0,150} [–—]")
_BY = re.compile(
    r"\b(by|at the hands of)\s+"
    r"(?:(?:the|a|an|their|its|his|her|what|one|two|three|four|five|six|several)\s+)?(?:[a-z][\w-]*\s+){0,2}[\"“‘]?$"
)
_FROM = re.compile(r"\s+from\s+(?:the\s+|a\s+|an\s+)?(?:[\"“‘])?")
_TARGET = re.compile(
    r"\b(?:on|against|at|near|outside|toward|towards)\s+(?:(?:the|a|an|two|three|several)\s+)?(?:\w+\s+)?$", re.I
)
_BE = re.compile(r"\s+(?:was|were|is|are|had been|has been|have been|came)\b")
_SUPERLATIVE = re.compile(r"\b(?:\w{3,}est|worst|first|second|latest)\b")
_OF_ITS_OWN = re.compile(
    r"\s+(?:for|of|in)\s+(?:the\s+)?(?:\w+\s+)?"
    r"(?:killing|killings|deaths?|murders?|massacre|kidnapping|abduction|executi\w+|shooting|wounding)\b(?:\s+of)?"
    r"\s+(?:(?:at least|more than|some|about|around|nearly|over|up to)\s+)?"
    r"(?:\d|\w+teen\b|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|an?\s)",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|denied|denies|deny|never|no|nor|without)\b", re.IGNORECASE)
_ADJECTIVES = re.compile(
    r"(?:['’]s?)?(?:[ -]+(?!(?:in|on|of|at|and|or|from|to|by|for|with|was|were|is|are|had|has|have|who|which|that|said"
    r"|near|positions?|targets?|bases?|camps?|strongholds?|commanders?|leaders?)\b)[\w’'-]+){0,2}[ -]+"
)


def deeds(
    text: str,
    sentence: int,
    tags: Sequence[Found[Sense]],
    parties: Sequence[Party],
    held_by: re.Pattern[str],
    place: Place,
) -> list[Deed]:
    """The deeds of the sentence that starts at `sentence`, in order of their words.

    `place` is what the text speaks of.
    """
    found: list[Deed] = []
    for number, party in enumerate(parties):
        following = parties[number + 1] if number + 1 < len(parties) else None
        for deed in (
            _owned(text, sentence, tags, party, place),
            _agent(text, tags, party, held_by),
            *subject_deeds(text, sentence, tags, parties, number),
            _claimed(text, tags, party, following),
            _blamed(text, tags, party),
        ):
            if deed is not None:
                found.append(deed)
    return sorted(_nearest_subjects(found), key=lambda deed: (deed.start, deed.party.start, deed.kind))


def _nearest_subjects(found: Sequence[Deed]) -> list[Deed]:
    """Of parties that a joined verb may belong to, the last that does something before it ("… shelled it, killing")."""
    first = {deed.party.start: deed.start for deed in reversed(found) if deed.active}
    return [
        deed
        for deed in found
        if not (deed.active and deed.start != first[deed.party.start])
        or not any(deed.party.start < start and first[start] < deed.start for start in first)
    ]


def _owned(text: str, sentence: int, tags: Sequence[Found[Sense]], party: Party, place: Place) -> Deed | None:
    """ "Russian shelling", "the Hamas raid", "an ISIS sniper"."""
    if party.arm >= 0:
        arm = tags[party.arm]
        between = text[party.end : arm.start]
        owned = between.startswith(("'", "’")) and not _SUPERLATIVE.search(between)
        if Use.STATE_ARM not in arm.value.uses and not owned and party.state == place.main():
            return None
        return Deed(party, arm.start, arm.end, DeedKind.ATTACK)
    own = tags[party.last]
    if party.last > party.first and Use.STRIKE in own.value.uses and not _BE.match(text, own.end):
        return Deed(party, own.start, own.end, DeedKind.ATTACK)
    if party.kind in (PartyKind.COUNTRY, PartyKind.SEAT) or party.last + 1 >= len(tags):
        return None
    after = tags[party.last + 1]
    if _TARGET.search(text, max(party.start - 24, sentence), party.start):
        return None
    if party.kind is PartyKind.PRONOUN and text[party.start : party.end].casefold() not in ("its", "their", "our"):
        return None
    if Use.STRIKE not in after.value.uses or not _ADJECTIVES.fullmatch(text, party.end, after.start):
        return None
    return Deed(party, after.start, after.end, DeedKind.ATTACK)


def _agent(text: str, tags: Sequence[Found[Sense]], party: Party, held_by: re.Pattern[str]) -> Deed | None:
    """ "killed by …", "an attack by …", "at the hands of …", "fire from …"."""
    window = max(party.start - 80, 0)
    by = _BY.search(text, window, party.start)
    before = [tag for tag in tags[: party.first] if tag.end <= party.start]
    if by is None:
        if before and Use.STRIKE in before[-1].value.uses and _FROM.fullmatch(text, before[-1].end, party.start):
            return Deed(party, before[-1].start, before[-1].end, DeedKind.ATTACK)
        return None
    if by.group(1) == "by" and held_by.search(text, max(by.start() - 24, 0), by.start()):
        return None
    for tag in reversed(before):
        if tag.end > by.start():
            continue
        if by.start() - tag.end > 160 or ";" in text[tag.end : by.start()]:
            return None
        uses = tag.value.uses
        if Use.HARM in uses:
            return Deed(party, tag.start, tag.end, DeedKind.HARM)
        if Use.ATTACK in uses or Use.STRIKE in uses:
            return Deed(party, tag.start, tag.end, DeedKind.ATTACK)
    return Deed(party, by.start(), by.end(), DeedKind.ATTACK) if by.group(1) != "by" else None


def _claimed(text: str, tags: Sequence[Found[Sense]], party: Party, following: Party | None) -> Deed | None:
    """ "The Taliban claimed responsibility"."""
    for tag in tags[party.last + 1 :]:
        if following is not None and tag.start >= following.start and following.kind is not PartyKind.PRONOUN:
            return None
        if Use.CLAIM in tag.value.uses:
            between = _ASIDE.sub(" ", text[party.end : tag.start])
            if len(between) > 80 or ";" in between or _DENIED.search(between):
                return None
            return Deed(party, tag.start, tag.end, _kind_of_claim(text, tag.end))
    return None


def _kind_of_claim(text: str, end: int) -> DeedKind:
    """A claim of what else is told, or of the harm that it names itself ("is blamed for the killing of 207")."""
    return DeedKind.HARM if _OF_ITS_OWN.match(text, end) else DeedKind.CLAIM


def _blamed(text: str, tags: Sequence[Found[Sense]], party: Party) -> Deed | None:
    """ "blamed on …", "accused … of killing"."""
    for tag in reversed(tags[: party.first]):
        if party.start - tag.end > 60:
            return None
        if Use.BLAME in tag.value.uses:
            between = text[tag.end : party.start]
            if re.search(r"[;:.]|\b(?:that|for|of|and|by)\b", between) or _DENIED.search(
                text, max(tag.start - 24, 0), tag.start
            ):
                return None
            return Deed(party, tag.start, tag.end, _kind_of_claim(text, party.end))
    return None
