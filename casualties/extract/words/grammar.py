"""The closed classes of English that the clause grammar stands on: words that name nothing and bind the rest."""

from __future__ import annotations

__all__ = [
    "ADVERBS",
    "ARTICLES",
    "BE",
    "CLOSED",
    "DO",
    "HAVE",
    "INCLUDE",
    "IRREGULAR",
    "JOINERS",
    "LINKS",
    "MODALS",
    "MONTHS",
    "POSSESSIVES",
    "PREPOSITIONS",
    "PRONOUNS",
    "QUOTES",
    "RELATIVES",
    "SAYING",
    "SUBORDINATORS",
    "TIMES",
    "WEEKDAYS",
    "is_adverb",
]

ARTICLES = frozenset("a an the this that these those another each every".split())
POSSESSIVES = frozenset("his her its their our my your whose".split())
PRONOUNS = frozenset("i you he she it we they him them us me himself herself themselves itself who whom".split())
RELATIVES = frozenset("who which that whom whose where".split())
SUBORDINATORS = frozenset(
    """when while after before as because since until till although though if unless whereas whether once so
    following""".split()
)
JOINERS = frozenset("and & plus + or".split())
PREPOSITIONS = frozenset(
    """of in on at by for from to with into onto over under near off outside inside around across along against
    among amongst between within without during through throughout towards toward after before since until till
    via per about above below behind beside besides beyond despite except like amid amidst upon out down up past
    than versus vs aboard atop""".split()
)
BE = frozenset("was were is are be been being am got get gets getting became become remain remained remains".split())
HAVE = frozenset("have has had having 've 'd".split())
DO = frozenset("did do does didn't don't doesn't".split())
MODALS = frozenset("will would can could may might must shall should cannot can't won't wouldn't couldn't".split())
LINKS = frozenset(
    """lay lie lies lying confirmed feared presumed believed reported reportedly declared pronounced listed left
    found counted recorded registered now still also already later so far either both all each then said known
    thought alleged allegedly officially initially subsequently eventually apparently currently instantly
    immediately as estimated either verified documented identified logged""".split()
)
ADVERBS = frozenset(
    """also already still now then later reportedly allegedly apparently probably possibly presumably instantly
    immediately subsequently initially eventually finally officially only just even almost all both either each
    meanwhile so far again together alone instead once not yet since today yesterday tonight overnight tomorrow
    earlier altogether too there here next thereby thus therefore anyway however soon recently itself nearby
    simultaneously likewise similarly elsewhere""".split()
)
SAYING = frozenset(
    """said says say saying told tells report reports reported reporting claim claims claimed state states stated
    stating added adds announced announces confirmed confirms according quoted quoting citing cited wrote writes
    tweeted estimate estimates estimated believe believes believed think thinks thought know knows known
    insisted insists show shows showed shown found finds documented recorded verified counted counts noted notes
    reveals revealed indicates indicated alleged alleges admitted admits acknowledged acknowledges maintains
    suggested suggests denied denies put listed lists registered hearing heard learned warned""".split()
)
INCLUDE = frozenset("including include includes included comprising namely incl inc incl. counting".split())
WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun".split()
)
MONTHS = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec""".split()
)
TIMES = (
    WEEKDAYS
    | MONTHS
    | frozenset("today yesterday tonight overnight morning evening afternoon night midnight noon weekend".split())
)
QUOTES = frozenset("\"'“”‘’«»„‟`")
IRREGULAR = frozenset(
    """went came took gave got made ran saw sent kept held led left lost met sat stood spoke told brought built
    bought caught fought felt found flew grew heard knew paid rose sold spent stole struck swam threw wore won
    wrote began broke chose drove fell hid laid put read rode sank sang shook shut slept stuck swept tore woke
    wept set hit cut let cost burst""".split()
)
CLOSED = (
    ARTICLES
    | POSSESSIVES
    | PRONOUNS
    | RELATIVES
    | SUBORDINATORS
    | JOINERS
    | PREPOSITIONS
    | BE
    | HAVE
    | DO
    | MODALS
    | ADVERBS
    | SAYING
    | INCLUDE
    | (TIMES - {"may", "march", "night", "mar", "sun", "sat", "wed", "second"})
    | frozenset("last ago but nor not no none there here what how why whose such".split())
)


def is_adverb(word: str) -> bool:
    """Whether a word only colours a verb, and may be passed over between a subject and its predicate."""
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in _NOT_ADVERBS)


_NOT_ADVERBS = frozenset("family assembly italy supply reply july rally bully ally anomaly elderly".split())
