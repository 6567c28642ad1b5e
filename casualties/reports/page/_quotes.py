"""Quotes for the page: the words of a claim with the number marked in them."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup, escape

__all__ = ["marked"]


def marked(claim: dict[str, Any]) -> Markup:
    """The quote of a line of the claims frame, escaped, its number in `<mark>`; empty where there is no quote."""
    quote = claim["quote"]
    if not quote:
        return Markup()
    if claim["number_start"] is None or claim["quote_start"] is None:
        return escape(quote)
    start = claim["number_start"] - claim["quote_start"]
    end = claim["number_end"] - claim["quote_start"]
    if not 0 <= start < end <= len(quote):
        return escape(quote)
    return escape(quote[:start]) + Markup("<mark>") + escape(quote[start:end]) + Markup("</mark>") + escape(quote[end:])
