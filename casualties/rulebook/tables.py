"""`rules/tables.yaml`: how cells of a table are read, whatever the dataset."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field

from casualties.model import Value
from casualties.rulebook._entry import Entry
from casualties.rulebook._folders import layers
from casualties.rulebook._patterns import Pattern, TakingPattern
from casualties.yamlfile import read_layers

__all__ = ["TableRules", "read_tables"]


class EmptyWord(Entry):
    """A word that means "nothing here"; a `code` too (NA, Namibia) is nothing only where numbers are written so."""

    word: str
    code: bool = False


class MonthName(Entry):
    """The names and short forms of a month, 1 to 12."""

    number: int = Field(ge=1, le=12)
    names: tuple[str, ...]


class SlotWord(Entry):
    """Other words by which a table says a word of one of its slots."""

    slot: Literal["harm", "qualifier", "status", "sex", "age", "country"]
    word: str
    also: tuple[str, ...]


class StateForces(Entry):
    """How datasets name the forces of a state: a pattern whose first group is the country."""

    pattern: TakingPattern


class Distance(Entry):
    """How far in km a row's own coordinates may lie from the place that its words name."""

    km: float = Field(gt=0)


class TurnedRound(Entry):
    """How many different cells of either form show that a spreadsheet has turned dates round."""

    cells: int = Field(ge=2)


class Memory(Entry):
    """What has to be left in memory: `times` what its rows take while a file is read, and for all that comes after it
    `claim_bytes` for each claim."""

    times: float = Field(gt=0)
    claim_bytes: int = Field(gt=0)


class PlaceWords(Entry):
    """Words of a cell that holds more than the name of one place, as a pattern."""

    pattern: Pattern


class TableRules(Value):
    """The words of all tables, and what their coordinates allow."""

    empty: tuple[EmptyWord, ...]
    words: tuple[SlotWord, ...]
    months: tuple[MonthName, ...]
    state_forces: tuple[StateForces, ...]
    same_place: Distance
    memory: Memory
    turned_round: TurnedRound
    place_cells: tuple[PlaceWords, ...]

    def meanings(self, slot: str) -> dict[str, str]:
        """Other words of a slot with the word they stand for."""
        return {also: entry.word for entry in self.words if entry.slot == slot for also in entry.also}

    def place_words(self, name: str) -> PlaceWords:
        """One entry of `place_cells`, by its id."""
        return next(entry for entry in self.place_cells if entry.id == name)


def read_tables(folders: tuple[Path, ...]) -> TableRules:
    """The rules of `tables.yaml`; raises RuleFileError."""
    return read_layers(layers(folders, "tables.yaml"), TableRules)
