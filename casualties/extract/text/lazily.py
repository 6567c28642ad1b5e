"""Mentions that are read when they are asked for: the sequence that every way of reading them gives."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Generic, TypeVar, overload

from casualties.extract.text.reading import Mention

__all__ = ["Lazily", "M"]

M = TypeVar("M", bound=Mention)  # type: ignore[type-arg]  # a type variable cannot be bound to another's


class Lazily(Sequence[M], Generic[M]):
    """The mentions of a document in order; asking for their number or for one of them reads all."""

    @abstractmethod
    def _all(self) -> Sequence[M]:
        """Every mention of the document."""

    def __len__(self) -> int:
        return len(self._all())

    @overload
    def __getitem__(self, at: int) -> M: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[M]: ...

    def __getitem__(self, at: int | slice) -> M | Sequence[M]:
        return self._all()[at]
