"""`casualties extract`: the claims of documents, as JSON lines, CSV or a table."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from casualties.cli._options import Documents, OutFile, Published, Publisher, Rules, day, examples

__all__ = ["EXAMPLES", "Format", "extract"]

EXAMPLES = examples(
    "casualties extract article.html --published 2017-08-07 --format table",
    "casualties extract batch.jsonl -o claims.jsonl",
    "cat note.txt | casualties extract - --format csv",
)


class Format(StrEnum):
    """How extracted claims are shown."""

    JSONL = "jsonl"
    CSV = "csv"
    TABLE = "table"


def extract(
    paths: Documents,
    format: Annotated[Format, typer.Option(help="JSON lines, CSV, or a table for the eye.")] = Format.JSONL,
    output: OutFile = None,
    published: Published = None,
    publisher: Publisher = None,
    incidents: Annotated[
        bool,
        typer.Option(
            "--incidents", help="Each document's own ranges by incident as JSON lines, instead of its claims."
        ),
    ] = False,
    rules: Rules = None,
) -> None:
    """Read the casualty figures out of documents: one claim for each number that a source gives."""
    # Imported here, not above: polars and the rules take longer to load than `--help` may.
    from casualties.cli._extraction import run_extract

    run_extract(
        paths,
        format.value,
        output,
        published=day(published, "--published"),
        publisher=publisher,
        incidents=incidents,
        rules=rules,
    )
