"""Claims told together: those of one sentence and one source, but a toll, which stands alone."""

from __future__ import annotations

from collections.abc import Sequence

from casualties.extract.drafts import Draft
from casualties.extract.events.telling import alone, chain

__all__ = ["split_up", "tellings"]


def tellings(drafts: Sequence[Draft]) -> list[list[Draft]]:
    """Claims of one sentence and one source together; a toll stands alone."""
    found: list[list[Draft]] = []
    for draft in sorted(drafts, key=lambda draft: draft.anchor.start):
        last = found[-1][-1] if found else None
        together = (
            last is not None
            and last.parsed is draft.parsed
            and (not alone(last) or _in_toll(last, draft))
            and (not alone(draft) or _in_toll(last, draft))
            and (chain(last) == chain(draft) or _listed_with(last, draft))
        )
        if together:
            found[-1].append(draft)
        else:
            found.append([draft])
    return found


def _listed_with(last: Draft, draft: Draft) -> bool:
    """Whether one verb holds for both ("the driver and a passenger were killed")."""
    return draft.group.trigger is not None and draft.group.trigger == last.group.trigger


def _in_toll(last: Draft, draft: Draft) -> bool:
    """Whether a toll lists several groups ("a toll of 31 soldiers and three guides")."""
    return draft.group.rule == "listed" and last.group.rule in ("toll", "listed")


def split_up(telling: Sequence[Draft]) -> bool:
    """Whether a sentence splits its first count up ("of the 50 who died, 39 fell here and 11 died in hospital")."""
    first, told = telling[0].group, [draft.group for draft in telling[1:]]
    parts = [part.bounds.low for part in telling[0].parsed.groups if part.whole is first or part in told]
    return first.definite and bool(told) and len(parts) > 1 and sum(parts) == first.bounds.value
