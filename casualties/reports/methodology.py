"""The methodology in force: what is counted, how ranges are drawn, whose conventions hold."""

from __future__ import annotations

from collections.abc import Iterator

from casualties.rulebook import Rulebook

__all__ = ["method_paragraphs", "methodology"]

_COUNTED = (
    "People killed, injured, missing, abducted, detained or displaced are counted, as sources give them; numbers of "
    "attacks, families or houses are not. One figure of one source for one group of people is a claim, and every claim "
    "keeps the words or the row it comes from. An empty cell means “not said”, never zero.",
    "A figure of one incident bounds that incident. A total bounds everything in its scope, up to the day its data "
    "reach. Figures are set against one another only where they count the same harm and people, on the same basis "
    "(when people were harmed, when reports were judged, when they were published) and by the same definition.",
    "Figures that go back to one origin are one observation, however often they are repeated. Incidents are linked by "
    "day, place, perpetrator, cause and figures; every link carries its probability and its reasons, and a person's "
    "decision always wins.",
    "“Low”, “best” and “high” are drawn by the policy named in each table. “Bound low” and “bound high” are the least "
    "and the greatest count that agree with all claims at once; an empty bound high is open, and where both are empty "
    "no count agrees with all. Nothing is averaged, and no claim is dropped without a finding or a line in the table "
    "of what was not read.",
)


_PUBLIC = (
    "This is the public profile. Coordinates are rounded to a tenth of a degree, about 11 km. A text in which a word "
    "with a capital letter is not known to name something else is withheld, since it may name a person; sources, files "
    "and rows with such names stand under numbers. A figure of one origin alone is marked as unconfirmed."
)


def method_paragraphs(
    rulebook: Rulebook, policy: str, *, profile: str = "internal", suppress_below: int = 0
) -> list[str]:
    """The methodology of a run in a few paragraphs, for reports."""
    chosen = rulebook.policy(policy)
    paragraphs = [*_COUNTED, f"Policy “{policy}”: {chosen.why.strip()} ({chosen.source.strip()})"]
    if profile == "public":
        paragraphs.append(_PUBLIC)
    if suppress_below:
        paragraphs.append(f"Counts of groups of victims below {suppress_below} are suppressed; such a line says so.")
    return paragraphs


def methodology(rulebook: Rulebook) -> str:
    """The whole methodology as Markdown, from the rules in force."""
    return "\n".join(_lines(rulebook)) + "\n"


def _lines(rulebook: Rulebook) -> Iterator[str]:
    yield "# Methodology"
    yield "\n## What is counted, and how"
    for paragraph in _COUNTED:
        yield f"\n{paragraph}"
    yield "\n## Policies: how a reported range is drawn\n"
    for name, policy in rulebook.policies.items():
        yield f"- **{name}** ({policy.title}): {policy.why.strip()} Source: {policy.source.strip()}"
    yield "\n## Conventions of datasets, which widen what their figures allow\n"
    for name, convention in rulebook.conventions.items():
        yield f"- **{name}** ({convention.title}): {convention.why.strip()}"
        for habit in (*convention.placeholders, *convention.rules):
            yield f"  - {habit.id}: {habit.why.strip()}"
    yield "\n## Findings: severities and limits\n"
    for grave in rulebook.findings.severities:
        yield f"- **{grave.id}** {grave.severity.value}: {grave.why.strip()}"
    for limit in rulebook.findings.tolerances:
        yield f"- {limit.id.replace('_', ' ')}: {limit.value:g} {limit.unit}. {limit.why.strip()}"
    yield "\n## Sources and their rank for the policy “trusted” (1 stands nearest to the counting)\n"
    trusted = rulebook.policy("trusted")
    for place in sorted(set(trusted.bodies.values())):
        names = sorted(name for name, rank in trusted.bodies.items() if rank == place)
        yield f"- {place}, by name: {', '.join(names)}."
    for rank in trusted.ranks:
        yield f"- {rank.rank}, by a word in any other name: {', '.join(rank.words)}. {rank.why.strip()}"
    yield f"- {trusted.other_rank}: whoever is none of these."
    yield "\n## Series of totals whose reach is known\n"
    for series in rulebook.sources.series:
        yield f"- {series.id}: {series.why.strip()}"
