"""Carry out `casualties report` and `casualties methodology`."""

from __future__ import annotations

import json
from pathlib import Path

from rich.console import Console

from casualties.cli._runs import rulebook_of
from casualties.errors import OutputError, UsageError
from casualties.reports import (
    datapackage,
    method_paragraphs,
    methodology,
    page,
    people_csv,
    public,
    read_stored,
    tagged_csv,
    workbook,
    write_folder,
)

__all__ = ["print_methodology", "run_report"]

_FOLDERS = {"internal": "report", "public": "report-public"}
_ON_REQUEST = ("casualties.xlsx", "incidents.hxl.csv", "claims.hxl.csv")


def run_report(
    run: Path, output: Path | None, profile: str, *, xlsx: bool, hxl: bool, suppress_below: int, rules: Path | None
) -> None:
    """Write the report of a stored run, all of it or nothing, into `output`, else beside the run's tables."""
    output = output or run / _FOLDERS[profile]
    _check_alone(output, profile)
    if suppress_below and profile != "public":
        raise UsageError("--suppress-below is for the public profile; add --profile public")
    rulebook = rulebook_of(rules)
    stored = read_stored(run)
    if profile == "public":
        stored = public(stored, rulebook, suppress_below=suppress_below)
    method = method_paragraphs(rulebook, stored.run["policy"], profile=profile, suppress_below=suppress_below)
    files = {f"{name}.csv": people_csv(frame) for name, frame in stored.frames.items()}
    files["datapackage.json"] = datapackage(stored, files, profile=profile)
    files["report.html"] = page(stored, method=method, profile=profile).encode()
    files["methodology.md"] = methodology(rulebook).encode()
    if hxl:
        files |= {f"{name}.hxl.csv": tagged_csv(name, stored.frames[name]) for name in ("incidents", "claims")}
    if xlsx:
        files["casualties.xlsx"] = workbook(stored, method)
    write_folder(output, files, outdated=_ON_REQUEST)
    console = Console(highlight=False, markup=False, soft_wrap=True)
    console.print(f"Written to {output}: {', '.join(sorted(files))}")
    console.print(f"Open {output / 'report.html'} in a browser; it needs no network.")


def _check_alone(output: Path, profile: str) -> None:
    """A public report must not lie in one folder with an internal one: somebody would publish the folder."""
    try:
        description = json.loads((output / "datapackage.json").read_text(encoding="utf-8"))["description"]
    except (OSError, ValueError, KeyError, TypeError):
        return
    for other in _FOLDERS:
        if other != profile and f"Profile: {other}." in str(description):
            raise OutputError(output, f"holds a report of the {other} profile", "name another folder with -o")


def print_methodology(rules: Path | None) -> None:
    """Print the methodology in force as Markdown."""
    Console(highlight=False, markup=False, soft_wrap=True, emoji=False).print(methodology(rulebook_of(rules)), end="")
