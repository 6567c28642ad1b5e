"""What is excused: waivers by fingerprint, and a baseline of findings that were there before."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from casualties.checks.located import Located, Spot
from casualties.errors import InputError
from casualties.model import Finding, Severity
from casualties.rulebook.waivers import Waiver

__all__ = ["read_baseline", "waived"]

_EARLIER = "give the output of an earlier --format json or jsonl"


def waived(located: Sequence[Located], waivers: Sequence[Waiver], today: date) -> tuple[list[Located], list[Located]]:
    """The findings that stand, and those that are excused.

    A waiver past its day excuses nothing, and one that fits no finding is stale: each is a finding itself.
    """
    valid = {waiver.fingerprint: waiver for waiver in waivers if waiver.until >= today}
    there = {each.finding.fingerprint for each in located}
    standing = [each for each in located if each.finding.fingerprint not in valid]
    excused = [each for each in located if each.finding.fingerprint in valid]
    for waiver in waivers:
        if waiver.until < today:
            standing.append(_about(waiver, "waiver-expired", f"ran out on {waiver.until}"))
        elif waiver.fingerprint not in there:
            standing.append(_about(waiver, "waiver-unmatched", "fits no finding any more"))
    return standing, excused


def _about(waiver: Waiver, code: str, what: str) -> Located:
    finding = Finding(
        code=code,
        name=code,
        severity=Severity.WARNING,
        claims=(),
        message=f'The waiver of {waiver.fingerprint} by {waiver.who} ("{waiver.reason}") {what}.',
        resolve="remove it from waivers.yaml, or give it a new day with its reason",
        key=waiver.fingerprint,
    )
    return Located(finding=finding, spot=Spot(path=waiver.file))


def read_baseline(path: Path) -> frozenset[str]:
    """The fingerprints of an earlier check, from the JSON or JSON lines that it printed."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        what = getattr(error, "strerror", None) or error
        raise InputError(path, f"cannot be read ({what})", _EARLIER) from None
    entries = _entries(path, text)
    known = [entry.get("fingerprint") if isinstance(entry, dict) else None for entry in entries]
    if not all(isinstance(fingerprint, str) for fingerprint in known):
        raise InputError(path, "holds no findings of a check", _EARLIER)
    return frozenset(map(str, known))


def _entries(path: Path, text: str) -> list[object]:
    """The findings of one JSON object, or one finding a line."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        try:
            return [json.loads(line) for line in text.splitlines() if line.strip()]
        except (ValueError, RecursionError):
            raise InputError(path, "is no JSON", _EARLIER) from None
    found = whole["findings"] if isinstance(whole, dict) and "findings" in whole else [whole]
    return found if isinstance(found, list) else [found]
