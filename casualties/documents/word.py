"""Word documents (.docx): paragraphs and tables in their order, by python-docx; a zip bomb is turned away unread."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from casualties.documents._told import Told, without_controls
from casualties.errors import InputError

__all__ = ["word_of"]

_MOST_BYTES = 300_000_000
_MOST_TIMES = 200
_SMALL = 5_000_000
_BROKEN = (BadZipFile, EOFError, OSError, ValueError, RuntimeError, struct.error, zlib.error)  # what zipfile raises
_ADVICE = "save it again as .docx, or its text as .txt"


def word_of(content: bytes, path: Path) -> Told:
    """The text of a .docx file; raises InputError where it is none, holds no text, or unpacks to too much."""
    _guard(content, path)
    # python-docx takes a twentieth of a second to import, and only Word documents need it
    import docx
    from docx.table import Table
    from lxml.etree import LxmlError

    try:
        word = docx.Document(BytesIO(content))
        blocks = [
            _table(block) if isinstance(block, Table) else block.text.strip() for block in word.iter_inner_content()
        ]
        title = word.core_properties.title
    except (*_BROKEN, LxmlError, LookupError, AttributeError) as error:
        what = str(error).partition("\n")[0] or type(error).__name__
        raise InputError(path, f"is not a Word document that can be read ({what})", _ADVICE) from None
    text = without_controls("\n\n".join(block for block in blocks if block).replace("\r", "\n"))
    if not text.strip():
        raise InputError(path, "holds no text", _ADVICE)
    return Told(text, title.strip() or None if title else None)


def _table(table: object) -> str:
    """A table, a line a row, cells parted by bars; a cell that spans others stands once."""
    lines = []
    for row in table.rows:  # type: ignore[attr-defined]  # python-docx has no types for it
        cells: list[str] = []
        before = None
        for cell in row.cells:
            if cell._tc is not before:
                cells.append(" ".join(cell.text.split()))
            before = cell._tc
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _guard(content: bytes, path: Path) -> None:
    """Turn away what is no zip file, and what would unpack to far more than a document holds."""
    try:
        with ZipFile(BytesIO(content)) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
            text = sum(entry.file_size for entry in packed.infolist() if entry.filename.endswith(".xml"))
            small = sum(entry.compress_size for entry in packed.infolist() if entry.filename.endswith(".xml"))
    except _BROKEN as error:
        raise InputError(path, f"is not a Word document ({error})", _ADVICE) from None
    if size > _MOST_BYTES or (text > _SMALL and text > _MOST_TIMES * max(small, 1)):
        raise InputError(path, f"would unpack to {size:,} bytes from {len(content):,}", "check where it comes from")
