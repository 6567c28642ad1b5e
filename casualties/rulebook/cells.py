"""A slot of a column map: the columns that fill it, what their words mean, and in which rows."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, field_validator, model_validator

from casualties.model import Value
from casualties.rulebook._patterns import ColumnPattern

__all__ = ["ByWord", "Cell", "Names", "Slot", "Words", "listed"]


def listed(given: object) -> object:
    """One thing as a list of one."""
    return [given] if isinstance(given, str | dict | int | float) else given


def _as_cells(given: object) -> object:
    """Column names written plainly, as cells; a plain list of names is one cell, of which one column is needed."""
    cells = listed(given)
    if not isinstance(cells, list | tuple):
        return cells
    if cells and all(isinstance(cell, str) for cell in cells):
        return [{"columns": cells}]
    return [{"columns": [cell]} if isinstance(cell, str) else cell for cell in cells]


def _by_word(given: object) -> object:
    """Codes may be written as numbers; they are compared as text."""
    return {str(key): value for key, value in given.items()} if isinstance(given, dict) else given


def _as_words(given: object) -> object:
    return [str(word) for word in given] if isinstance(given, list | tuple) else given


ByWord = BeforeValidator(_by_word)
Names = Annotated[tuple[str, ...], BeforeValidator(listed)]
Words = Annotated[tuple[str, ...], BeforeValidator(_as_words), BeforeValidator(listed)]


class Cell(Value):
    """What fills a slot: the first column that is not empty, its words replaced by `values`; or a constant.

    `others` says what becomes of words that `values` does not list. `where` limits the cell to rows whose columns hold
    one of the words given (`*`: anything). Words are compared without regard to case and spaces around them. `pattern`
    takes the part of the text that its first group matches, `said` puts the text in the place of `{}` in a sentence.
    """

    columns: Names = ()
    values: Annotated[dict[str, str | None], ByWord] = Field(default={})
    others: Literal["keep", "empty"] = "keep"
    constant: str | None = None
    where: dict[str, Words] = Field(default={})
    pattern: ColumnPattern | None = None
    said: str | None = None

    @field_validator("constant", mode="before")
    @classmethod
    def _text(cls, given: object) -> object:
        return str(given) if given is not None else None

    @model_validator(mode="after")
    def _one_origin(self) -> Cell:
        if bool(self.columns) == (self.constant is not None):
            raise ValueError("give either columns or a constant")
        if self.said is not None and (self.said.count("{}") != 1 or set("{}") & set(self.said.replace("{}", ""))):
            raise ValueError(f'said "{self.said}" needs one {{}}, where the text is put, and no other braces')
        if self.pattern is not None and "(" not in self.pattern:
            raise ValueError(f'pattern "{self.pattern}" has no group; put brackets around the part that is meant')
        return self


Slot = Annotated[tuple[Cell, ...], BeforeValidator(_as_cells)]
