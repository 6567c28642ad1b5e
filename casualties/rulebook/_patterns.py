"""Regular expressions in rules, compiled when they are read: a broken one is told with its line, not met in a run."""

from __future__ import annotations

import re
from typing import Annotated

import polars as pl
from pydantic import AfterValidator

__all__ = ["ColumnPattern", "Pattern", "TakingPattern"]


def _compiled(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f'"{pattern}" is no regular expression ({error})') from None
    return pattern


def _fit_for_columns(pattern: str) -> str:
    """Columns are searched by another engine, which knows neither looking ahead nor referring back."""
    try:
        pl.Series([""]).str.contains(pattern)
    except pl.exceptions.PolarsError as error:
        reason = [line for line in str(error).splitlines() if line.strip()][-1]
        raise ValueError(f'"{pattern}" is no regular expression that columns can be searched by ({reason})') from None
    return pattern


def _with_group(pattern: str) -> str:
    if re.compile(pattern).groups == 0:
        raise ValueError(f'"{pattern}" has no group; put brackets around the part that is meant')
    return pattern


Pattern = Annotated[str, AfterValidator(_compiled)]
"""A regular expression for single texts."""

TakingPattern = Annotated[str, AfterValidator(_compiled), AfterValidator(_with_group)]
"""One for single texts, of which the first group is taken."""

ColumnPattern = Annotated[str, AfterValidator(_fit_for_columns)]
"""A regular expression for whole columns."""
