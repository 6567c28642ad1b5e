"""The closing line of a check: what was found, on how much, and what was not checked."""

from __future__ import annotations

from casualties.checks.located import Checked
from casualties.model import Severity
from casualties.wording import many

__all__ = ["closing", "counted"]


def counted(checked: Checked) -> dict[str, int]:
    """How many findings of each severity."""
    return {severity.value: sum(each.finding.severity is severity for each in checked.located) for severity in Severity}


def closing(checked: Checked) -> list[str]:
    """One line on what was found, and a line for each thing that was excused or not checked."""
    scope = f"({many(checked.claims, 'claim')}, {many(checked.rules, 'rule')}, {many(checked.files, 'file')})"
    counts = [many(count, name) for name, count in counted(checked).items() if count]
    clean = f"All checks passed {scope}"
    if not checked.claims and not checked.rules:
        clean = "Nothing was checked" if checked.files else "Nothing was checked: no document and no dataset"
    lines = [f"Found {', '.join(counts)} {scope}" if counts else clean]
    if checked.waived:
        lines.append(f"{len(checked.waived):,} excused by waivers")
    if checked.known:
        lines.append(f"{checked.known:,} known from the baseline")
    return lines + [f"not checked: {reason}" for reason in checked.not_checked]
