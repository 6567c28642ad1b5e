"""The summary in plain words: what was read, what it speaks of, what cannot be true, what is left to settle."""

from __future__ import annotations

from casualties.reports.stored import Stored

__all__ = ["summary_of"]


def summary_of(stored: Stored) -> list[str]:
    """A few sentences that a director can read aloud."""
    counts = stored.run["counts"]
    sentences = [
        f"{_many(counts['claims'], 'figure')} from {_many(counts['documents'], 'document')} and "
        f"{_many(counts['datasets'], 'dataset')} speak of {_many(counts['incidents'], 'incident')}."
    ]
    if not counts["claims"]:
        return ["No casualty figure was found in what was read."]
    if counts["errors"]:
        verb = "finding says" if counts["errors"] == 1 else "findings say"
        sentences.append(f"{counts['errors']:,} {verb} that figures cannot all be true; they come first below.")
    else:
        sentences.append("No figures were found that cannot all be true.")
    if counts["warnings"]:
        sentences.append(f"{_many(counts['warnings'], 'warning')} should be looked at by a person.")
    if counts["unread"]:
        sentences.append(
            f"{_many(counts['unread'], 'row or passage', 'rows or passages')} could not be read; see the end."
        )
    return sentences


def _many(count: int, noun: str, plural: str | None = None) -> str:
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"
