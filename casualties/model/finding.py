"""A finding: what the run has to say of some claims, in words that can be checked by hand."""

from __future__ import annotations

from enum import StrEnum
from hashlib import sha256

from casualties.model._base import Value

__all__ = ["Finding", "Severity"]


class Severity(StrEnum):
    """An error fails a check; a warning may; a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """Its place in the order of gravity: 0 for the gravest."""
        return list(Severity).index(self)


class Finding(Value):
    """`claims` are ids, the one that says most first; `probability` is that the links it rests on hold (1 = certain).

    `message` names both figures, both scopes, their relation and where they come from; `resolve` says what would
    settle it. `key` tells apart findings of one code and one set of claims; it enters the fingerprint.
    """

    code: str
    name: str
    severity: Severity
    claims: tuple[str, ...]
    message: str
    resolve: str = ""
    incidents: tuple[str, ...] = ()
    relation: str = ""
    probability: float = 1.0
    key: str = ""

    @property
    def certainty(self) -> str:
        """`certain`, or the probability of the links it rests on, with two digits, never rounded up to 1."""
        if self.probability >= 1:
            return "certain"
        return f"{min(self.probability, 0.99):.2f}"

    @property
    def fingerprint(self) -> str:
        """`f` and 16 hex digits that stay the same as long as code, claims and key do, whatever the order of claims.

        The letter keeps a spreadsheet from taking it for a number.
        """
        parts = "\x1f".join((self.code, self.key, *sorted(self.claims)))
        return f"f{sha256(parts.encode()).hexdigest()[:16]}"
