"""Concise: one line a finding, as compilers print them."""

from __future__ import annotations

from casualties.checks.formats._closing import closing
from casualties.checks.located import Checked
from casualties.printable import printable

__all__ = ["render"]


def render(checked: Checked) -> str:
    """`file:line: code message` for each finding, then the closing line."""
    lines = [
        f"{each.spot.path}:{each.spot.line or 1}: {each.finding.code} {' '.join(each.finding.message.split())}"
        for each in checked.located
    ]
    return "\n".join(map(printable, [*lines, *closing(checked)]))
