from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import Any

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from casualties.bounds import Bounds, solve
from casualties.rulebook import Rulebook
from tests.bounds.made import DAY, frame, linked
from tests.bounds.places import Apart

RULES = Rulebook()
DAYS = 4


def solved(claims: pl.DataFrame, policy: str = "widest") -> Bounds:
    return solve(claims, linked(claims), RULES, Apart(), policy)  # type: ignore[arg-type]  # a gazetteer for tests


def day(number: int) -> date:
    return DAY + timedelta(number)


@st.composite
def totals(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Two to five totals over spans of four days in one city, some of civilians alone."""
    found = []
    for _ in range(draw(st.integers(2, 5))):
        start = draw(st.integers(0, DAYS - 1))
        end = draw(st.integers(start, DAYS - 1))
        least = draw(st.integers(0, 4))
        most = draw(st.one_of(st.none(), st.integers(least, 4)))
        civilian = draw(st.booleans())
        found.append(
            {
                "coverage": "total",
                "start": day(start),
                "end": day(end),
                "low": least,
                "high": most,
                "value": None,
                "qualifier": "range",
                "status": "civilian" if civilian else None,
                "_days": range(start, end + 1),
                "_civilian": civilian,
            }
        )
    return found


def _allowed(rows: list[dict[str, Any]], civilians: tuple[int, ...], others: tuple[int, ...]) -> bool:
    for row in rows:
        count = sum(civilians[at] + (0 if row["_civilian"] else others[at]) for at in row["_days"])
        if count < row["low"] or (row["high"] is not None and count > row["high"]):
            return False
    return True


@settings(max_examples=60, deadline=None)
@given(totals())
def test_totals_of_days_and_groups_conflict_exactly_when_no_daily_counts_satisfy_them(
    rows: list[dict[str, Any]],
) -> None:
    claims = frame(*[{name: value for name, value in row.items() if not name.startswith("_")} for row in rows])
    fits = any(
        _allowed(rows, civilians, others)
        for civilians in product(range(5), repeat=DAYS)
        for others in _few(rows, civilians)
    )
    assert fits == (not solved(claims).conflicts)


def _few(rows: list[dict[str, Any]], civilians: tuple[int, ...]) -> Any:
    """Ways to count the others; none where the civilians alone break a bound, or where nobody counts them."""
    alone = [row for row in rows if row["_civilian"]]
    if not _allowed(alone, civilians, (0,) * DAYS):
        return ()
    return product(range(5), repeat=DAYS) if len(alone) < len(rows) else ((0,) * DAYS,)
