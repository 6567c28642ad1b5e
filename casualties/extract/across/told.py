"""The counts told so far in a document, and one sentence's view of them."""

from __future__ import annotations

from casualties.extract.harm.parse import Parsed
from casualties.extract.people.group import Group
from casualties.extract.words.lexicon import Lexicon
from casualties.model import Harm

__all__ = ["Told", "View"]

_LOOKED_AT = 60  # claims that a figure may take up
_BEFORE = 4  # sentences that a count may look back over


class Told:
    """The claims told so far, the last one last, with the number of their sentence.

    Neither titles nor what was told in passing are looked back to.
    """

    def __init__(self) -> None:
        self.told: list[tuple[int, Group]] = []
        self.titles: set[int] = set()
        self.wrong: Group | None = None
        self.suicide = False

    def last(
        self, sentence: int, *, harm: Harm | None = None, top: bool = False, noun: str | None = None, least: int = 0
    ) -> Group | None:
        """The last claim before a sentence's end of that harm and noun, `top` where it must be no part of another.

        The dead among casualties are the whole of their harm. `least`: how many it must count, or leave open.
        """
        replaced = {id(group.revises) for _, group in self.told[-_LOOKED_AT:]}
        for index, group in reversed(self.told):
            if sentence - index > _BEFORE:
                return None
            if index != sentence and (index in self.titles or group.aside or id(group) in replaced):
                continue
            if harm is not None and group.harm is not harm:
                continue
            if top and group.whole is not None and (harm is None or group.whole.harm is harm):
                continue
            if group.bounds.high is not None and group.bounds.high < least:
                continue
            if noun is not None and (group.phrase.noun is None or group.phrase.noun.id != noun):
                continue
            return group
        return None

    def last_whole(self, but: Group, *, harm: Harm | None = None, titles: bool = True) -> Group | None:
        """The last claim that is no part and not `but`, of a harm where one is asked for."""
        for index, group in reversed(self.told[-_LOOKED_AT:]):
            if group is but or group.whole is not None or (index in self.titles and not titles):
                continue
            if harm is None or group.harm is harm:
                return group
        return None

    def by_word(self, sentence: int, word: str) -> Group | None:
        """The last whole claim whose noun is the word."""
        for index, group in reversed(self.told):
            if sentence - index > _BEFORE:
                return None
            if word and group.whole is None and group.word == word and not (group.aside and index != sentence):
                return group
        return None


class View:
    """One sentence, the tables of the rules, and what was told before."""

    def __init__(self, parsed: Parsed, memory: Told, lexicon: Lexicon) -> None:
        self.parsed, self.memory, self.lexicon = parsed, memory, lexicon
        self.tokens, self.low = parsed.tokens, parsed.tokens.low
        self.words = lexicon.tellings
        self.index = parsed.sentence.index
        self.size = len(parsed.tokens)
        self.unit_of = {id(group): unit for unit in parsed.units for group in unit.groups}

    def semicolon(self, start: int, stop: int) -> bool:
        """Whether a semicolon stands between two tokens."""
        return ";" in self.low[start:stop]
