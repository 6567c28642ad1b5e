"""Carry out `casualties check`: expectations on tables, findings of a reconciliation, one result."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from casualties.checks import (
    Checkable,
    Checked,
    Located,
    check_table,
    formats,
    located_findings,
    located_unread,
    read_baseline,
    waived,
)
from casualties.cli._runs import rulebook_of
from casualties.datasets import RawTable, is_dataset, read_raw_table
from casualties.errors import UsageError, did_you_mean
from casualties.model import Severity
from casualties.pipeline import Options, dataset_ids, files_of, reconcile
from casualties.printable import printable
from casualties.reports import write_file
from casualties.rulebook import Rulebook
from casualties.rulebook.expectations import Suite, read_suites
from casualties.rulebook.waivers import read_waivers
from casualties.scopes import Gazetteer

__all__ = ["Asked", "run_check"]

_MARKS = re.compile(r"[\\`*\[\]<>|!~&]")  # what Markdown would obey: links, pictures, tags, columns
_FOUND, _CLEAN, _NOTHING = 1, 0, 3


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options ask for."""

    suite: str | None
    baseline: Path | None
    previous: tuple[Path, ...]
    today: date
    published: date | None
    publisher: str | None
    rules: Path | None


def run_check(paths: Sequence[Path], asked: Asked, *, format: str, fail_on: str, output: Path | None) -> int:
    """Check, print or write the result, and give the exit code."""
    rulebook = rulebook_of(asked.rules)
    checked = _checked(paths, asked, rulebook)
    text = formats()[format](checked)
    if output is not None:
        write_file(output, (text + "\n").encode())
    else:
        sys.stdout.write(text + "\n")
    _write_job_summary(checked, format)
    if not checked.files or not (checked.rules or checked.claims):
        return _NOTHING
    return _FOUND if checked.at_or_above(Severity(fail_on)) else _CLEAN


def _checked(paths: Sequence[Path], asked: Asked, rulebook: Rulebook) -> Checked:
    known = read_baseline(asked.baseline) if asked.baseline else frozenset()
    files, passed_over = files_of(paths, none_will_do=True)
    suites = read_suites(rulebook.folders)
    _check_suite(asked.suite, suites)
    waivers = read_waivers(rulebook.folders)
    gazetteer = Gazetteer.load(rulebook)
    raw = {path: read_raw_table(path, rulebook) for path in files if is_dataset(path)}
    earlier = {path.name: read_raw_table(path, rulebook) for path in _earlier(asked.previous, list(raw))}
    located: list[Located] = []
    not_checked = [told if told.endswith(")") else f"{told}: neither a document nor a dataset" for told in passed_over]
    rules = 0
    for path, table in raw.items():
        not_checked += [f"{path}: sheet {other}: expectations are judged on one sheet alone" for other in table.others]
        name = asked.suite or table.column_map or _own(table, suites)
        if name is None or name not in suites:
            not_checked.append(f"{path}: {_why_not(table)}")
            continue
        before = earlier.get(path.name)
        checkable = Checkable(
            path,
            name,
            table.rows,
            table.lines,
            previous=before.rows if before else None,
            mapped=rulebook.datasets.get(table.column_map or ""),
            columns=table.columns,
        )
        found, ran, left = check_table(checkable, suites[name], asked.today, gazetteer)
        located, rules = located + found, rules + ran
        not_checked += left
    comparable = [path for path in files if path not in raw or raw[path].column_map is not None]
    claims = 0
    for path in raw:
        if path not in comparable:
            located += located_unread(raw[path].unread)
    if comparable:
        options = Options(published=asked.published, publisher=asked.publisher)
        report = reconcile(comparable, rulebook, options)
        claims = report.claims.height
        located += located_unread(report.unread)
        located += located_findings(report, _lines({path: raw[path] for path in comparable if path in raw}))
        rules += len(rulebook.findings.severities)
    standing, excused = waived(located, waivers, asked.today)
    new = [each for each in standing if each.finding.fingerprint not in known]
    return Checked(
        located=tuple(sorted(new, key=_gravity)),
        claims=claims,
        rules=rules,
        files=len(files),
        not_checked=tuple(not_checked),
        waived=tuple(excused),
        known=len(standing) - len(new),
    )


def _why_not(table: RawTable) -> str:
    if table.column_map is None:
        return "no column map and no suite fit its header; name a suite with --suite, or add a map to rules/datasets"
    return f"no suite for {table.column_map}; its figures were compared"


def _check_suite(name: str | None, suites: Mapping[str, Suite]) -> None:
    if name is not None and name not in suites:
        known = ", ".join(suites)
        raise UsageError(f'--suite "{name}": no such suite{did_you_mean(name, list(suites))}; known: {known}')


def _earlier(previous: Sequence[Path], tables: Sequence[Path]) -> Sequence[Path]:
    """The earlier releases, each found by its name; UsageError where one is of no table, or two are of one."""
    names = [path.name for path in tables]
    seen: dict[str, Path] = {}
    for path in previous:
        if path.name not in names:
            meant = did_you_mean(path.name, names)
            raise UsageError(
                f"--previous {path}: no table that is checked is called {path.name}{meant}; "
                "give an earlier release under the file name of the new one"
            )
        if path.name in seen:
            raise UsageError(f"--previous {seen[path.name]} and {path} are both called {path.name}; give one of them")
        seen[path.name] = path
    return previous


def _own(table: RawTable, suites: Mapping[str, Suite]) -> str | None:
    """The suite of the table of ours that the file's name and columns say it is."""
    suite = suites.get(table.path.stem)
    return table.path.stem if suite and set(suite.required) <= set(table.rows.columns) else None


def _lines(raw: Mapping[Path, RawTable]) -> dict[tuple[str, str], tuple[Path, int]]:
    """File and line of each row by dataset and row id, and of each claim in a table of claims by its id alone."""
    lines: dict[tuple[str, str], tuple[Path, int]] = {}
    for path, dataset in dataset_ids(list(raw)).items():
        table = raw[path]
        for row_id, line in zip(table.row_ids, table.lines, strict=True):
            lines.setdefault((dataset, row_id), (path, line))
        if "claim_id" in table.rows.columns:
            for claim_id, line in zip(table.rows["claim_id"], table.lines, strict=True):
                lines.setdefault(("", claim_id), (path, line))
    return lines


def _gravity(each: Located) -> tuple[int, str, str, int]:
    return each.finding.severity.rank, each.finding.code, each.spot.path, each.spot.line or 0


def _write_job_summary(checked: Checked, format: str) -> None:
    """Where GitHub gives a file for the job's summary, the findings go there too, under its limit of 1 MiB."""
    target = os.environ.get("GITHUB_STEP_SUMMARY")
    if format != "github" or not target:
        return
    lines = ["| severity | code | where | what |", "| --- | --- | --- | --- |"]
    size = 0
    for at, each in enumerate(checked.located):
        message = _MARKS.sub(r"\\\g<0>", " ".join(printable(each.finding.message).split()))
        where = _MARKS.sub(r"\\\g<0>", printable(f"{each.spot.path}:{each.spot.line or 1}"))
        line = f"| {each.finding.severity.value} | {each.finding.code} | {where} | {message} |"
        size += len(line.encode()) + 1
        if size > 900_000:
            lines.append(f"\n… and {len(checked.located) - at:,} more")
            break
        lines.append(line)
    with Path(target).open("a", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
