"""What people were killed or hurt by: the cause of each figure.

The narrowest stretch of text that names a cause decides: the figure's clause, then its part of the sentence, then the
sentence, then the sentences before it that tell of the same event, then what the next one takes up ("The blast").
Within a stretch the words that say most win (`manner` over `decisive`, `means`, `setting`, `scene` and `agent`), and of
those the nearest.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from casualties.extract.text.by_sentence import BySentence
from casualties.extract.text.hanging import clause_of, has_own_subject, part_of
from casualties.extract.text.phrases import Phrases
from casualties.extract.text.reading import Anchor, Mention, Reading, Sentence
from casualties.extract.text.turns import Turns
from casualties.rulebook import Rulebook

__all__ = ["Causes", "Cue", "Weight"]

_BACK = 4
_TAKEN_UP = 32
_LEAD = 2
_DEFINITE = re.compile(r"(?:the|that|this|these|those|both)\b", re.IGNORECASE)
_NONE = re.compile(r"(?:no|not|none|nobody|zero|0)\b", re.IGNORECASE)
_SAME = re.compile(r"\b(?:the same|that|this|these|those)\s+(?:\w+\s+)?$", re.IGNORECASE)
_RETALIATION = re.compile(
    r"\b(?:retaliation|revenge|reprisal|response|retaliating)\s+(?:for|to|after)\s+(?:\w+\s+){0,3}$", re.IGNORECASE
)
_MEANS_OF = re.compile(r"(?:\b(?:by|with|through)\s+(?:\w+\s+)?|,\s*)$")
_PART_ALONE = re.compile(
    r",\s+(?:including\b|among them\b|[^,;]{0,40}\bof (?:them|whom|the dead|those)\b)", re.IGNORECASE
)
_OF_ITS_NUMBER = re.compile(
    r"\b(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+"
    r"(?:of them\s+)?(?:under|from|of|due to)\s+\w+(?:\s\w+)?$",
    re.IGNORECASE,
)
_OPENING = re.compile(r"(?:the|that|this|these|those|both|a|an|two|three|several)\b", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?:[\w'’-]+\s+){0,4}$", re.IGNORECASE)


class Weight(IntEnum):
    """How much a cue says of the cause."""

    AGENT = 0
    SCENE = 1
    SETTING = 2
    MEANS = 3
    DECISIVE = 4
    MANNER = 5


@dataclass(frozen=True, slots=True)
class Cue(Mention[str]):
    """Words that name a cause, how much they say, and the causes that they give way to."""

    weight: Weight
    gives_way: frozenset[str] = frozenset()


class Causes:
    """Causes by `rules/causes.yaml`."""

    def __init__(self, rulebook: Rulebook) -> None:
        rules = rulebook.causes
        entries: list[tuple[str, tuple[str, Weight] | None]] = [
            (phrase, None) for ignored in rules.ignores for phrase in ignored.phrases
        ]
        for cause in rules.causes:
            for weight in sorted(Weight, reverse=True):
                entries += [(phrase, (cause.id, weight)) for phrase in getattr(cause, weight.name.lower())]
        self._phrases = Phrases(entries, classes=rules.classes, gap=rules.gap)
        self._gives_way = {(cause.id, Weight.MANNER): cause.gives_way for cause in rules.causes if cause.gives_way}
        self._turns = Turns(rulebook)
        self._silent = rules.silent

    def read(self, reading: Reading) -> BySentence[Cue]:
        """Every word of a cause in the document, in order of its start; each sentence is read when it is asked for."""
        text, sentences = reading.document.text, reading.sentences

        def cues(index: int) -> list[Cue]:
            found = self._phrases.find(text, sentences[index].start, sentences[index].end)
            return [
                Cue(hit.start, hit.end, *hit.value, self._gives_way.get(hit.value, frozenset()))
                for hit in found
                if hit.value is not None
            ]

        return BySentence(reading, cues)

    def own(self, reading: Reading, mentions: Sequence[Mention[str]], anchor: Anchor) -> Mention[str] | None:
        """The cause that the text gives for this figure itself; None for harms that have none, or where unsaid."""
        if anchor.harm in self._silent:
            return None
        text = reading.document.text
        cues = mentions if isinstance(mentions, BySentence) else self.read(reading)
        return (
            _here(text, reading.sentences[anchor.sentence], cues.of(anchor.sentence), anchor)
            or self._before(reading, cues, anchor)
            or self._after(reading, cues, anchor)
        )

    def titled(self, reading: Reading, mentions: Sequence[Mention[str]]) -> Mention[str] | None:
        """The cause that the first line names, for lists that say none themselves ("Cyclone Ana: provisional toll")."""
        cues = mentions if isinstance(mentions, BySentence) else self.read(reading)
        found = [cue for cue in cues.of(0) if cue.weight > Weight.AGENT]
        return max(found, key=lambda cue: (cue.weight, -cue.start), default=None)

    def holds(self, reading: Reading, mentions: Sequence[Mention[str]], mention: Mention[str], anchor: Anchor) -> bool:
        """Whether a cause told for another figure of the same event may be this one's too.

        Not for harms that have none, nor the manner of a part alone; what is told only later reaches back to titles.
        """
        if anchor.harm in self._silent:
            return False
        if not isinstance(mention, Cue):
            return True
        told, here = reading.at(mention.start), reading.sentences[anchor.sentence]
        text = reading.document.text
        if not _is_for(text, mention, anchor, told):
            return False
        if mention.weight is Weight.MANNER and _other_deed(text, here, anchor):
            return told is here and _touches(mention, anchor)
        if mention.start < anchor.end or here.headline:
            return True
        return told is here and mention.weight < Weight.MANNER

    def _before(self, reading: Reading, cues: BySentence[Cue], anchor: Anchor) -> Cue | None:
        """The cause told just before, in sentences of the same event that hold no figure's cause of their own."""
        index = anchor.sentence
        for _ in range(_BACK):
            here = reading.sentences[index]
            if index == 0 or self._turns.away(here):
                return None
            index -= 1
            before = reading.sentences[index]
            if before.headline or not self._turns.goes_on(before, here, reading):
                return None
            text = reading.document.text
            found = [cue for cue in cues.of(index) if _is_for(text, cue, anchor, before)]
            best = _best(text, found, anchor)
            if best and best.weight is Weight.MANNER and _other_deed(text, reading.sentences[anchor.sentence], anchor):
                return None
            if best and best.weight > Weight.AGENT:
                return best
        return None

    def _after(self, reading: Reading, cues: BySentence[Cue], anchor: Anchor) -> Cue | None:
        """The cause that the next sentence takes up: "The blast …", "The gunmen shot …", "… in the same battle"."""
        text, index = reading.document.text, anchor.sentence + 1
        if index >= len(reading.sentences):
            return None
        after = reading.sentences[index]
        if not self._turns.goes_on(reading.sentences[anchor.sentence], after, reading):
            return None
        found = [cue for cue in cues.of(index) if cue.weight > Weight.AGENT]
        opening = _DEFINITE if index > _LEAD else _OPENING
        if found and found[0].start < after.start + _TAKEN_UP and opening.match(after.text):
            return found[0]
        told = next((cue for cue in found if cue.weight > Weight.SCENE), None)
        if told and index <= _LEAD and self._turns.to_the_doers(after):
            return told
        return next((cue for cue in found if _SAME.search(text, after.start, cue.start)), None)


def _here(text: str, sentence: Sentence, cues: Sequence[Cue], anchor: Anchor) -> Cue | None:
    """The cause that the figure's own sentence gives: its clause, its part between semicolons and dashes, the rest."""
    start, end = part_of(sentence, anchor)
    clause = clause_of(text, sentence, anchor)
    clause = max(start, clause[0]), min(end, clause[1])
    apart = has_own_subject(text, sentence, anchor)
    part = [
        cue
        for cue in _within(cues, start, end)
        if _is_for(text, cue, anchor, sentence)
        and (cue.weight < Weight.MANNER or not apart or clause[0] <= cue.start < clause[1] or _touches(cue, anchor))
    ]
    best = _best(text, _within(part, *clause), anchor) or _best(text, part, anchor)
    if best:
        return best
    rest = [cue for cue in cues if Weight.AGENT < cue.weight < Weight.MANNER and _is_for(text, cue, anchor, sentence)]
    before = [cue for cue in rest if cue.end <= anchor.start]
    return _best(text, before, anchor) or (None if apart else _best(text, rest, anchor))


def _other_deed(text: str, here: Sentence, anchor: Anchor) -> bool:
    """Whether the figure is of a deed with a doer of its own, and no denial of the one told."""
    return has_own_subject(text, here, anchor) and not _NONE.match(text, anchor.start)


def _touches(cue: Cue, anchor: Anchor) -> bool:
    """Whether a cue is the figure's own word of harm, or beside it ("shot" and "dead")."""
    return cue.start <= anchor.trigger[1] + 1 and anchor.trigger[0] <= cue.end + 1


def _is_for(text: str, cue: Cue, anchor: Anchor, sentence: Sentence) -> bool:
    """Whether a cue is not another's: a part's alone ("48 were killed, five of them by decapitation, in …"), or the
    manner of a later deed ("killed six before police shot him dead")."""
    if (
        cue.weight is Weight.MANNER
        and anchor.trigger[0] < anchor.trigger[1] <= anchor.start < anchor.end <= cue.start
        and not _touches(cue, anchor)
        and not _MEANS_OF.search(text, anchor.end, cue.start)
    ):
        return False
    ours = cue.weight is not Weight.MANNER or anchor.trigger[0] == cue.start
    told = None if ours else _OF_ITS_NUMBER.search(text, max(cue.start - 32, sentence.start), cue.end)
    if told is not None and not told.start() < anchor.end <= told.end():
        return False  # "including ten women and four under torture": of the four alone
    if anchor.start < cue.start and _RETALIATION.search(text, max(cue.start - 48, sentence.start), cue.start):
        return False
    comma = text.rfind(",", sentence.start, cue.start)
    if comma < 0 or not _PART_ALONE.match(text, comma, cue.start):
        return True
    return comma < anchor.start < cue.end


def _within(cues: Sequence[Cue], start: int, end: int) -> Sequence[Cue]:
    first = bisect_left(cues, start, key=_start)
    return cues[first : bisect_left(cues, end, lo=first, key=_start)]


def _start(cue: Cue) -> int:
    return cue.start


def _best(text: str, cues: Sequence[Cue], anchor: Anchor) -> Cue | None:
    """The cue that says most, of those the nearest to the figure and its words of harm."""
    fit = [cue for cue in cues if cue.weight > Weight.AGENT or _acts(text, cue, anchor)]
    named = {cue.value for cue in fit if cue.weight > Weight.SCENE}
    fit = [cue for cue in fit if named.isdisjoint(cue.gives_way)]
    return min(fit, key=lambda cue: (-cue.weight, _distance(cue, anchor), cue.start), default=None)


def _acts(text: str, cue: Cue, anchor: Anchor) -> bool:
    """Whether those who shoot are the ones who act: not among the victims, before the verb or after "by"."""
    first, last = anchor.group
    if cue.start < last and first < cue.end:
        return False
    if cue.start < anchor.trigger[0]:
        return cue.end <= anchor.start or anchor.start > anchor.trigger[0]
    return bool(_BY.search(text, max(cue.start - 60, 0), cue.start))


def _distance(cue: Cue, anchor: Anchor) -> int:
    spans = (anchor.trigger, (anchor.start, anchor.end))
    return min(max(start - cue.end, cue.start - end, 0) for start, end in spans if end > start)
