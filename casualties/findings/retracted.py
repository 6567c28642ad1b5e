"""A figure taken back by its source, with none in its place.

Meaning

Whoever gave a figure withdraws it or calls it wrong, and gives no other. It bounds nothing any longer, nor do its
copies. A figure that is corrected to another one is revised instead; a figure that somebody else rejects is denied.

Example

An agency retracts its report of 3 July that 17 people drowned off Kendari.

What to do

Take the figure out of what is published, and say that it was withdrawn. Find out whether the incident itself stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casualties.bounds.origins import by_origin
from casualties.findings._case import Case
from casualties.findings._tellings import Telling
from casualties.findings._words import told
from casualties.model import Finding

CODE = "R02"
NAME = "retracted"
AFTER = ("R01",)


def find(case: Case) -> Iterator[Finding]:
    """One finding for each withdrawn figure of a source, with its earlier tellings."""
    replaced = {each.revises for each in case.tellings if each.revises is not None}
    revised = {name for finding in case.earlier if finding.code == "R01" for name in finding.claims[1:]}
    withdrawn = [each for each in case.tellings if each.stance == "retracted"]
    cells = [cell for cell in case.cells if any(each.stance == "retracted" for each in cell)] if withdrawn else []
    told_of: set[str] = set()
    for each in withdrawn:
        earlier = _earlier(cells, each)
        ids = {each.id, *(other.id for other in earlier)}
        if each.id not in replaced and not ids & revised and each.id not in told_of:
            told_of |= ids
            yield _told(case, each, earlier)


def _earlier(cells: Sequence[Sequence[Telling]], withdrawal: Telling) -> list[Telling]:
    """The tellings of the same figure that go back to who withdraws it, the newest first."""
    cell = next((cell for cell in cells if any(each.id == withdrawal.id for each in cell)), ())
    for own in by_origin(cell).values():
        if any(each.id == withdrawal.id for each in own):
            return _newest_first([each for each in own if each.id != withdrawal.id and each.said == withdrawal.said])
    return []


def _newest_first(tellings: Sequence[Telling]) -> list[Telling]:
    return sorted(tellings, key=lambda each: (-(each.reported.toordinal() if each.reported else 0), each.at))


def _told(case: Case, withdrawal: Telling, earlier: Sequence[Telling]) -> Finding:
    claims = case.lifted([withdrawal.id, *(each.id for each in earlier)])
    before = f" It had been given before: {told(claims[1])}." if earlier else ""
    return case.finding(
        CODE,
        NAME,
        claims,
        f"The source takes its figure back and puts none in its place: {told(claims[0])}.{before}",
        f"Whether {withdrawal.origin or 'the source'} stands by any figure of this incident.",
    )
