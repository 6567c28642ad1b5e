"""`casualties report`: a stored run as files and a page that people open."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from casualties.cli._options import Rules, RunFolder, examples, path

__all__ = ["EXAMPLES", "Profile", "report"]

EXAMPLES = examples(
    "casualties report out",
    "casualties report out --xlsx --hxl",
    "casualties report out --profile public --suppress-below 5 -o public",
)


class Profile(StrEnum):
    """Who the report is for."""

    INTERNAL = "internal"
    PUBLIC = "public"


def report(
    run: RunFolder,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", parser=path, metavar="DIR", help="Folder for it; else OUT/report, or OUT/report-public."
        ),
    ] = None,
    profile: Annotated[Profile, typer.Option(help="Who it is for.")] = Profile.INTERNAL,
    xlsx: Annotated[bool, typer.Option("--xlsx", help="An Excel workbook too.")] = False,
    hxl: Annotated[bool, typer.Option("--hxl", help="Copies with HXL tags too (*.hxl.csv).")] = False,
    suppress_below: Annotated[
        int, typer.Option(metavar="N", min=0, help="Public profile: suppress counts of groups of victims below N.")
    ] = 0,
    rules: Rules = None,
) -> None:
    """Write a run's report: report.html, tables for Excel and R, their description, the methodology."""
    # Imported here, not above: polars and the rules take longer to load than `--help` may.
    from casualties.cli._reporting import run_report

    run_report(run, output, profile.value, xlsx=xlsx, hxl=hxl, suppress_below=suppress_below, rules=rules)
