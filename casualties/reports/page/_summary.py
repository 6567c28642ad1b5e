"""The summary in plain words: what was read, what it speaks of, what cannot be true, what is left to settle."""

from __future__ import annotations

import polars as pl

from casualties.reports.stored import Stored
from casualties.wording import many

__all__ = ["summary_of"]


def summary_of(stored: Stored) -> list[str]:
    """A few sentences that a director can read aloud."""
    counts = stored.run["counts"]
    sentences = [
        f"{many(counts['claims'], 'figure')} from {many(counts['documents'], 'document')} and "
        f"{many(counts['datasets'], 'dataset')} speak of {many(counts['incidents'], 'incident')}."
    ]
    if not counts["claims"]:
        return ["No casualty figure was found in what was read."]
    conflicts = stored.findings.filter(pl.col("code").str.starts_with("C"))
    sure, doubtful = (conflicts.filter(pl.col("severity") == name).height for name in ("error", "warning"))
    if sure:
        sentences.append(f"{many(sure, 'contradiction')}: these figures cannot all be true. They come first below.")
    if doubtful:
        sentences.append(
            f"{many(doubtful, 'contradiction')} more, if uncertain links or unstated details are as they seem."
            if sure
            else f"{many(doubtful, 'contradiction')}, if uncertain links or unstated details are as they seem."
        )
    if not sure and not doubtful:
        sentences.append("No figures were found that cannot all be true.")
    others = counts["errors"] + counts["warnings"] - sure - doubtful
    if others:
        sentences.append(f"{many(others, 'other finding')} should be looked at by a person.")
    if counts["unread"]:
        sentences.append(
            f"{many(counts['unread'], 'row or passage', 'rows or passages')} could not be read; see the end."
        )
    return sentences
