"""Dates that a spreadsheet has turned round: it read 5/8/2017 as month first and left 13/8/2017 as a text.

Such a column has two forms: days written year first, none after the twelfth, and days written year last, all after it.
Which day the first ones are cannot be told from the column alone, since whoever typed it may have written both forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from casualties.datasets.days import Days, TwoWays

__all__ = ["turned_round"]

_YEAR_FIRST = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}")
_MONTHS = 12


def turned_round(texts: Iterable[str], least: int) -> dict[str, Days | TwoWays | str]:
    """Both readings of each cell written year first that may be turned round; none where the column is not so.

    Of each of the two forms the column has to have at least `least` different cells.
    """
    cells = [text.strip() for text in texts]
    first = {text: found for text in cells if (found := _YEAR_FIRST.fullmatch(text))}
    last = [found for text in cells if (found := _YEAR_LAST.fullmatch(text))]
    late = all(int(found[1]) > _MONTHS >= int(found[2]) for found in last)
    early = all(int(found[3]) <= _MONTHS for found in first.values())
    if min(len(first), len(last)) < least or not late or not early:
        return {}
    return {
        text: TwoWays(
            date(int(found[1]), int(found[3]), int(found[2])), date(int(found[1]), int(found[2]), int(found[3]))
        )
        for text, found in first.items()
        if found[2] != found[3] and 1 <= int(found[2]) <= _MONTHS and int(found[3]) >= 1
    }
