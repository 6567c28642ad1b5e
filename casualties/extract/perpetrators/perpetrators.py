"""Who is said to have done it: the perpetrator of each figure.

`read` finds what parties do in every sentence; `own` gives the deed that the text ties to one figure: the verb that the
figure hangs on, then its clause, its part of the sentence, the sentence, then the attack told just before or the claim
of it told after. Who has no name is nobody, and then nobody else did it. A deed in another sentence starts where it
stands, so that whoever joins claims can see whose account it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from casualties.extract.perpetrators.accounts import Accounts
from casualties.extract.perpetrators.deed import DeedKind
from casualties.extract.perpetrators.telling import Act, Telling, Told
from casualties.extract.perpetrators.words import Use
from casualties.extract.text.hanging import clause_of, has_own_subject, part_of
from casualties.extract.text.reading import Anchor, Mention, Reading, Sentence
from casualties.model import Harm, Perpetrator
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer

__all__ = ["Perpetrators"]

_BACK = 3
_AHEAD = 3
_REACHES_BACK = 2
_SUBORDINATE = re.compile(
    r"\b(?:when|as|after|where|in which|because|during which|once)\s+(?:(?:the|a|an|some|several)\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
_ARREST = re.compile(r"(?:arrest|detain|round)", re.IGNORECASE)
_BY_PEOPLE = re.compile(r"\s+by\s+(?:[a-z-]+\s+){0,2}[A-Z][a-z]+(?:ans|ns|is|tes|ese|ers|ks)\b(?!\s+[a-z]+ing\b)")
_PARTED = re.compile(r"[,;:()–—]|\b(?:and|while|but)\b")


class Perpetrators:
    """Perpetrators by `actors.yaml` and `blame.yaml`; a gazetteer tells by the towns whose "the army" is."""

    def __init__(self, rulebook: Rulebook, gazetteer: Gazetteer | None = None) -> None:
        self._telling = Telling(rulebook, gazetteer)
        self._accounts = Accounts(rulebook, self._telling.lexicon)

    def read(self, reading: Reading) -> Told:
        """Every deed of a party in the document, in order of the party's place; read when asked for."""
        return Told(self._telling, reading)

    def own(
        self, reading: Reading, mentions: Sequence[Mention[Perpetrator]], anchor: Anchor
    ) -> Mention[Perpetrator] | None:
        """Who is said to have done what this figure counts; None where nobody is, or nobody with a name."""
        acts = self._told(reading, mentions)
        here = self._here(reading, acts, anchor)
        if here is not None and here.named:
            return here
        text = reading.document.text
        if here is None and _BY_PEOPLE.match(text, anchor.trigger[1], reading.sentences[anchor.sentence].end):
            return None  # "were killed by Palestinians": people whom no party is named for
        claimed = self._after(reading, acts, anchor, claims_only=here is not None)
        if here is not None or claimed is not None:
            return claimed
        return self._before(reading, acts, anchor)

    def holds(
        self,
        reading: Reading,
        mentions: Sequence[Mention[Perpetrator]],
        mention: Mention[Perpetrator],
        anchor: Anchor,
    ) -> bool:
        """Whether a perpetrator told for another figure of the same event may be this one's too.

        Not where the figure's own sentence says that a fight, an accident or people without a name did it, nor for
        the actor's own side, nor for arrests told apart. What is told only later reaches back two sentences, unless
        somebody claims it or is blamed for it. Whose account it is, is for the caller to see.
        """
        if not isinstance(mention, Act):
            return True
        text = reading.document.text
        told, here = reading.at(mention.start), reading.sentences[anchor.sentence]
        if self._accounts.own_people(text, anchor) or self._accounts.own_side(text, mention, anchor):
            return False
        if anchor.harm is not Harm.DETAINED and told is not here and _ARREST.match(text, *mention.word):
            return False  # "Police have detained 1,434 suspects" does not say who killed
        if told is not here and _BY_PEOPLE.match(text, anchor.trigger[1], here.end):
            return False
        if here.headline or (mention.kind is DeedKind.CLAIM and told.index - here.index <= _AHEAD):
            return True
        if anchor.harm is Harm.DETAINED and told is not here:
            return False
        if told.index - here.index > _REACHES_BACK or self._other_account(reading, told, here, mentions):
            return False
        settled = self._here(reading, self._told(reading, mentions), anchor)
        return settled is None or settled.named

    def _other_account(
        self, reading: Reading, told: Sentence, here: Sentence, mentions: Sequence[Mention[Perpetrator]]
    ) -> bool:
        """Whether the publisher's own finding, told under its name, stands against somebody else's account."""
        publisher, tags = reading.document.publisher, self._told(reading, mentions).tags
        return (
            told is not here
            and publisher is not None
            and publisher in told.text
            and self._accounts.new_speaker(told, tags(told.index))
            and self._accounts.new_speaker(here, tags(here.index))
        )

    def _told(self, reading: Reading, mentions: Sequence[Mention[Perpetrator]]) -> Told:
        return mentions if isinstance(mentions, Told) else self.read(reading)

    def _here(self, reading: Reading, acts: Told, anchor: Anchor) -> Act | None:
        """The deed of the figure's own sentence."""
        text = reading.document.text
        sentence = reading.sentences[anchor.sentence]
        first, last = anchor.group
        fit = [
            act
            for act in acts.of(sentence.index)
            if not (act.start < last and first < act.end) or (act.start >= anchor.end and act.agent)
        ]
        hanging = [act for act in fit if act.word[0] < anchor.trigger[1] and anchor.trigger[0] < act.word[1]]
        others = [act for act in fit if not act.weak and not self._accounts.own_side(text, act, anchor)]
        claims = [act for act in others if act.kind is DeedKind.CLAIM and act.named]
        if hanging:
            chosen = _clearest(text, hanging, anchor)
            return chosen if chosen.named or not claims else claims[0]
        part = part_of(sentence, anchor)
        whole = (sentence.start, sentence.end)
        clause = clause_of(text, sentence, anchor)
        for start, end in ((max(clause[0], part[0]), min(clause[1], part[1])), part, whole):
            if (start, end) == whole != part and (
                has_own_subject(text, sentence, anchor) or acts.uses(sentence.index, Use.STRIKE, *part)
            ):
                return claims[0] if claims else None
            inside = [act for act in others if start <= act.word[0] < end and _reaches(text, act, anchor)]
            if inside:
                chosen = _clearest(text, inside, anchor)
                return chosen if chosen.named or not claims else claims[0]
            if acts.uses(sentence.index, Use.FIGHT, start, end) or acts.accident(sentence.index, start, end):
                return claims[0] if claims else _nobody(anchor)
        return claims[0] if claims else None

    def _before(self, reading: Reading, acts: Told, anchor: Anchor) -> Act | None:
        """The attack told just before, if this figure is of the same account."""
        text = reading.document.text
        if self._accounts.own_people(text, anchor):
            return None
        here = reading.sentences[anchor.sentence]
        speaks = self._accounts.new_speaker(here, acts.tags(here.index)) and not self._accounts.turns.to_the_attack(
            here
        )
        for _ in range(_BACK):
            if here.index == 0 or self._accounts.turns.away(here):
                return None
            before = reading.sentences[here.index - 1]
            if before.headline or not self._accounts.turns.goes_on(before, here, reading):
                return None
            told = [act for act in acts.of(before.index) if not act.weak]
            if told:
                last = told[-1]
                said = acts.uses(before.index, Use.SAYS, before.start, before.end)
                if (speaks and said) or self._accounts.own_side(text, last, anchor):
                    return None
                return last if last.named else None
            if acts.uses(before.index, Use.FIGHT, before.start, before.end):
                return None
            speaks = speaks or self._accounts.new_speaker(before, acts.tags(before.index))
            here = before
        return None

    def _after(self, reading: Reading, acts: Told, anchor: Anchor, *, claims_only: bool) -> Act | None:
        """A claim of responsibility, or the attack itself, told just after."""
        text = reading.document.text
        here = reading.sentences[anchor.sentence]
        for step in range(1, _AHEAD + 1):
            if here.index + 1 >= len(reading.sentences):
                return None
            after = reading.sentences[here.index + 1]
            if (
                here.headline
                or not self._accounts.turns.goes_on(here, after, reading)
                or self._accounts.turns.away(after)
            ):
                return None
            told = [act for act in acts.of(after.index) if not act.weak]
            claim = next((act for act in told if act.kind is DeedKind.CLAIM and act.named), None)
            if claim is not None and not self._accounts.own_side(text, claim, anchor):
                return claim
            if step == 1 and not claims_only and told and all(act.kind is DeedKind.ATTACK for act in told):
                first = told[0]
                if self._accounts.new_speaker(after, acts.tags(after.index)) or self._accounts.own_side(
                    text, first, anchor
                ):
                    return None
                return first if first.named else None
            here = after
        return None


def _nobody(anchor: Anchor) -> Act:
    """What stands for a fight: neither side is said to have done it."""
    at = anchor.start
    return Act(at, at, Perpetrator(name="neither side"), (at, at), DeedKind.ATTACK, False, False, False, False)


def _clearest(text: str, acts: Sequence[Act], anchor: Anchor) -> Act:
    """The nearest deed, those before the figure first, but for an agent beside it ("43 by …"); a name before none."""

    def order(act: Act) -> tuple[bool, bool, int, int]:
        follows = act.word[0] >= anchor.end
        gap = act.word[0] - anchor.end if follows else anchor.start - act.word[1]
        beside = act.agent and act.start > anchor.end and not _PARTED.search(text, anchor.end, act.start)
        return (
            not act.named and act.kind is not DeedKind.HARM,
            not beside and follows,
            0 if beside else max(gap, 0),
            act.start,
        )

    return min(acts, key=order)


def _reaches(text: str, act: Act, anchor: Anchor) -> bool:
    """Whether a deed holds for a figure that does not hang on its word.

    What was told before goes on. What follows holds as an attack, as done "by" somebody, or where the sentence ties
    it back ("were hurt when soldiers shot at …").
    """
    if act.word[0] < anchor.end or act.kind is not DeedKind.HARM or act.agent:
        return True
    return bool(_SUBORDINATE.search(text, max(anchor.end, act.start - 40), act.start))
