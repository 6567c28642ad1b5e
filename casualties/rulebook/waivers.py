"""`waivers.yaml`: findings that a person excuses, with the reason, the name and the day until when."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field

from casualties.model import Value
from casualties.yamlfile import read_layers

__all__ = ["Waiver", "read_waivers"]

Said = Annotated[str, Field(min_length=1, pattern=r"\S")]


class Waiver(Value):
    """A finding excused by its fingerprint."""

    fingerprint: Said
    reason: Said
    who: Said
    until: date
    file: str = Field(default="rules/waivers.yaml", exclude=True)


class _Waivers(Value):
    waivers: tuple[Waiver, ...] = ()


def read_waivers(folders: tuple[Path, ...]) -> tuple[Waiver, ...]:
    """The waivers of every folder of rules that has some, in order."""
    return tuple(
        waiver.model_copy(update={"file": str(folder / "waivers.yaml")})
        for folder in folders
        if (folder / "waivers.yaml").is_file()
        for waiver in read_layers([folder / "waivers.yaml"], _Waivers).waivers
    )
