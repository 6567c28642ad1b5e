"""Who is said to have done it: the perpetrator of each figure.

`read` finds what parties do in every sentence; `own` gives the deed that the text ties to one figure: the verb that the
figure hangs on, then its clause, its part of the sentence, the sentence, then the attack told just before or the claim
of it told after. Who has no name is nobody, and then nobody else did it. A deed in another sentence starts where it
stands, so that whoever joins claims can see whose account it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from casualties.extract.perpetrators_acts import Deed, DeedKind, deeds
from casualties.extract.perpetrators_context import spoken_of
from casualties.extract.perpetrators_parties import Party, PartyKind, Place, parties
from casualties.extract.perpetrators_words import Sense, Use, demonyms, lexicon
from casualties.extract.phrases import Found, Phrases, spelled
from casualties.extract.reading import Anchor, Mention, Reading, Sentence
from casualties.model import Perpetrator
from casualties.rulebook import Rulebook

__all__ = ["Act", "Perpetrators"]

_BACK = 3
_AHEAD = 3
_SUBORDINATE = re.compile(r"\b(?:when|as|after|where|in which|because|during which|once)\b", re.IGNORECASE)
_BREAK = re.compile(r";|:\s")


@dataclass(frozen=True, slots=True)
class Act(Mention[Perpetrator]):
    """A party's deed in a sentence: the party stands at `start`, the word of the deed at `word`.

    `named` is False for those who have no name (`value` then holds their words); `weak` deeds hold only for the figure
    that hangs on their word; `state` tells a state's forces from groups.
    """

    word: tuple[int, int]
    kind: DeedKind
    weak: bool
    named: bool
    state: bool
    agent: bool


class Perpetrators:
    """Perpetrators by `rules/actors.yaml` and `rules/blame.yaml`."""

    def __init__(self, rulebook: Rulebook) -> None:
        rules = rulebook.blame
        self._lexicon = lexicon(rulebook)
        self._demonyms = demonyms(rulebook)
        self._force, self._police = rules.forces[0].name, rules.forces[-1].name
        self._against = _before(rules.against.phrases)
        self._not_it = re.compile(rf"[-–‑](?:{_any(rules.not_it.phrases)})\b", re.IGNORECASE)
        self._held_by = _before(rules.held_by.phrases)
        self._says = _anywhere(rules.says.phrases)
        self._strikes = _anywhere(rules.strikes.phrases)
        self._fights = _anywhere(rules.fights.phrases)
        self._goes_on = re.compile(
            rf"(?:^|[\W])(?:{_any(rules.goes_on.phrases)})(?:\s+(?:has|have|had|also|later|then|earlier))*\s*$",
            re.IGNORECASE,
        )
        self._goes_on_after = re.compile(
            rf"\s*(?:to\s+)?(?:{_any(rules.goes_on.phrases)}|(?:the|that)\s+[\w-]+\s+(?:{_any(_heads(rules.goes_on.phrases))}))\b",
            re.IGNORECASE,
        )
        accidents = (cause for cause in rulebook.causes.causes if cause.nobodys)
        self._accidents = Phrases(
            ((phrase, True) for cause in accidents for phrase in (*cause.manner, *cause.means, *cause.setting)),
            classes=rulebook.causes.classes,
            gap=rulebook.causes.gap,
        )
        self._elsewhere = re.compile(rf".{{0,12}}\b(?:{_any(rulebook.causes.elsewhere.phrases)})\b", re.IGNORECASE)
        self._of_state = _anywhere(rules.own_side.state)
        self._of_group = _anywhere(rules.own_side.group)
        fighters = (*rules.own_side.state, *rules.own_side.group, *rules.own_side.people)
        self._own = re.compile(
            rf".{{0,30}}\b(?:{_any(rules.own_side.own)})\s+(?:\w+\s+)?(?:{_any(fighters)})\b", re.IGNORECASE
        )

    def read(self, reading: Reading) -> Sequence[Mention[Perpetrator]]:
        """Every deed of a party in the document, in order of the party's place."""
        text = reading.document.text
        tagged = [self._lexicon.find(text, sentence.start, sentence.end) for sentence in reading.sentences]
        place = spoken_of(tag for tags in tagged for tag in tags)
        memory = _Memory()
        acts: list[Act] = []
        for sentence, tags in zip(reading.sentences, tagged, strict=True):
            if tags:
                acts.extend(self._acts(text, sentence.start, tags, place, memory))
            else:
                memory.subject = None
        return sorted(acts, key=lambda act: (act.start, act.word, act.kind))

    def own(
        self, reading: Reading, mentions: Sequence[Mention[Perpetrator]], anchor: Anchor
    ) -> Mention[Perpetrator] | None:
        """Who is said to have done what this figure counts; None where nobody is, or nobody with a name."""
        acts = [act for act in mentions if isinstance(act, Act)]
        here = self._here(reading, acts, anchor)
        if here is not None and here.named:
            return here
        claimed = self._after(reading, acts, anchor, claims_only=here is not None)
        if here is not None or claimed is not None:
            return claimed
        return self._before(reading, acts, anchor)

    def _acts(self, text: str, sentence: int, tags: Sequence[Found[Sense]], place: Place, memory: _Memory) -> list[Act]:
        found = parties(text, tags, place, self._against, self._not_it)
        acts: list[Act] = []
        resolved: dict[int, tuple[str, bool]] = {}
        for party in found:
            resolved[party.start] = self._name(text, party, found, tags, place, memory)
            if party.kind is PartyKind.NAMED and party.name:
                memory.group = party.name
        told = deeds(text, sentence, tags, found, self._held_by, place.main())
        for deed in told:
            name, state = resolved[deed.party.start]
            acts.append(_act(text, deed, name, state))
        memory.subject = _subject_of(found, told, tags, resolved)
        return acts

    def _name(
        self,
        text: str,
        party: Party,
        found: Sequence[Party],
        tags: Sequence[Found[Sense]],
        place: Place,
        memory: _Memory,
    ) -> tuple[str, bool]:
        """Whom a party names, and whether that is a state; an empty name for nobody with a name."""
        if party.kind in (PartyKind.NAMED, PartyKind.COUNTRY):
            return (party.name, False) if party.name else (self._forces(party.state, party.police), True)
        if party.kind is PartyKind.STATELESS:
            speaker = _speaker(party, found, tags)
            state = speaker.state if speaker is not None and speaker.state and not speaker.name else party.state
            return (self._forces(state, party.police), True) if state else ("", False)
        if party.kind is PartyKind.GROUP_AGAIN:
            return memory.group, False
        if party.kind is PartyKind.PRONOUN:
            speaker = _speaker(
                party, found, tags, ours=text[party.start : party.end].casefold().startswith(("our", "we"))
            )
            if speaker is not None:
                return self._name(text, speaker, (), tags, place, memory)
            if party.start == found[0].start and memory.subject is not None:
                return memory.subject
        return "", False

    def _forces(self, state: str, police: bool) -> str:
        return (self._police if police else self._force).format(demonym=self._demonyms.get(state, state))

    # -- which deed is this figure's

    def _here(self, reading: Reading, acts: Sequence[Act], anchor: Anchor) -> Act | None:
        """The deed of the figure's own sentence."""
        text = reading.document.text
        sentence = reading.sentences[anchor.sentence]
        first, last = anchor.group
        fit = [
            act
            for act in _within(acts, sentence.start, sentence.end)
            if not (act.start < last and first < act.end) or (act.start >= anchor.end and act.agent)
        ]
        hanging = [act for act in fit if act.word[0] < anchor.trigger[1] and anchor.trigger[0] < act.word[1]]
        if hanging:
            return _clearest(hanging, anchor)
        fit = [act for act in fit if not act.weak and not self._own_side(text, act, anchor)]
        claims = [act for act in fit if act.kind is DeedKind.CLAIM and act.named]
        part = _part(sentence, anchor)
        whole = (sentence.start, sentence.end)
        for start, end in (anchor.clause, part, whole):
            if (start, end) == whole != part and self._strikes.search(text, *part):
                return claims[0] if claims else None
            inside = [act for act in fit if start <= act.word[0] < end and _reaches(text, act, anchor)]
            if inside:
                chosen = _clearest(inside, anchor)
                return chosen if chosen.named or not claims else claims[0]
            if self._fights.search(text, start, end) or self._accidents.find(text, start, end):
                return claims[0] if claims else _nobody(anchor)
        return claims[0] if claims else None

    def _before(self, reading: Reading, acts: Sequence[Act], anchor: Anchor) -> Act | None:
        """The attack told just before, if this figure is of the same account."""
        text = reading.document.text
        if self._own.match(text, anchor.group[0], anchor.group[1]):
            return None
        here = reading.sentences[anchor.sentence]
        speaks = self._new_speaker(here)
        for _ in range(_BACK):
            if here.index == 0 or self._elsewhere.match(here.text):
                return None
            before = reading.sentences[here.index - 1]
            if before.headline or not _same_run(before, here, reading):
                return None
            told = [act for act in _within(acts, before.start, before.end) if not act.weak]
            if told:
                last = told[-1]
                if (speaks and self._says.search(before.text)) or self._own_side(text, last, anchor):
                    return None
                return last if last.named else None
            if self._fights.search(before.text):
                return None
            speaks = speaks or self._new_speaker(before)
            here = before
        return None

    def _after(self, reading: Reading, acts: Sequence[Act], anchor: Anchor, *, claims_only: bool) -> Act | None:
        """A claim of responsibility, or the attack itself, told just after."""
        text = reading.document.text
        here = reading.sentences[anchor.sentence]
        for step in range(1, _AHEAD + 1):
            if here.index + 1 >= len(reading.sentences):
                return None
            after = reading.sentences[here.index + 1]
            if here.headline or not _same_run(here, after, reading) or self._elsewhere.match(after.text):
                return None
            told = [act for act in _within(acts, after.start, after.end) if not act.weak]
            claim = next((act for act in told if act.kind is DeedKind.CLAIM and act.named), None)
            if claim is not None and not self._own_side(text, claim, anchor):
                return claim
            if step == 1 and not claims_only and told and all(act.kind is DeedKind.ATTACK for act in told):
                first = told[0]
                if self._new_speaker(after) or self._own_side(text, first, anchor):
                    return None
                return first if first.named else None
            here = after
        return None

    def _new_speaker(self, sentence: Sentence) -> bool:
        """Whether a sentence gives somebody's account who did not speak before."""
        said = sentence.text
        return any(
            not (
                self._goes_on.search(said, max(found.start() - 60, 0), found.start())
                or self._goes_on_after.match(said, found.end())
            )
            for found in self._says.finditer(said)
        )

    def _own_side(self, text: str, act: Act, anchor: Anchor) -> bool:
        """Whether the figure's people are of the actor's own side."""
        if act.start <= anchor.end and anchor.start <= act.end:
            return True
        group = text[anchor.start : anchor.group[1]]
        if act.start < anchor.start and self._own.match(text, anchor.group[0], anchor.group[1]):
            return True
        words = self._of_state if act.state else self._of_group
        said = words.search(group)
        if said is None or act.kind is DeedKind.CLAIM:
            return False
        return not any(sense.value.country for sense in self._lexicon.find(group, 0, len(group)))


@dataclass(slots=True)
class _Memory:
    """Whom earlier sentences named: the last group, and the subject of the sentence before."""

    group: str = ""
    subject: tuple[str, bool] | None = None


def _act(text: str, deed: Deed, name: str, state: bool) -> Act:
    party = deed.party
    words = text[party.start : party.end]
    return Act(
        start=party.start,
        end=party.end,
        value=Perpetrator(name=name or words, text=words),
        word=(deed.start, deed.end),
        kind=deed.kind,
        weak=deed.weak,
        named=bool(name),
        state=state,
        agent=party.start > deed.start,
    )


def _nobody(anchor: Anchor) -> Act:
    """What stands for a fight: neither side is said to have done it."""
    at = anchor.start
    return Act(at, at, Perpetrator(name="neither side"), (at, at), DeedKind.ATTACK, False, False, False, False)


def _speaker(party: Party, found: Sequence[Party], tags: Sequence[Found[Sense]], *, ours: bool = False) -> Party | None:
    """The party that says what holds this one: before it, or after a quotation of "our men"."""
    speaking = [
        other
        for other in found
        if other.kind in (PartyKind.NAMED, PartyKind.COUNTRY, PartyKind.STATELESS)
        and any(Use.SAYS in tag.value.uses for tag in tags[other.last + 1 : other.last + 3])
    ]
    before = [other for other in speaking if other.end <= party.start]
    if before:
        return before[-1]
    return next((other for other in speaking if other.start > party.end), None) if ours else None


def _subject_of(
    found: Sequence[Party], told: Sequence[Deed], tags: Sequence[Found[Sense]], resolved: dict[int, tuple[str, bool]]
) -> tuple[str, bool] | None:
    """Whom "they" or "it" of the next sentence takes up: who acts first here, else who is named first."""
    acting = [deed.party for deed in told if deed.active]
    candidates: Iterable[Party] = (*acting, *found)
    return next((resolved[party.start] for party in candidates if resolved[party.start][0]), None)


def _within(acts: Sequence[Act], start: int, end: int) -> Sequence[Act]:
    first = bisect_left(acts, start, key=_start)
    return acts[first : bisect_left(acts, end, lo=first, key=_start)]


def _start(act: Act) -> int:
    return act.start


def _clearest(acts: Sequence[Act], anchor: Anchor) -> Act:
    """The nearest deed, those before the figure first; a name before none."""

    def order(act: Act) -> tuple[bool, int, int]:
        gap = anchor.start - act.word[1] if act.word[1] <= anchor.start else act.word[0] - anchor.end + 1
        return (not act.named and act.kind is not DeedKind.HARM, max(gap, 0), act.start)

    return min(acts, key=order)


def _reaches(text: str, act: Act, anchor: Anchor) -> bool:
    """Whether a deed holds for a figure that does not hang on its word.

    What was told before goes on. What follows holds as an attack, as done "by" somebody, or where the sentence ties
    it back ("were hurt when soldiers shot at …").
    """
    if act.word[0] < anchor.end or act.kind is not DeedKind.HARM or act.agent:
        return True
    return bool(_SUBORDINATE.search(text, anchor.end, act.start))


def _part(sentence: Sentence, anchor: Anchor) -> tuple[int, int]:
    """The part of the sentence between semicolons and colons that holds the figure."""
    start, end = sentence.start, sentence.end
    for cut in _BREAK.finditer(sentence.text):
        at = sentence.start + cut.start()
        if at < anchor.start:
            start = sentence.start + cut.end()
        else:
            return start, at
    return start, end


def _same_run(before: Sentence, after: Sentence, reading: Reading) -> bool:
    """Whether one sentence goes on from the other: in one paragraph, or in copy of one-sentence paragraphs."""
    if before.paragraph == after.paragraph:
        return True
    paragraphs = reading.sentences[-1].paragraph - reading.sentences[0].paragraph + 1
    return len(reading.sentences) < 1.5 * paragraphs


def _any(phrases: Iterable[str]) -> str:
    forms = sorted({form for phrase in phrases for form in spelled(phrase, {})}, key=len, reverse=True)
    return "|".join(re.escape(form).replace(r"\ ", r"[ \u00a0-]+") for form in forms)


def _heads(phrases: Iterable[str]) -> list[str]:
    """The nouns of "the ministry", "the group", for "the Britain-based group"."""
    return [phrase.removeprefix("the ") for phrase in phrases if phrase.startswith("the ")]


def _anywhere(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(phrases)})\b", re.IGNORECASE)


def _before(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(phrases)})[\s-]*$", re.IGNORECASE)
