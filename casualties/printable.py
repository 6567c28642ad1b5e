"""Text that a terminal, a log and a reader can be given: characters that steer them are shown, not obeyed."""

from __future__ import annotations

import re

__all__ = ["printable", "shortened"]

# C0 and C1 controls but tab and new line, marks that turn the writing direction (Unicode Bidirectional Algorithm,
# "Trojan source"), and halves of surrogate pairs, which no encoding can write.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    """The text with every character that steers a terminal or a log written as its escape, such as `\\x1b`."""
    return _STEERING.sub(_escaped, text)


def shortened(text: str, most: int) -> str:
    """The text, its middle left out where it is longer than `most` characters."""
    if len(text) <= most:
        return text
    half = most // 2
    return f"{text[:half]} … ({len(text) - 2 * half:,} characters left out) … {text[-half:]}"


def _escaped(steering: re.Match[str]) -> str:
    return steering.group().encode("unicode_escape", "surrogatepass").decode("ascii")
