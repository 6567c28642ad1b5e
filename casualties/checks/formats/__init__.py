"""How a check's result is shown: one module a format, found by being there."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache

from casualties.checks.located import Checked
from casualties.discover import modules_of

__all__ = ["formats"]


@cache
def formats() -> dict[str, Callable[[Checked], str]]:
    """The formats by name; each turns what a check found into the text it prints."""
    here = sys.modules[__name__]
    return {module.__name__.rpartition(".")[2]: module.render for module in modules_of(here)}
