"""`casualties check`: a gate for data; exit 0 clean, 1 findings, 2 a mistake or a failed engine, 3 nothing checked."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from casualties.cli._options import OutFile, Paths, Published, Publisher, Rules, day, examples, path

__all__ = ["EXAMPLES", "FailOn", "Format", "check"]

EXAMPLES = examples(
    "casualties check data/",
    "casualties check data/ --format github --fail-on warning",
    "casualties check new/ged.csv --previous old/ged.csv",
    "casualties check data/ --baseline baseline.json",
)


class Format(StrEnum):
    """How findings are shown; each is a module of `casualties.checks.formats`."""

    TEXT = "text"
    CONCISE = "concise"
    JSON = "json"
    JSONL = "jsonl"
    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"
    JUNIT = "junit"


class FailOn(StrEnum):
    """The least severity that fails."""

    ERROR = "error"
    WARNING = "warning"


def check(
    paths: Paths,
    suite: Annotated[
        str | None, typer.Option(metavar="NAME", help="Check every table by this suite of rules/expectations/.")
    ] = None,
    format: Annotated[Format, typer.Option(help="How findings are shown.")] = Format.TEXT,
    fail_on: Annotated[FailOn, typer.Option(help="The least severity that fails.")] = FailOn.ERROR,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 even where something is found.")] = False,
    baseline: Annotated[
        Path | None,
        typer.Option(parser=path, metavar="FILE", help="Output of an earlier --format json: only new findings fail."),
    ] = None,
    previous: Annotated[
        list[Path] | None,
        typer.Option(parser=path, metavar="FILE", help="An earlier release of a table, by the same file name."),
    ] = None,
    output: OutFile = None,
    today: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day that freshness and waivers are judged by.")
    ] = None,
    published: Published = None,
    publisher: Publisher = None,
    rules: Rules = None,
) -> None:
    """Check data: expectations on each table, and what figures say of one another."""
    # Imported here, not above: Great Expectations and polars take longer to load than `--help` may.
    from datetime import date

    from casualties.cli._checking import Asked, run_check

    asked = Asked(
        suite=suite,
        baseline=baseline,
        previous=tuple(previous or ()),
        today=day(today, "--today") or date.today(),
        published=day(published, "--published"),
        publisher=publisher,
        rules=rules,
    )
    code = run_check(paths, asked, format=format.value, fail_on=fail_on.value, output=output)
    raise typer.Exit(0 if exit_zero and code == 1 else code)
