"""Options that several commands share, each with its reading."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from casualties.errors import UsageError

__all__ = ["Paths", "Published", "Publisher", "Rules", "day"]

Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH…",
        help="Documents (.txt .md .html .pdf .docx .eml .jsonl, - for stdin), datasets (.csv .parquet .xlsx), folders.",
    ),
]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Day of publication (YYYY-MM-DD) of documents that do not say it."),
]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Publisher of documents that do not say it.")]
Rules = Annotated[
    Path | None, typer.Option(metavar="DIR", help="A folder of your own rules, laid over the shipped ones.")
]


def day(text: str | None, option: str) -> date | None:
    """The day an option names; UsageError where it is none."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f'{option} "{text}": not a day; write it as YYYY-MM-DD, such as 2017-08-07') from None
