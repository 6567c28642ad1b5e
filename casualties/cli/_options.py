"""Options that several commands share, each with its reading."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from casualties.errors import UsageError

__all__ = ["Documents", "OutFile", "Paths", "Published", "Publisher", "Rules", "RunFolder", "day", "examples", "path"]


def examples(*lines: str, title: str = "Examples") -> str:
    """What stands below a command's help: a title, and each line as it can be typed."""
    return "\b\n" + "\n".join((f"{title}:", *(f"  {line}" for line in lines)))  # \b keeps the line breaks


def path(text: str) -> Path:
    """The path that an argument names; UsageError for an empty one, which would mean the folder that one is in."""
    if not text.strip():
        raise UsageError('"": an empty path; name a file or a folder, or . for the one that you are in')
    return Path(text)


Paths = Annotated[
    list[Path],
    typer.Argument(
        parser=path,
        metavar="PATH…",
        help="Documents (.txt .md .html .pdf .docx .eml .jsonl, - for stdin), datasets (.csv .parquet .xlsx), folders.",
    ),
]
Documents = Annotated[
    list[Path],
    typer.Argument(
        parser=path, metavar="PATH…", help="Documents (.txt .md .html .pdf .docx .eml .jsonl, - for stdin), folders."
    ),
]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Day of publication (YYYY-MM-DD) of documents that do not say it."),
]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Publisher of documents that do not say it.")]
Rules = Annotated[
    Path | None,
    typer.Option(parser=path, metavar="DIR", help="A folder of your own rules, laid over the shipped ones."),
]
RunFolder = Annotated[
    Path, typer.Argument(parser=path, metavar="OUT", help="The folder that `casualties reconcile` wrote.")
]
OutFile = Annotated[
    Path | None, typer.Option("--output", "-o", parser=path, metavar="FILE", help="File; else the standard output.")
]


def day(text: str | None, option: str) -> date | None:
    """The day an option names; UsageError where it is none."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f'{option} "{text}": not a day; write it as YYYY-MM-DD, such as 2017-08-07') from None
