"""How the tests write a figure: 12, ">=12", "<=12", "3..9"."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

CASES = Path(__file__).parent.parent / "cases" / "extract"


def cases(name: str) -> list[Any]:
    return YAML(typ="safe").load((CASES / name).read_text(encoding="utf-8"))


def written(low: int | None, high: int | None) -> str:
    if high is None:
        return f">={low}"
    if low == high:
        return str(low)
    return f"<={high}" if low == 0 else f"{low}..{high}"
