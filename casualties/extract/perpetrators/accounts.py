"""Whose account a sentence gives, and whose people its victims are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casualties.extract.perpetrators.deed import DeedKind
from casualties.extract.perpetrators.patterns import any_of, anywhere
from casualties.extract.perpetrators.telling import Act
from casualties.extract.perpetrators.words import Sense, Use
from casualties.extract.text.phrases import Found, Phrases
from casualties.extract.text.reading import Anchor, Sentence
from casualties.extract.text.turns import Turns
from casualties.rulebook import Rulebook

__all__ = ["Accounts"]

_NEAR = 200
_LOST = re.compile(r"los(?:t|e|es|ing)", re.IGNORECASE)


class Accounts:
    """The words by which accounts and sides are told apart."""

    def __init__(self, rulebook: Rulebook, lexicon: Phrases[Sense]) -> None:
        rules = rulebook.blame
        speakers = any_of(rules.goes_on.phrases)
        heads = any_of(phrase.removeprefix("the ") for phrase in rules.goes_on.phrases if phrase.startswith("the "))
        fighters = any_of((*rules.own_side.state, *rules.own_side.group, *rules.own_side.people))
        self._lexicon = lexicon
        self._goes_on = re.compile(
            rf"(?:^|\W)(?:{speakers})(?:\s+(?:has|have|had|also|later|then|earlier))*\s*$", re.IGNORECASE
        )
        self._goes_on_after = re.compile(
            rf"\s*(?:to\s+)?(?:{speakers}|(?:the|that)\s+[\w-]+\s+(?:{heads}))\b", re.IGNORECASE
        )
        self.turns = Turns(rulebook)
        self._of_state = anywhere(rules.own_side.state)
        self._of_group = anywhere(rules.own_side.group)
        self._own = re.compile(
            rf".{{0,30}}\b(?:{any_of(rules.own_side.own)})\s+(?:\w+\s+)?(?:{fighters})\b", re.IGNORECASE
        )

    def new_speaker(self, sentence: Sentence, tags: Sequence[Found[Sense]]) -> bool:
        """Whether a sentence, its words of blame given, has somebody's account who did not speak before."""
        said, offset = sentence.text, sentence.start
        return any(
            not (
                self._goes_on.search(said, max(tag.start - offset - 60, 0), tag.start - offset)
                or self._goes_on_after.match(said, tag.end - offset)
            )
            for tag in tags
            if Use.SAYS in tag.value.uses
        )

    def own_people(self, text: str, anchor: Anchor) -> bool:
        """Whether the figure counts somebody's own fighters: "three of its men"."""
        return self._own.match(text, anchor.group[0], anchor.group[1]) is not None

    def own_side(self, text: str, act: Act, anchor: Anchor) -> bool:
        """Whether the figure's people are of the actor's own side."""
        if act.start <= anchor.end and anchor.start <= act.end:
            return True
        if act.start < anchor.start and self.own_people(text, anchor):
            return True
        if 0 < anchor.trigger[0] - act.start < _NEAR and _LOST.fullmatch(text, *anchor.trigger):
            return True
        group = text[anchor.start : anchor.group[1]]
        words = self._of_state if act.state else self._of_group
        if act.kind is DeedKind.CLAIM or words.search(group) is None:
            return False
        return not any(sense.value.country for sense in self._lexicon.find(group, 0, len(group)))
