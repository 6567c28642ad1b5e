"""Documents of a file: the reader for its suffix, its text as stored, and what it says of its publication."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

from casualties.documents._told import LONGEST, Told
from casualties.documents.batch import lines_of
from casualties.documents.email_message import email_of
from casualties.documents.pdf import pdf_of
from casualties.documents.plain import markdown_of, text_of
from casualties.documents.web_page import page_of
from casualties.documents.word import word_of
from casualties.errors import InputError, did_you_mean
from casualties.model import Document, Unread
from casualties.printable import shortened

__all__ = ["is_document", "read_documents"]

_READERS: dict[str, Callable[[bytes, Path], Told]] = {
    ".txt": text_of,
    ".text": text_of,
    ".md": markdown_of,
    ".markdown": markdown_of,
    ".html": page_of,
    ".htm": page_of,
    ".pdf": pdf_of,
    ".docx": word_of,
    ".eml": email_of,
}
_BATCHES = (".jsonl", ".ndjson")
_STDIN = "-"
_MOST_BYTES = 500_000_000


def is_document(path: Path) -> bool:
    """Whether a path is read as a document, by its suffix; `-` is the standard input."""
    return str(path) == _STDIN or path.suffix.lower() in (*_READERS, *_BATCHES)


def read_documents(
    path: Path, *, published: date | None = None, publisher: str | None = None
) -> Iterator[Document | Unread]:
    """The documents of one file, streamed, and the lines of a batch that could not be read.

    `published` and `publisher` stand where the document does not say so itself; a day that it gives and nobody can read
    is told, and no other day is put in its place. The id of a document is that of its
    line, else the name of its file without suffix (of a batch with the line number, of the standard input `stdin`).
    Raises InputError where the file cannot be read at all.
    """
    if str(path) == _STDIN:
        yield from _read_stdin(published, publisher)
        return
    suffix = path.suffix.lower()
    if suffix not in _READERS and suffix not in _BATCHES:
        known = [*_READERS, *_BATCHES]
        raise InputError(path, f"no document has the suffix {suffix}{did_you_mean(suffix, known)}", " ".join(known))
    if not path.exists():
        raise InputError(path, "no such file or folder", "check the path")
    try:
        if suffix in _BATCHES:
            with path.open("rb") as file:
                yield from _batch(file, path, path.stem, published, publisher)
            return
        if path.stat().st_size > _MOST_BYTES:
            raise InputError(path, f"is larger than {_MOST_BYTES:,} bytes", "split it, or make a .jsonl batch of it")
        content = path.read_bytes()
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror})", "check the path and its permissions") from None
    if not content.strip():
        raise InputError(path, "is empty", "leave it out or give a file with content")
    told = _READERS[suffix](content, path)
    if not told.text.strip():
        raise InputError(path, "is empty", "leave it out or give a file with content")
    if len(told.text) > LONGEST:
        raise InputError(path, f"has more than {LONGEST:,} characters", "split it, or make a .jsonl batch of it")
    yield from _documents(path.stem, told, str(path), published, publisher)


def _read_stdin(published: date | None, publisher: str | None) -> Iterator[Document | Unread]:
    """Standard input as a batch where its first line is a JSON object, else as one text."""
    file = sys.stdin.buffer
    path = Path("stdin")
    head = file.peek(64).lstrip(b"\xef\xbb\xbf \r\n\t")[:1] if hasattr(file, "peek") else b""
    if head == b"{":
        yield from _batch(file, path, "stdin", published, publisher)
        return
    content = file.read(_MOST_BYTES)
    if not content.strip():
        raise InputError("stdin", "is empty", "pipe a text or a .jsonl batch into it")
    told = text_of(content, path)
    if len(told.text) > LONGEST:
        raise InputError("stdin", f"has more than {LONGEST:,} characters", "split it, or pipe a .jsonl batch")
    yield from _documents("stdin", told, "stdin", published, publisher)


def _batch(
    file: BinaryIO, path: Path, stem: str, published: date | None, publisher: str | None
) -> Iterator[Document | Unread]:
    any_line = False
    for line in lines_of(file, str(path)):
        any_line = True
        if isinstance(line, Unread):
            yield line
        else:
            name, number, told = line
            yield _document(name or f"{stem}:{number}", told, str(path), published, publisher)
    if not any_line:
        raise InputError(path, "is empty", "leave it out or give a batch with lines")


def _documents(
    name: str, told: Told, path: str, published: date | None, publisher: str | None
) -> Iterator[Document | Unread]:
    """The document, and what is to be said of a day that it gives and nobody can read."""
    yield _document(name, told, path, published, publisher)
    if told.unread_day is not None:
        problem = f'published "{shortened(told.unread_day, 80)}" is not a date (2017-08-07); it is read without one'
        yield Unread(input=path, row_id=name, column="published", problem=problem)


def _document(name: str, told: Told, path: str, published: date | None, publisher: str | None) -> Document:
    return Document(
        id=name,
        text=told.text,
        published=told.published or (None if told.unread_day is not None else published),
        publisher=told.publisher or publisher,
        url=told.url,
        title=told.title,
        pages=told.pages,
        path=path,
        first_line=told.first_line,
    )
