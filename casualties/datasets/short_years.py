"""Years of two digits: read as the column's own years show, told where it shows none.

Spreadsheets that read a column as month first leave 13/01/2006 as it is and shorten 3/12/2007 to 3/12/07.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["written_out"]

_NEAR = 10
"""Years beyond those that the column shows in full in which one of two digits may lie."""
_FULL = re.compile(
    r"(?<!\d)(?:\d{1,2}[-/. ])(?:\d{1,2}|[^\W\d_]+\.?)[-/. ](\d{4})(?!\d)|(?<!\d)(\d{4})-\d{2}-\d{2}(?!\d)"
)
_SHORT = re.compile(r"(\d{1,2}([-/. ])(?:\d{1,2}|[^\W\d_]+\.?)\2)(\d{2})")


def written_out(texts: Iterable[str], since: int | None = None) -> dict[str, str]:
    """The cells of a column whose year has two digits, with all four.

    None where no cell of the column has four, unless the dataset is known to begin with the year `since`.
    """
    cells = list(texts)
    years = [int(found[1] or found[2]) for cell in cells if (found := _FULL.search(cell))]
    if not years and since is None:
        return {}
    first, last = (min(years) - _NEAR, max(years) + _NEAR) if years else (since or 0, (since or 0) + 99)
    out = {}
    for cell in cells:
        if found := _SHORT.fullmatch(cell.strip()):
            meant = [year for year in range(first, last + 1) if year % 100 == int(found[3])]
            if len(meant) == 1:
                out[cell] = f"{found[1]}{meant[0]}"
    return out
