"""An attribution as found in a sentence, before it is settled whom its words name."""

from __future__ import annotations

from dataclasses import dataclass

from casualties.extract.sources.names import Name

__all__ = ["Attribution"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Where an attribution stands, who is its first voice and who relayed it (in order), and how it stands to the text.

    `leads` where what is said follows; `pronoun` where the speaker is only pointed to ("he", or "" for a subject left
    out); `verb` is the word of saying; `told` is where what it says begins.
    """

    start: int
    end: int
    sentence: int
    speaker: Name | None
    relayed: tuple[Name, ...] = ()
    origin: Name | None = None
    leads: bool = False
    pronoun: str | None = None
    verb: str = ""
    told: int = 0
