"""JSON Lines: one document a line, read line by line; a broken line is told by its number and the rest goes on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from casualties.documents._told import LONGEST, Told, day_of, without_controls
from casualties.documents.encodings import encoding_of
from casualties.model import Unread

__all__ = ["lines_of"]

_MOST_BYTES = 4 * LONGEST


def lines_of(file: BinaryIO, path: str) -> Iterator[tuple[str | None, int, Told] | Unread]:
    """The id (None where the line has none), line number and content of each line; what is wrong with the others."""
    head = file.peek(64)[:64] if hasattr(file, "peek") else b""
    encoding = encoding_of(head, path) if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    for number, line in enumerate(_split(file, encoding), 1):
        if isinstance(line, str) and not line.strip():
            continue
        problem = line if isinstance(line, bytes) else None
        if problem is not None:
            yield Unread(input=path, line=number, problem=problem.decode())
            continue
        yield from _document(str(line), number, path)


def _split(file: BinaryIO, encoding: str) -> Iterator[str | bytes]:
    """Each line as text; what is wrong with it as bytes."""
    if encoding != "utf-8":
        yield from file.read().decode(encoding, errors="replace").splitlines()
        return
    first = True
    while raw := file.readline(_MOST_BYTES + 1):
        if len(raw) > _MOST_BYTES:
            while raw and not raw.endswith(b"\n"):
                raw = file.readline(_MOST_BYTES)
            yield f"is longer than {_MOST_BYTES:,} bytes; split the document".encode()
            continue
        try:
            text = raw.decode("utf-8-sig" if first else "utf-8")
        except UnicodeDecodeError as error:
            yield f"is not UTF-8 (byte {error.start + 1} of the line)".encode()
        else:
            yield text
        first = False


def _document(line: str, number: int, path: str) -> Iterator[tuple[str | None, int, Told] | Unread]:
    try:
        given: Any = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        what = f"{error.msg} at column {error.colno}" if isinstance(error, json.JSONDecodeError) else "nested too deep"
        yield Unread(input=path, line=number, problem=f"is not JSON ({what})")
        return
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        yield Unread(input=path, line=number, column="text", problem="has no text; a line is {id, text, published, …}")
        return
    own = given.get("id")
    name = str(own).strip() if isinstance(own, str | int) and not isinstance(own, bool) else ""
    if not given["text"].strip():
        yield Unread(input=path, row_id=name, line=number, column="text", problem="the text is empty")
        return
    if len(given["text"]) > LONGEST:
        problem = f"the text has more than {LONGEST:,} characters; split the document"
        yield Unread(input=path, row_id=name, line=number, column="text", problem=problem)
        return
    published = given.get("published")
    day = day_of(published) if isinstance(published, str) else None
    if published not in (None, "") and day is None:
        problem = f'published "{published}" is not a date (2017-08-07); the line is read without it'
        yield Unread(input=path, row_id=name, line=number, column="published", problem=problem)
    said = {key: given[key].strip() or None for key in ("publisher", "url", "title") if isinstance(given.get(key), str)}
    text = without_controls(given["text"]).encode("utf-8", errors="replace").decode("utf-8")
    unread = str(published) if published not in (None, "") and day is None else None
    told = Told(text, said.get("title"), day, said.get("publisher"), said.get("url"), unread_day=unread)
    yield name or None, number, told
