"""`public.yaml`: the capitalised words that a public report may say, since they name no person."""

from __future__ import annotations

from pathlib import Path

from casualties.model import Value
from casualties.rulebook._entry import Entry, Words
from casualties.rulebook._folders import layers
from casualties.yamlfile import read_layers

__all__ = ["PublicWords", "read_public"]


class NameList(Entry):
    """Names as they are written."""

    names: tuple[str, ...]


class PublicWords(Value):
    """`organisations` end names of bodies, `named` are bodies, `words` ordinary words, `given_names` never ordinary."""

    organisations: tuple[Words, ...]
    named: tuple[NameList, ...]
    words: tuple[Words, ...]
    given_names: tuple[Words, ...]


def read_public(folders: tuple[Path, ...]) -> PublicWords:
    """The words of `public.yaml`. Raises RuleFileError with all mistakes."""
    return read_layers(layers(folders, "public.yaml"), PublicWords)
