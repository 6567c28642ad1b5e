"""Plain text and Markdown; a Markdown file may say at its top, between lines of `---`, when and by whom it was told."""

from __future__ import annotations

import re
from pathlib import Path

from casualties.documents._told import Told, day_of, without_controls
from casualties.documents.encodings import decoded
from casualties.errors import InputError

__all__ = ["markdown_of", "text_of"]

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*\r?\n", re.S | re.M)
_ENTRY = re.compile(r"^(title|published|date|publisher|url)[ \t]*:[ \t]*(.+?)[ \t]*$", re.M | re.I)
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,500})\]\([^()\s]{0,2000}(?: \"[^\"\n]*\")?\)")
_LINK = re.compile(r"\[([^\[\]\n]{1,500})\]\([^()\s]{0,2000}(?: \"[^\"\n]*\")?\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,2000}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=\S)([^*_\n]{1,2000}?)(?<=\S)\1(?![\w*])")


def text_of(content: bytes, path: Path) -> Told:
    """The text of a file as it stands, line ends as `\\n`."""
    return Told(_even(decoded(content, path)), first_line=1)


def markdown_of(content: bytes, path: Path) -> Told:
    """The text of a Markdown file without its front matter, and without the marks of links and emphasis."""
    text = _even(decoded(content, path))
    whole, front = text, _FRONT.match(text)
    said: dict[str, str] = {}
    if front is not None:
        said = {name.lower(): value.strip("\"'") for name, value in _ENTRY.findall(front[1])}
        text = text[front.end() :]
    if not text.strip():
        raise InputError(path, "holds no text under its front matter", "leave it out or give a file with content")
    published = said.get("published", said.get("date"))
    day = day_of(published) if published else None
    if published and day is None:
        raise InputError(path, f'published "{published}" is not a date', "write it as 2017-08-07")
    before = whole[: len(whole) - len(text.lstrip("\n"))]
    for mark in (_IMAGE, _LINK):
        text = mark.sub(r"\1", text)
    for mark in (_STRONG, _EMPHASIS):
        text = mark.sub(r"\2", text)
    return Told(
        text.lstrip("\n"),
        said.get("title"),
        day,
        said.get("publisher"),
        said.get("url"),
        first_line=before.count("\n") + 1,
    )


def _even(text: str) -> str:
    return without_controls(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
