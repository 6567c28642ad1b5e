"""Text: each finding with its place, its sentence, what stands there and what would settle it."""

from __future__ import annotations

from casualties.checks.formats._closing import closing
from casualties.checks.located import Checked, Spot
from casualties.printable import printable

__all__ = ["render"]

_SPOTS = 6
"""Places of a finding that are shown; of some there are hundreds."""


def render(checked: Checked) -> str:
    """Findings as paragraphs, then the closing line."""
    paragraphs = []
    for each in checked.located:
        finding = each.finding
        lines = [f"{_place(each.spot)}: {finding.severity.value} {finding.code} {finding.message}"]
        if finding.probability < 1:
            lines.append(f"    if these are the same incident (probability {finding.certainty})")
        telling = [spot for spot in (each.spot, *each.related) if spot.says]
        lines += [f"    {_place(spot)}: “{spot.says}”" for spot in telling[:_SPOTS]]
        if len(telling) > _SPOTS:
            lines.append(f"    … and {len(telling) - _SPOTS:,} more")
        if finding.resolve:
            lines.append(f"    → {finding.resolve}")
        paragraphs.append("\n".join(lines))
    return printable("\n\n".join([*paragraphs, "\n".join(closing(checked))]))


def _place(spot: Spot) -> str:
    return f"{spot.path}:{spot.line}" if spot.line is not None else spot.path
