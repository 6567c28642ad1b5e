"""`casualties totals`: how many people in a scope, each counted once, and what adding the rows up would have given."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from casualties.cli._options import Rules, RunFolder, day, examples, path

__all__ = ["EXAMPLES", "By", "totals"]

EXAMPLES = examples(
    "casualties totals out --victims civilian --place Raqqa --from 2017-06-01 --to 2017-08-31",
    "casualties totals out --harm injured --by month -o months.csv",
)


class By(StrEnum):
    """What a total can be divided by."""

    MONTH = "month"
    ADMIN1 = "admin1"
    PERPETRATOR = "perpetrator"
    CAUSE = "cause"


def totals(
    run: RunFolder,
    harm: Annotated[str, typer.Option(metavar="HARM", help="killed, injured, missing …")] = "killed",
    victims: Annotated[
        str | None, typer.Option(metavar="GROUP", help='Words such as "civilian", "child female"; else everyone.')
    ] = None,
    place: Annotated[
        str | None, typer.Option(metavar="NAME", help='A place, such as "Raqqa" or "Homs province".')
    ] = None,
    start: Annotated[str | None, typer.Option("--from", metavar="DATE", help="First day.")] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Last day.")] = None,
    by: Annotated[
        By | None, typer.Option(metavar="BY", help="A line for each month, admin1, perpetrator or cause.")
    ] = None,
    policy: Annotated[str | None, typer.Option(metavar="NAME", help="Else the policy of the run.")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", parser=path, metavar="FILE", help="Write a CSV too.")
    ] = None,
    rules: Rules = None,
) -> None:
    """Total a scope without counting anybody twice."""
    # Imported here, not above: polars and the rules take longer to load than `--help` may.
    from casualties.cli._totalling import Asked, run_totals

    asked = Asked(
        harm=harm,
        victims=victims,
        place=place,
        start=day(start, "--from"),
        end=day(end, "--to"),
        by=by.value if by else None,
        policy=policy,
    )
    run_totals(run, asked, output, rules)
