"""JSON: the whole result in one object; it can be kept as a baseline."""

from __future__ import annotations

from json import dumps

from casualties.checks.formats._closing import counted
from casualties.checks.formats._entry import entry
from casualties.checks.located import Checked

__all__ = ["render"]


def render(checked: Checked) -> str:
    """Findings, counts, what was excused and what was not checked."""
    whole = {
        "findings": [entry(each) for each in checked.located],
        "waived": [entry(each) for each in checked.waived],
        "counts": {**counted(checked), "known": checked.known},
        "checked": {"claims": checked.claims, "rules": checked.rules, "files": checked.files},
        "not_checked": list(checked.not_checked),
    }
    return dumps(whole, indent=2, ensure_ascii=False)
