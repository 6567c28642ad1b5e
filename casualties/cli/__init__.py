"""The `casualties` command: one module a command; exit 0 done, 2 a mistake told in one message."""

from __future__ import annotations

import sys

import typer

from casualties import __version__
from casualties.cli import check, explain, extract, methodology, reconcile, report, totals
from casualties.errors import CasualtiesError

__all__ = ["app", "main"]

app = typer.Typer(
    name="casualties",
    help="Reconcile casualty figures: which speak of the same deaths, which conflict, what range is left.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(reconcile.reconcile)
app.command()(extract.extract)
app.command()(totals.totals)
app.command()(check.check)
app.command()(report.report)
app.command()(explain.explain)
app.command()(methodology.methodology)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"casualties {__version__}")
        raise typer.Exit


@app.callback()
def _everywhere(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    """Options of every command."""


def main() -> None:
    """Run the command; a user's mistake is one message on stderr and exit 2, never a traceback."""
    try:
        app()
    except CasualtiesError as error:
        sys.stderr.write(f"casualties: {error}\n")
        sys.exit(2)
    except KeyboardInterrupt:
        sys.stderr.write("casualties: stopped; nothing was written\n")
        sys.exit(130)
