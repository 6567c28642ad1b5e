"""GitHub annotations: workflow commands, escaped, and capped at what GitHub shows of one step.

GitHub shows 10 annotations of each kind for a step and drops the rest silently, so the rest is counted in the log
(docs.github.com: workflow commands, limits of annotations).
"""

from __future__ import annotations

from casualties.checks.formats._closing import closing
from casualties.checks.located import Checked, Located
from casualties.model import Severity
from casualties.printable import printable

__all__ = ["render"]

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_SHOWN_OF_A_KIND = 10


def render(checked: Checked) -> str:
    """Annotations by severity, then how many more there are, then the closing line."""
    lines = []
    for severity, command in _COMMANDS.items():
        found = [each for each in checked.located if each.finding.severity is severity]
        lines += [_annotation(command, each) for each in found[:_SHOWN_OF_A_KIND]]
        if len(found) > _SHOWN_OF_A_KIND:
            lines.append(f"… and {len(found) - _SHOWN_OF_A_KIND:,} more {command}s; run with --format text to see them")
    return printable("\n".join([*lines, *(_data(line) for line in closing(checked))]))


def _annotation(command: str, each: Located) -> str:
    parts = {"file": each.spot.path, "line": each.spot.line, "title": f"{each.finding.code} {each.finding.name}"}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in parts.items() if value is not None)
    return f"::{command} {properties}::{_data(each.finding.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
