"""A finding as the machine-readable formats give it."""

from __future__ import annotations

from typing import Any

from casualties.checks.located import Located

__all__ = ["entry"]


def entry(located: Located) -> dict[str, Any]:
    """Plain texts, numbers and lists; the fingerprint stays the same from run to run."""
    finding = located.finding
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "certainty": finding.certainty,
        "message": finding.message,
        "resolve": finding.resolve,
        "claims": list(finding.claims),
        "incidents": list(finding.incidents),
        "spot": located.spot.model_dump(),
        "related": [spot.model_dump() for spot in located.related],
        "fingerprint": finding.fingerprint,
    }
