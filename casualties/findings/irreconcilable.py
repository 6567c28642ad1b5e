"""Three or more claims that cannot all be true, though any fewer of them can.

Meaning

Scopes that overlap bind one another in a ring: each pair of figures leaves room, and all of them together do not. The
set is minimal; take any one claim away and the others agree.

Example

1 to 20 June had 30 killed, 21 to 30 June had 10. Then 11 to 30 June had at most 40; a third source gives 50 for it.

What to do

Draw the scopes beside one another and see what each leaves for the others. One claim of the set is wrong, or its scope
is not what it seems; the figures alone do not say which.
"""

from __future__ import annotations

from collections.abc import Iterator

from casualties.bounds import Shape, Side
from casualties.findings._case import Case
from casualties.findings._conflicts import conflict_finding, untold
from casualties.findings._words import listed
from casualties.model import Finding

CODE = "C06"
NAME = "irreconcilable"
AFTER = ("C01", "C02", "C03", "C04", "C05", "C10", "D04", "R02")


def find(case: Case) -> Iterator[Finding]:
    """One finding for each minimal set of claims that no simpler code names."""
    for conflict, claims in untold(case, Shape.OTHER):
        least = [f"{part.count:,}" for part in conflict.parts if part.side is Side.LOWER]
        most = [f"{part.count:,}" for part in conflict.parts if part.side is Side.UPPER]
        message = (
            f"These {len(claims)} figures cannot all be true, though any fewer of them can; they miss one another by "
            f"{conflict.gap:,} at the least (at least {' and '.join(least)} against at most {' and '.join(most)}): "
            f"{listed(claims)}."
        )
        resolve = "A count of the days or groups that the scopes share."
        yield conflict_finding(case, CODE, NAME, conflict, claims, message, resolve)
