"""SARIF 2.1.0 (OASIS): rules, results with fingerprints, and the other claims as related locations."""

from __future__ import annotations

from json import dumps
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from casualties import __version__
from casualties.checks.located import Checked, Located, Spot
from casualties.model import Severity

__all__ = ["render"]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def render(checked: Checked) -> str:
    """One run with every finding; what was excused is there with its suppression, what was not checked as a note."""
    standing = [(each, False) for each in checked.located]
    excused = [(each, True) for each in checked.waived]
    rules = sorted({(each.finding.code, each.finding.name) for each, _ in standing + excused})
    at = {code: index for index, (code, _) in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "casualties",
                "version": __version__,
                "rules": [
                    {"id": code, "name": name, "shortDescription": {"text": name.replace("-", " ")}}
                    for code, name in rules
                ],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    {"level": "note", "message": {"text": _plain(f"not checked: {each}")}}
                    for each in checked.not_checked
                ],
            }
        ],
        "results": [
            _result(each, at[each.finding.code], excused=is_excused) for each, is_excused in standing + excused
        ],
    }
    return dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False)


def _result(each: Located, rule: int, *, excused: bool) -> dict[str, Any]:
    finding = each.finding
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": _plain(finding.message)},
        "locations": [_location(each.spot)],
        "partialFingerprints": {"casualties/v1": finding.fingerprint},
    }
    if each.related:
        result["relatedLocations"] = [{"id": number, **_location(spot)} for number, spot in enumerate(each.related, 1)]
    if excused:
        result["suppressions"] = [{"kind": "external", "status": "accepted"}]
    return result


def _location(spot: Spot) -> dict[str, Any]:
    path = PurePath(spot.path)
    uri = path.as_uri() if path.is_absolute() else quote(path.as_posix(), safe="/")
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if spot.line:
        physical["region"] = {"startLine": spot.line}
    location: dict[str, Any] = {"physicalLocation": physical}
    if spot.says:
        location["message"] = {"text": _plain(spot.says)}
    return location


def _plain(text: str) -> str:
    """The text as a SARIF message: braces and links are its own marks (SARIF 2.1.0, 3.11.5 and 3.11.6)."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "]\\(")
