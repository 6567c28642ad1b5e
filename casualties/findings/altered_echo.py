"""A copy that differs from what it copies.

Meaning

A telling cites what another one published, and differs from everything that one had said by then: in the figure, the
place, the period, the people counted or who is said to have done it. It is no second source and no conflict of
sources; the slip came in on the way. The copy bounds nothing.

Example

Frontier Times cites Bolan News for 71 where Bolan News wrote 17. A newspaper turns an institute's "1,840 since 2014"
into "1,840 in 2014". A copy that gives an earlier figure of its source is out of date, not altered.

What to do

Use the origin's own words. Tell the publisher of the copy.
"""

from __future__ import annotations

from collections.abc import Iterator

from casualties.findings._alterations import Altered, altered_copies
from casualties.findings._case import Case
from casualties.findings._words import joined, told
from casualties.model import Finding

CODE = "D04"
NAME = "altered-echo"


def find(case: Case) -> Iterator[Finding]:
    """One finding for each altered copy, set against the nearest telling of its source."""
    copies = altered_copies(
        case.tellings,
        case.relate,
        stray_days=case.tolerance("stray_copy_days"),
        stray_least=case.tolerance("stray_copy_least"),
    )
    for altered in copies:
        yield _told(case, altered)


def _told(case: Case, altered: Altered) -> Finding:
    copy, source = case.lifted((altered.copy.id, altered.source.id))
    return case.finding(
        CODE,
        NAME,
        [copy, source],
        f"A copy differs from what it cites in {joined(altered.dimensions)}: {told(copy)}; the source itself: "
        f"{told(source)}.",
        f"The words of {source.source.publisher}; the copy adds nothing to them.",
        key=" ".join(altered.dimensions),
    )
