"""The summary a run prints: what was read, what was found, and the gravest findings in their own words."""

from __future__ import annotations

from collections import Counter
from heapq import nsmallest
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from casualties.model import Finding, Report, Severity, TableRead
from casualties.printable import printable
from casualties.wording import many

__all__ = ["print_summary"]

_SHOWN = 6
_LONGEST = 260
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def print_summary(report: Report, out: Path, console: Console) -> None:
    """Print the run's counts, its gravest findings and where the files are."""
    counts = report.run.counts
    console.print(
        f"{many(counts['documents'], 'document')} and {many(counts['datasets'], 'dataset')} give "
        f"{many(counts['claims'], 'claim')} of {many(counts['incidents'], 'incident')} "
        f"(policy: {report.run.policy})."
    )
    if not counts["claims"]:
        console.print("No casualty figure was found in them.")
    if counts["findings"]:
        console.print(_table(report))
        console.print(_rest(report))
    if counts["unread"]:
        console.print(
            f"[red]{many(counts['unread'], 'row or passage', 'rows or passages')} could not be read or used:[/] "
            "see unread.csv"
        )
    for path in report.run.options.get("passed_over", ()):
        console.print(f"passed over: {escape(printable(path))}")
    for read in report.run.datasets:
        for line in _not_read(read):
            console.print(line)
    where = escape(printable(str(out)))
    console.print(f"Written to {where}: incidents, findings, claims, members, links, near, unread (.csv), run.json")


def _not_read(read: TableRead) -> list[str]:
    """What of a dataset is in no claim by its column map, each on a line of its own."""
    told = []
    if read.columns_not_read:
        columns = ", ".join(read.columns_not_read)
        told.append(f"columns of {read.dataset} that its map ({read.column_map}) does not know: {columns}")
    for reason, count in read.rows_left_out.items():
        told.append(f"rows of {read.dataset} left out ({reason}): {count:,}")
    return [escape(printable(line)) for line in told]


def _table(report: Report) -> Table:
    table = Table(box=None, padding=(0, 1), show_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column()
    for finding in nsmallest(_SHOWN, report.findings, key=_gravity):
        colour = _COLOURS[finding.severity]
        table.add_row(f"[{colour}]{finding.code} {finding.name}[/]", escape(printable(_shortened(finding.message))))
    return table


def _rest(report: Report) -> str:
    """How many findings of each code are in the file, so that what is not shown is still named."""
    codes = Counter(finding.code for finding in report.findings)
    counted = ", ".join(f"{code} {count:,}" for code, count in sorted(codes.items()))
    return f"All {len(report.findings):,} with their words in findings.csv ({counted}); `casualties explain CODE`."


def _shortened(message: str) -> str:
    return message if len(message) <= _LONGEST else message[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _gravity(finding: Finding) -> tuple[int, str]:
    return finding.severity.rank, finding.code
