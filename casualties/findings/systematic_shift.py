"""A whole dataset that agrees with others only after one constant change.

Meaning

Linking gets much better when every row of a dataset is changed in the same way: its dates by a number of days, its
latitudes and longitudes swapped, its counts by a factor. The dataset as a whole is wrong, not its rows one by one.
Links use the change and say so in their reasons (not with `--no-shifts`); the tables keep the data as given, and no
row of the dataset is called implausible for the same cause.

Example

A press list that took the day of printing: all its events lie exactly two days after those of an archive, with the
same places and counts. Two late rows among twelve are two slips, and no finding of this kind.

What to do

Ask whoever keeps the dataset which of the two is right, mend it at its source, and run again.
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from casualties.findings._case import Case
from casualties.findings._words import told
from casualties.model import Finding, Shift

CODE = "Q07"
NAME = "systematic-shift"
WHOLE_RUN = True

_SHOWN = 5


def find(case: Case) -> Iterator[Finding]:
    """One finding for each change of a dataset that linking took for a fact; it names some linked pairs of rows."""
    for shift in sorted(case.linkage.shifts, key=lambda shift: (shift.dataset, shift.kind, shift.amount)):
        claims = case.lifted(_examples(case, shift.dataset))
        shown = f" For one: {told(claims[0])}; beside it {told(claims[1])}." if len(claims) > 1 else ""
        yield case.finding(
            CODE,
            NAME,
            claims,
            f"The dataset {shift.dataset} agrees with the others only if {_change(shift)}: "
            f"{shift.linked:,} of its {shift.rows:,} rows find their incident then, {shift.without:,} as given.{shown}",
            f"Whoever keeps {shift.dataset} can say which is right; until then its rows are linked with the change.",
            probability=1.0,
            key=f"{shift.dataset} {shift.kind} {shift.amount:g}",
        )


def _change(shift: Shift) -> str:
    match shift.kind:
        case "days":
            days = abs(int(shift.amount))
            unit = "day" if days == 1 else "days"
            return f"all its dates are {days} {unit} {'late' if shift.amount > 0 else 'early'}"
        case "day_month":
            return "day and month are swapped in all its dates"
        case "swapped":
            return "its latitudes and longitudes are swapped"
        case "scale":
            return f"all its counts are {shift.amount:g} times those of the others"
        case other:
            return f"it is changed as a whole ({other} {shift.amount:g})"


def _examples(case: Case, dataset: str) -> list[str]:
    """Ids of linked claims, the dataset's own first in each pair."""
    mine = case.claims.filter(pl.col("dataset") == dataset)["claim_id"]
    ids = set(mine.to_list())
    pairs: list[str] = []
    for left, right in case.linkage.links.select("left_claim", "right_claim").iter_rows():
        if (left in ids) != (right in ids):
            pairs += [left, right] if left in ids else [right, left]
        if len(pairs) >= 2 * _SHOWN:
            break
    return list(dict.fromkeys(pairs)) or mine.head(_SHOWN).to_list()
