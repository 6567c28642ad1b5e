"""JSON lines: one finding a line."""

from __future__ import annotations

from json import dumps

from casualties.checks.formats._entry import entry
from casualties.checks.located import Checked

__all__ = ["render"]


def render(checked: Checked) -> str:
    """A line for each finding, nothing else."""
    return "\n".join(dumps(entry(each), ensure_ascii=False) for each in checked.located)
