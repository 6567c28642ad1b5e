"""Collect: paths → documents and tables → one claims frame, and what was passed over or could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

import polars as pl

from casualties.datasets import Table, read_dataset, told_apart
from casualties.documents import is_document, read_documents
from casualties.errors import UsageError
from casualties.extract import extract_all
from casualties.model import Document, Unread, claims_frame
from casualties.pipeline._files import files_of
from casualties.pipeline._names import Names, dataset_ids
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer

__all__ = ["Collected", "collect", "documents_of"]


@dataclass(frozen=True, slots=True)
class Collected:
    """One claims frame, the documents and tables it comes from, and all that did not become a claim, with why.

    `inputs` holds the sha256 (hex) of each file read, `passed_over` the files of a folder that are neither document nor
    dataset.
    """

    claims: pl.DataFrame
    documents: tuple[Document, ...]
    tables: tuple[Table, ...]
    unread: tuple[Unread, ...]
    inputs: dict[str, str]
    passed_over: tuple[str, ...]


def collect(
    paths: Sequence[Path],
    rulebook: Rulebook,
    gazetteer: Gazetteer,
    published: date | None,
    publisher: str | None,
    datasets: dict[str, str],
) -> Collected:
    """Read every path, in an order that does not depend on the order given."""
    files, passed_over = files_of(paths)
    _check_named(datasets, files)
    unread: list[Unread] = []
    documents = list(_keep(documents_of(filter(is_document, files), published, publisher), unread))
    tables = [
        read_dataset(path, rulebook, gazetteer, dataset=_named(path, datasets), name=name)
        for path, name in dataset_ids(files).items()
    ]
    unread.extend(problem for table in tables for problem in table.unread)
    texts = claims_frame(claim for claims in extract_all(documents, rulebook, gazetteer) for claim in claims)
    return Collected(
        claims=_together([texts, *(table.claims for table in tables)]),
        documents=tuple(documents),
        tables=tuple(tables),
        unread=tuple(unread),
        inputs={str(path): _hash(path) for path in files},
        passed_over=tuple(passed_over),
    )


def documents_of(files: Iterable[Path], published: date | None, publisher: str | None) -> Iterator[Document | Unread]:
    """The documents of the files, streamed; an id that stands twice gets `#2`, `#3` …: no claim hides another."""
    names = Names()
    for path in files:
        for each in read_documents(path, published=published, publisher=publisher):
            yield each.model_copy(update={"id": names.own(each.id)}) if isinstance(each, Document) else each


def _together(frames: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """All claims in one frame; an id that two inputs bring, such as a table and what a run made of it, stands once."""
    claims = pl.concat(frames)
    return claims.with_columns(told_apart(claims["claim_id"])) if len(frames) > 2 else claims


def _keep(read: Iterator[Document | Unread], unread: list[Unread]) -> Iterator[Document]:
    for each in read:
        if isinstance(each, Document):
            yield each
        else:
            unread.append(each)


def _check_named(datasets: dict[str, str], files: Sequence[Path]) -> None:
    known = {name for path in files for name in (str(path), path.name, path.stem)}
    for name in datasets:
        if name not in known:
            raise UsageError(
                f"--dataset {name}={datasets[name]}: no such input file; name a file that is given as PATH"
            )


def _named(path: Path, datasets: dict[str, str]) -> str | None:
    return next((datasets[name] for name in (str(path), path.name, path.stem) if name in datasets), None)


def _hash(path: Path) -> str:
    if str(path) == "-":
        return ""
    with path.open("rb") as file:
        digest = sha256()
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
