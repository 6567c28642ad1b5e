"""Find the parts of a package by their being there: one file, one part."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

__all__ = ["modules_of"]


def modules_of(package: ModuleType) -> Iterator[ModuleType]:
    """The public modules of a package (names without a leading underscore), in order of their names."""
    for name in sorted(entry.name for entry in iter_modules(package.__path__)):
        if not name.startswith("_"):
            yield import_module(f"{package.__name__}.{name}")
