"""Carry out `casualties extract`: documents streamed in, claims or ranges streamed out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from rich.console import Console

from casualties.cli._runs import rulebook_of
from casualties.documents import is_document
from casualties.errors import InputError, UsageError
from casualties.extract import extract_all, incident_lines
from casualties.model import Claim, Document, Unread
from casualties.pipeline import documents_of, files_of
from casualties.printable import printable, shortened
from casualties.reports import claim_lines, claims_csv, claims_table, write_file, write_lines
from casualties.scopes import Gazetteer

__all__ = ["run_extract"]

_LONGEST_LINE = 1_000


def run_extract(
    paths: Sequence[Path],
    format: str,
    output: Path | None,
    *,
    published: date | None,
    publisher: str | None,
    incidents: bool,
    rules: Path | None,
) -> None:
    """Read the documents and write their claims, or their incidents' ranges, as asked."""
    if incidents and format != "jsonl":
        raise UsageError(f"--incidents gives JSON lines alone; leave out --format {format}")
    rulebook = rulebook_of(rules)
    gazetteer = Gazetteer.load(rulebook)
    files, passed_over = files_of(paths)
    tables = [path for path in files if not is_document(path)]
    for path in [*map(str, tables), *passed_over]:
        sys.stderr.write(f"passed over, no document: {printable(path)}\n")
    if len(tables) == len(files):
        raise InputError(tables[0], "is a dataset, not a document", "use `casualties reconcile`")
    documents = _kept(documents_of(filter(is_document, files), published, publisher))
    found = extract_all(documents, rulebook, gazetteer)
    if incidents:
        _write(map(json.dumps, incident_lines(found)), output)
    elif format == "jsonl":
        _write(claim_lines(claim for claims in found for claim in claims), output)
    else:
        _write_whole([claim for claims in found for claim in claims], format, output)


def _kept(read: Iterable[Document | Unread]) -> Iterator[Document]:
    """The documents; what could not be read is told on stderr as it comes."""
    for each in read:
        if isinstance(each, Document):
            yield each
        else:
            where = f"{each.input}:{each.line}" if each.line is not None else each.input
            sys.stderr.write(shortened(printable(f"casualties: {where}: {each.problem}"), _LONGEST_LINE) + "\n")


def _write(lines: Iterable[str], output: Path | None) -> None:
    if output is not None:
        write_lines(output, lines)
        return
    for line in lines:
        sys.stdout.write(line + "\n")


def _write_whole(claims: Sequence[Claim], format: str, output: Path | None) -> None:
    if format == "csv":
        text = claims_csv(claims)
    else:
        console = Console(highlight=False, record=output is not None, file=sys.stdout)
        if output is None:
            console.print(claims_table(claims) if claims else "No casualty figure was found.")
            return
        with console.capture() as captured:
            console.print(claims_table(claims) if claims else "No casualty figure was found.")
        text = captured.get()
    if output is not None:
        write_file(output, text.encode())
    else:
        sys.stdout.write(text)
