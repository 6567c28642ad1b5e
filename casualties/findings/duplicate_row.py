"""One incident, entered twice in one dataset.

Meaning

Two or more rows of one dataset, from the same source, count the same people of the same incident. One of them is
typed twice, or reported twice under two ids. Adding the dataset's rows up counts these people twice. Rows that only
resemble one another (two attacks in one town on one day) are no duplicates.

Example

Rows 1 and 5: 14 killed by a suicide bomber at the Muna garage in Maiduguri on 16 February 2018.

What to do

Compare the rows with what they were coded from. If they are one incident, take one out; if they are two, say so with a
decision ("different"), which is kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from casualties.bounds.origins import figure_of
from casualties.findings._case import Case
from casualties.findings._tellings import Telling
from casualties.findings._words import listed
from casualties.model import Finding

CODE = "D02"
NAME = "duplicate-row"


def find(case: Case) -> Iterator[Finding]:
    """One finding for each incident, harm and victim group that one source of a dataset gives in several rows."""
    for cell in case.cells:
        for rows in _entered(cell):
            claims = case.lifted(each.id for each in rows)
            yield case.finding(
                CODE,
                NAME,
                claims,
                f"{len(claims)} rows of {rows[0].dataset} count the same people: {listed(claims)}.",
                "What the rows were coded from: one incident entered twice, or two incidents.",
                relation="equal",
            )


def _entered(cell: tuple[Telling, ...]) -> Iterator[list[Telling]]:
    """The rows of one dataset and source that stand for one thing, where they are several.

    Totals are the same only where the days and the figure are: a running total stands in many rows. A row that
    another one revises, or that is part of another, is not that row again.
    """
    tied = {each.revises for each in cell} | {each.part_of for each in cell}
    together: dict[tuple[object, ...], list[Telling]] = {}
    for each in cell:
        plain = each.stance == "asserted" and each.revises is None and each.part_of is None and each.id not in tied
        if each.dataset is not None and plain:
            key: tuple[object, ...] = (each.dataset, each.chain)
            if each.incident is None:
                key = (*key, each.end, each.as_of, each.reported, figure_of(each))
            elif each.reported is not None:
                key = (*key, _report(each, cell))
            together.setdefault(key, []).append(each)
    for rows in together.values():
        if len({each.row_id for each in rows}) > 1:
            yield rows


def _report(each: Telling, cell: tuple[Telling, ...]) -> object:
    """What tells an update from a repeat: the report's day, where the figure differs from one of another day."""
    same_figure = [other for other in cell if other.dataset == each.dataset and figure_of(other) == figure_of(each)]
    return None if len(same_figure) > 1 else each.reported
