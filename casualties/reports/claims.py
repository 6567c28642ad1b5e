"""Claims as they are extracted: JSON lines, CSV in the columns of `claims.csv`, or a table for the eye."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from rich.markup import escape
from rich.table import Table

from casualties.model import Claim, claims_frame
from casualties.printable import printable
from casualties.wording import range_words

__all__ = ["claim_lines", "claims_csv", "claims_table"]


def claim_lines(claims: Iterable[Claim]) -> Iterator[str]:
    """Each claim as one line of JSON, in exactly the form of the output contract."""
    for claim in claims:
        yield json.dumps(claim.as_json(), ensure_ascii=False)


def claims_csv(claims: Iterable[Claim]) -> str:
    """The claims with the columns of `claims.csv`, header included."""
    return claims_frame(claims).write_csv(null_value="")


def claims_table(claims: Iterable[Claim]) -> Table:
    """A table with a line a claim: figure, harm, victims, place, days, origin, and the words."""
    table = Table(box=None, padding=(0, 1), show_edge=False)
    for column in ("figure", "harm", "victims", "place", "days", "origin", "words"):
        table.add_column(column, no_wrap=column in ("figure", "harm", "days"))
    for claim in claims:
        scope, period = claim.scope, claim.period
        days = "" if period is None else "–".join(dict.fromkeys(str(day) for day in (period.start, period.end) if day))
        table.add_row(
            range_words(claim.figure.low, claim.figure.high, is_open=False),
            scope.harm.value,
            _plain(scope.victims.label),
            _plain((scope.place and (scope.place.name or scope.place.text)) or ""),
            days or _plain((period and period.text) or ""),
            _plain(claim.source.origin or ""),
            _plain(claim.evidence.quote),
        )
    return table


def _plain(text: str) -> str:
    return escape(printable(text))
