"""`casualties reconcile`: documents and datasets in; claims, incidents, ranges and findings out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from casualties.cli._options import Paths, Published, Publisher, Rules, day, examples, path
from casualties.errors import UsageError

__all__ = ["EXAMPLES", "reconcile"]

EXAMPLES = examples(
    "casualties reconcile articles/ events.csv -o out",
    'casualties reconcile note.txt --published 2017-08-07 --publisher "Financial Tribune" -o out',
    "casualties reconcile list.csv --dataset list.csv=ucdp_ged --policy ucdp -o out",
)


def reconcile(
    paths: Paths,
    output: Annotated[Path, typer.Option("--output", "-o", parser=path, metavar="OUT", help="Folder for the tables.")],
    published: Published = None,
    publisher: Publisher = None,
    policy: Annotated[str, typer.Option(metavar="NAME", help="How a range is drawn; see rules/policies/.")] = "widest",
    rules: Rules = None,
    dataset: Annotated[
        list[str] | None,
        typer.Option(metavar="FILE=ID", help="Read a dataset by this column map (an id of rules/datasets/)."),
    ] = None,
    decisions: Annotated[
        Path | None,
        typer.Option(
            parser=path,
            metavar="FILE",
            help="People's decisions (.jsonl); OUT/decisions.jsonl is read where it is there.",
        ),
    ] = None,
    no_shifts: Annotated[
        bool, typer.Option("--no-shifts", help="Do not use a whole dataset's constant shift when linking.")
    ] = False,
) -> None:
    """Find which figures speak of the same deaths, which cannot all be true, and what range is left."""
    # Imported here, not above: polars and the rules take longer to load than `--help` may.
    from casualties.cli._runs import run_reconcile
    from casualties.pipeline import Options

    options = Options(
        policy=policy,
        published=day(published, "--published"),
        publisher=publisher,
        shifts=not no_shifts,
        datasets=_named(dataset or []),
    )
    run_reconcile(paths, output, options, rules, decisions)


def _named(pairs: list[str]) -> dict[str, str]:
    named = {}
    for pair in pairs:
        file, equals, dataset = pair.rpartition("=")
        if not equals or not file or not dataset:
            raise UsageError(f'--dataset "{pair}": write it as FILE=ID, such as events.csv=ucdp_ged')
        named[file] = dataset
    return named
