"""`casualties explain`: what a finding code means, an example, and what to do."""

from __future__ import annotations

from typing import Annotated

import typer

from casualties.cli._options import examples
from casualties.errors import UsageError, did_you_mean

__all__ = ["EXAMPLES", "explain"]

EXAMPLES = examples(
    "casualties explain",
    "casualties explain C01",
)


def explain(
    code: Annotated[str | None, typer.Argument(metavar="[CODE]", help="A finding's code, such as C01.")] = None,
) -> None:
    """Explain a finding code; without one, list all of them."""
    # Imported here, not above: the findings load polars, which takes longer than `--help` may.
    from casualties.findings import pages

    found = {page.code: page for page in pages()}
    if code is None:
        for page in found.values():
            typer.echo(f"{page.code}  {page.name:<22} {page.summary}")
        return
    if code.upper() not in found:
        raise UsageError(
            f'no finding has the code "{code}"{did_you_mean(code.upper(), list(found))}; '
            "`casualties explain` lists them all"
        )
    typer.echo(found[code.upper()].text)
