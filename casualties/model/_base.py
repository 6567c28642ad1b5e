"""What all values share: frozen, nothing beyond the stated fields, whole counts."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Count = Annotated[int, Field(strict=True, ge=0)]
"""A number of people: a whole number, never a text or a truth value."""


class Value(BaseModel):
    """A frozen value; equal where its fields are equal."""

    model_config = ConfigDict(frozen=True, extra="forbid")
