"""Many documents to claims: streamed, in order, over all cores, with memory that does not grow with their number."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from casualties.extract.extractor import Extracted, Extractor
from casualties.model import Document
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer

__all__ = ["extract_all", "incident_lines"]

_BATCH = 300_000  # characters that one process takes at a time
_ALONE = 2_000_000  # characters below which one process is faster than starting more
_WAITING = 3  # batches handed out ahead for each process


def extract_all(
    documents: Iterable[Document], rulebook: Rulebook, gazetteer: Gazetteer, *, workers: int | None = None
) -> Iterator[Extracted]:
    """The claims and incidents of documents, in their order.

    `workers` None takes every core for large input and one process for small; 1 never starts another process.
    """
    batches = _batches(documents)
    ahead: list[list[Document]] = []
    size = 0
    for batch in batches:
        ahead.append(batch)
        size += sum(len(document.text) for document in batch)
        if size >= _ALONE:
            break
    count = workers if workers is not None else (os.cpu_count() or 1 if size >= _ALONE else 1)
    rest = _chained(ahead, batches)
    if count <= 1:
        extractor = Extractor(rulebook, gazetteer)
        for batch in rest:
            yield from _extract(extractor, batch)
    else:
        yield from _parallel(rest, rulebook, count)


def incident_lines(found: Iterable[Extracted]) -> Iterator[dict[str, Any]]:
    """The incidents of documents as plain values, a line each: document, incident, harm, victims, range, claims."""
    for each in found:
        for incident in each.incidents:
            yield incident.as_json()


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.text)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _chained(first: list[list[Document]], rest: Iterator[list[Document]]) -> Iterator[list[Document]]:
    while first:
        yield first.pop(0)
    yield from rest


def _parallel(batches: Iterator[list[Document]], rulebook: Rulebook, count: int) -> Iterator[Extracted]:
    waiting: deque[Future[list[Extracted]]] = deque()
    with ProcessPoolExecutor(
        count, mp_context=get_context("spawn"), initializer=_start, initargs=(rulebook.folders[1:],)
    ) as pool:
        for batch in batches:
            waiting.append(pool.submit(_work, batch))
            if len(waiting) >= count * _WAITING:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _extract(extractor: Extractor, batch: list[Document]) -> list[Extracted]:
    return [extractor.read(document) for document in batch]


_WORKER: dict[str, Extractor] = {}


def _start(overlays: tuple[Path, ...]) -> None:
    rulebook = Rulebook(*overlays)
    _WORKER["extractor"] = Extractor(rulebook, Gazetteer.load(rulebook))


def _work(batch: list[Document]) -> list[Extracted]:
    return _extract(_WORKER["extractor"], batch)
