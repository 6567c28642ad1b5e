"""A place named in a text, with what it does there."""

from __future__ import annotations

from dataclasses import dataclass

from casualties.extract.text.reading import Mention
from casualties.model import Place

__all__ = ["Placed"]


@dataclass(frozen=True, slots=True)
class Placed(Mention[Place]):
    """A place named in the text, and what it does there.

    `role`: scene (something is there), event (before a word such as "bombing"), way (an end of a road), people (an
    adjective: "a Syrian town"), named (only named), spot (a camp or street of unknown town), dateline, holder (it says
    where another place is), owner or speech (it acts or speaks, or somebody speaks there), leaving (things come from or
    go there). `rivals`: other places of the name that nothing in the text rules out; `unlisted`: neither
    the gazetteer nor the rules have it.
    """

    sentence: int = 0
    role: str = "scene"
    rivals: tuple[str, ...] = ()
    unlisted: bool = False

    @property
    def warning(self) -> str | None:
        """The words for a finding where the gazetteer lacks the name, or it is of several places of like size."""
        if self.unlisted:
            return f'place "{self.value.text}" is not known'
        return f'"{self.value.text}" may also be {", ".join(self.rivals)}.' if self.rivals else None
