"""An entry of rules: everything a person judged has an id and says why."""

from __future__ import annotations

from casualties.model import Value

__all__ = ["Entry", "Phrases", "Words"]


class Entry(Value):
    """One judgement: `id` names it in outputs, `why` is the reason or the source."""

    id: str
    why: str


class Words(Entry):
    """Words that share one judgement."""

    words: tuple[str, ...]


class Phrases(Entry):
    """Phrases that are read alike."""

    phrases: tuple[str, ...]
