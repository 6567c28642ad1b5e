"""News of our own invention, seeded: with a claim in every sentence, in one sentence of twenty, or a feed of all sorts.

Nothing in it happened. Sentences are made from parts that vary independently, so that few are ever said twice; those
without a claim have numbers, names, days and places too, and some have a word of harm used for something else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

__all__ = ["Article", "dense", "feed", "news"]

SENTENCES = 20
OF_FEED = 20
"""Of so many articles of a feed one is news with claims; the others have no word of harm in any sense."""


def _listed(words: str) -> list[str]:
    return [" ".join(each.split()) for each in words.split("|")]


_PLACES = _listed(
    """
    Aleppo | Mosul | Kunduz | Mogadishu | Kharkiv | Bamako | Taiz | Goma | Maiduguri | Quetta | Gaza City | Idlib |
    Kandahar | Kismayo | Kherson | Gao | Hodeidah | Bunia | Damboa | Peshawar | Homs | Kirkuk | Herat | Baidoa |
    Odesa | Timbuktu | Marib | Beni | Gwoza | Karachi
    """
)
_WHERE = _listed(
    """
    in {} | near {} | in the city of {} | outside {} | in a suburb of {} | on the road to {} | east of {}
    """
)
_WHEN = _listed(
    """
    on Monday | on Tuesday | late on Wednesday | early on Thursday | on Friday | overnight | last week | on {day} |
    over the weekend
    """
)
_WHO = _listed(
    """
    people | civilians | soldiers | police officers | villagers | protesters | fighters | children | women | aid
    workers | passengers | farmers | students | worshippers | displaced people | residents
    """
)
_COUNT = _listed(
    """
    {n} | at least {n} | more than {n} | about {n} | as many as {n} | nearly {n} | {w} | some {n} | dozens of | no
    fewer than {n}
    """
)
_WORDS = _listed(
    """
    two | three | four | five | six | seven | eight | nine | ten | eleven | twelve | thirteen | fifteen | twenty |
    thirty
    """
)
_BY = _listed(
    """
    an air strike | a roadside bomb | artillery shelling | a suicide bombing | gunmen | clashes with rebels | a car
    bomb | a drone strike | mortar fire | an ambush | a landmine | flash floods | an earthquake | a building
    collapse | a boat accident | rocket fire
    """
)
_ACTOR = _listed(
    """
    Government forces | Al-Shabaab fighters | Russian troops | M23 rebels | Boko Haram insurgents | The army |
    Israeli jets | Islamic State militants | Security forces | Houthi rebels | Suspected jihadists | Turkish drones
    """
)
_SAID = _listed(
    """
    officials said | the health ministry said | a hospital source told reporters | according to residents | the
    United Nations said | a local monitoring group said | police said | the Red Crescent reported | witnesses said |
    the provincial governor said
    """
)

_CLAIMS = [
    "{Count} {who} were killed and {count2} injured {when} when {by} hit {where}, {said}.",
    "{by_} killed {count} {who} {where} {when}, {said}.",
    "{actor} killed {count} {who} and wounded {n2} {where} {when}, {said}.",
    "{Said} that {count} {who} had died in {by} {where} {when}, including {w} children.",
    "The death toll from {by} {where} rose to {n} {when}, up from {n3}, {said}.",
    "{Count} {who} have been missing since {by} {where} {when}.",
    "{actor} abducted {count} {who} {where} {when}, {said}.",
    "The bodies of {w} {who} were recovered {where} {when}, and {n2} more are feared dead.",
    "{Count} {who} fled their homes {where} after {by} {when}, {said}.",
    "A {age}-year-old woman and her {w} sons were killed {where} {when}.",
    "Since January, {n4} {who} have been killed and {n5} wounded {where}, {said}.",
    "{Said} {count} {who} were hurt and {w} arrested {where} {when}.",
]

_PLAIN = [
    "The {body} approved a budget of {n4} million for roads and schools {where} {when}.",
    "Shares in the {firm} rose {n} per cent {when} after it said sales had grown in all {w} regions.",
    "The minister, {age}, told reporters that talks would go on until the end of the month.",
    "{Team} beat {team2} {w}-{one} {when} in front of {n4} spectators {where}.",
    "Voters {where} will choose between {w} candidates for mayor, the election commission said.",
    "The court postponed the hearing until {day} because a lawyer was ill.",
    "Farmers {where} expect a good harvest of wheat after weeks of rain, the ministry of agriculture said.",
    "A new bridge {where} will shorten the way to the capital by {n} kilometres and cost {n5} million.",
    "The museum shows {n4} photographs from the years before the railway was built.",
    "Prices of bread and fuel went up again {when}, and many shops {where} stayed closed.",
    '"We want the road to be ready by spring," said the head of the {body}, who has held the office for {w} years.',
    "The airline said that {n} flights from {place} were delayed {when} because of fog.",
    "Parliament voted {n4} to {n5} for the bill, and the president is expected to sign it {when}.",
    "The striker missed {w} matches with a knee injury and returned to training {where}.",
    "The company lost {n5} million last year and will close {w} of its shops.",
    "Engineers say that the dam {where} holds {n4} million cubic metres of water.",
    "The film, which was shot {where} in {n} days, opens in cinemas {when}.",
    "Schools {where} reopen {when} with {n4} new teachers.",
    "The central bank kept its rate at {w} per cent and said that growth would be slow.",
    "A delegation of {w} ministers arrived {where} {when} to discuss trade and water.",
    "The union called off its strike after the {firm} offered {w} per cent more pay.",
    "The festival {where} drew {n4} visitors over {w} days, a record, its director said.",
]
_HARM = ("beat", "lost", "held", "holds", "shot", "missed", "strike", "injury", "ill")
_QUIET = [each for each in _PLAIN if not any(f" {word} " in each.replace(".", " ") for word in _HARM)]
_BODIES = [
    "city council",
    "regional assembly",
    "water board",
    "chamber of commerce",
    "port authority",
    "university senate",
]
_FIRMS = ["cement maker", "telephone company", "shipping line", "brewery", "grain trader", "insurer", "carmaker"]


@dataclass(frozen=True, slots=True)
class Article:
    """An invented article: its text, and how many of its sentences hold a claim."""

    id: str
    text: str
    published: date
    claims: int


def dense(size: int, seed: int = 1) -> Iterator[Article]:
    """Articles with a claim in every sentence, until `size` characters are reached."""
    return _articles(size, seed, share=1.0)


def news(size: int, seed: int = 1) -> Iterator[Article]:
    """Articles with a claim in one sentence of twenty, until `size` characters are reached."""
    return _articles(size, seed, share=0.05)


def feed(size: int, seed: int = 1) -> Iterator[Article]:
    """Articles of which most speak of nothing that harms anybody, until `size` characters are reached."""
    return _articles(size, seed, share=0.05, of=OF_FEED)


def _articles(size: int, seed: int, share: float, of: int = 1) -> Iterator[Article]:
    draw = Random(f"{seed} {share}")
    written = number = 0
    while written < size:
        quiet = number % of > 0
        told = [not quiet and draw.random() < share for _ in range(SENTENCES)]
        day = date(2015, 1, 1) + timedelta(days=draw.randrange(3000))
        plain = _QUIET if quiet else _PLAIN
        sentences = [_sentence(draw, _CLAIMS if claim else plain, day) for claim in told]
        cuts = sorted(draw.sample(range(1, SENTENCES), 5))
        paragraphs = [sentences[a:b] for a, b in zip([0, *cuts], [*cuts, SENTENCES], strict=True)]
        text = "\n\n".join(" ".join(lines) for lines in paragraphs)
        yield Article(f"article-{number}", text, day + timedelta(days=1), sum(told))
        written, number = written + len(text), number + 1


def _sentence(draw: Random, forms: list[str], day: date) -> str:
    said, by, count = draw.choice(_SAID), draw.choice(_BY), _count(draw)
    place = draw.choice(_PLACES)
    return draw.choice(forms).format(
        count=count,
        Count=count[0].upper() + count[1:],
        count2=_count(draw),
        who=draw.choice(_WHO),
        when=draw.choice(_WHEN).format(day=f"{day.day} {day:%B}"),
        where=draw.choice(_WHERE).format(place),
        place=place,
        by=by,
        by_=by[0].upper() + by[1:],
        said=said,
        Said=draw.choice(("Officials said", "The ministry said", "Police said", "Doctors said", "Residents said")),
        actor=draw.choice(_ACTOR),
        w=draw.choice(_WORDS),
        one=draw.choice(("nil", "one", "two")),
        n=draw.randrange(4, 90),
        n2=draw.randrange(4, 200),
        n3=draw.randrange(2, 60),
        n4=f"{draw.randrange(1000, 90000):,}",
        n5=f"{draw.randrange(100, 9000):,}",
        age=draw.randrange(19, 80),
        day=f"{day.day} {day:%B}",
        body=draw.choice(_BODIES),
        firm=draw.choice(_FIRMS),
        Team=draw.choice(_PLACES) + " United",
        team2=draw.choice(_PLACES) + " City",
    )


def _count(draw: Random) -> str:
    return draw.choice(_COUNT).format(n=draw.randrange(3, 150), w=draw.choice(_WORDS))
