"""Patterns of the words of blame."""

from __future__ import annotations

import re
from collections.abc import Iterable

from casualties.extract.text.phrases import spelled

__all__ = ["any_of", "anywhere", "right_before"]


def any_of(phrases: Iterable[str]) -> str:
    """A pattern of all phrases with their endings, the longest first; blanks may be hyphens."""
    forms = sorted({form for phrase in phrases for form in spelled(phrase, {})}, key=len, reverse=True)
    return "|".join(re.escape(form).replace(r"\ ", r"[ \u00a0-]+") for form in forms)


def anywhere(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of the phrases as whole words."""
    return re.compile(rf"\b(?:{any_of(phrases)})\b", re.IGNORECASE)


def right_before(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of the phrases where the text stops."""
    return re.compile(rf"\b(?:{any_of(phrases)})[\s-]*$", re.IGNORECASE)
