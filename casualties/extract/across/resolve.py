"""What a count takes from the counts before it: the harm of its whole, the noun it leaves out, the figure it takes up.

Works through the sentences of a document in order. A group that ends without harm is no claim.
"""

from __future__ import annotations

from collections.abc import Sequence

from casualties.extract.across.attributes import Attributes
from casualties.extract.across.fates import Fates
from casualties.extract.across.left_out import LeftOut
from casualties.extract.across.parts_checked import of_places, one_of_the_taken, set_right
from casualties.extract.across.reckoned import reckon
from casualties.extract.across.revisions import Revisions
from casualties.extract.across.shares import share_out
from casualties.extract.across.told import Told
from casualties.extract.across.within import join_within
from casualties.extract.harm.parse import Parsed
from casualties.extract.people.group import Group
from casualties.extract.people.nouns import BARE, HARM, PEOPLE, THING, noun_phrase
from casualties.extract.people.who import EVERYONE, Who
from casualties.extract.words.lexicon import Lexicon
from casualties.model import Harm

__all__ = ["resolve"]

_STANDING = (Harm.INJURED, Harm.KILLED, Harm.MISSING, Harm.ABDUCTED)  # "wounded people" says it, "displaced people" not


def resolve(sentences: Sequence[Parsed], lexicon: Lexicon) -> None:
    """Fill in every group's harm, whole, victims and what it revises, as far as the text says."""
    memory = Told()
    before: Parsed | None = None
    for parsed in sentences:
        follows = before is not None and before.sentence.index == parsed.sentence.index - 1
        _sentence(parsed, memory, lexicon, before if follows else None)
        before = parsed


def _sentence(parsed: Parsed, memory: Told, lexicon: Lexicon, before: Parsed | None) -> None:
    wholes, left_out = Attributes(parsed, memory, lexicon), LeftOut(parsed, memory, lexicon)
    revisions = Revisions(parsed, memory, lexicon)
    index = parsed.sentence.index
    if parsed.sentence.headline:
        memory.titles.add(index)
    reckon(parsed.groups)
    share_out(parsed.tokens, parsed.groups)
    topic = wholes.topic()
    previous: Group | None = None
    of = _heading(parsed, lexicon)
    memory.suicide = memory.suicide or not lexicon.self_killers.isdisjoint(parsed.tokens.low)
    for group in parsed.groups:
        if group.head == THING:
            continue
        if memory.suicide and group.attacker and _besides(parsed, group):
            group.dropped = True
        wholes.his_men(group, previous)
        if not revisions.compared(group):
            wholes.breakdown(group)
        wholes.part_by_marker(group)
        wholes.said_to_be(group)
        wholes.whole_behind(group)
        wholes.of_told(group)
        revisions.replaced(group)
        revisions.spoken(group)
        wholes.anaphor(group, previous, topic)
        if group.harm is None:
            wholes.attribute(group, topic)
        if group.harm is None and group.whole is None:
            wholes.more_attributes(group, previous)
            wholes.of_sex_unknown(group)
        if group.harm is None and group.rule != "figure":
            left_out.elliptic(group)
        if group.harm is None and group.phrase.harmed in _STANDING and group.head == PEOPLE:
            group.harm, group.rule = group.phrase.harmed, "noun:modifier"
        wholes.of_a_listing(group)
        if group.harm is not None:
            left_out.inherit(group)
            if of is not None and group.head in (BARE, HARM):
                group.who = group.who.over(of)
            memory.told.append((index, group))
        previous = group
        revisions.figure(group)
        wholes.critical(group)
    join_within(parsed)
    set_right(parsed)
    one_of_the_taken(parsed, memory)
    of_places(parsed, memory)
    revisions.late_parts()
    revisions.earlier()
    Fates(parsed, memory, lexicon, before).killed()


def _besides(parsed: Parsed, group: Group) -> bool:
    """Whether an attacker is left out of the count that follows ("In addition to the bomber, 14 were killed")."""
    before = parsed.tokens.low[max(group.first - 3, 0) : group.first]
    return before == ["in", "addition", "to"] or before[-2:] == ["apart", "from"] or before[-1:] == ["besides"]


def _heading(parsed: Parsed, lexicon: Lexicon) -> Who | None:
    """ "Civilians: 2 dead, 14 wounded": whom a line counts, by the word before its colon."""
    low = parsed.tokens.low
    if ":" not in low[1:4]:
        return None
    phrase = noun_phrase(parsed.tokens, 0, lexicon)
    whole = phrase.stop < len(low) and low[phrase.stop] == ":"
    return phrase.who if whole and phrase.head == PEOPLE and phrase.who != EVERYONE else None
