"""Numbers in words, as messages, summaries, tables and pages say them."""

from __future__ import annotations

__all__ = ["many", "range_words"]


def many(count: int, noun: str, plural: str | None = None) -> str:
    """`1 claim`, `3 claims`; `plural` where an s does not make one."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def range_words(low: int | None, high: int | None, *, is_open: bool, nothing: str = "not said") -> str:
    """`43`, `40–52`, `43+`, `40–52+`; `nothing` where there is neither bound."""
    if low is None and high is None:
        return nothing
    if high is None:
        return f"{low or 0:,}+"
    words = f"{high:,}" if low == high else f"{low or 0:,}–{high:,}"
    return f"{words}+" if is_open else words
