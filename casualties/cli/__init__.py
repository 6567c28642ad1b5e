"""The `casualties` command: one module a command; exit 0 done, 2 a mistake told in one message."""

from __future__ import annotations

import sys

import typer

from casualties import __version__
from casualties.cli import check, explain, extract, methodology, reconcile, report, totals
from casualties.cli._ending import ended
from casualties.cli._options import examples

__all__ = ["app", "main"]


app = typer.Typer(
    name="casualties",
    help="Reconcile casualty figures: which speak of the same deaths, which conflict, what range is left.",
    epilog=examples(
        "casualties reconcile articles/ events.csv -o out",
        "casualties report out",
        "casualties totals out --place Raqqa --by month",
        "casualties COMMAND --help",
        title="To begin with",
    ),
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command, shown in (
    (reconcile.reconcile, reconcile.EXAMPLES),
    (extract.extract, extract.EXAMPLES),
    (totals.totals, totals.EXAMPLES),
    (check.check, check.EXAMPLES),
    (report.report, report.EXAMPLES),
    (explain.explain, explain.EXAMPLES),
    (methodology.methodology, methodology.EXAMPLES),
):
    app.command(epilog=shown)(command)


@app.callback(invoke_without_command=True)
def _everywhere(
    context: typer.Context,
    version: bool = typer.Option(False, "--version", is_eager=True, help="Print the version."),
) -> None:
    """Options of every command."""
    if version:
        typer.echo(f"casualties {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def main() -> None:
    """Run the command; a user's mistake is one message on stderr and exit 2, never a traceback."""
    sys.exit(ended(app))
