"""PDF: the text of each page by pypdf, words parted at the end of a line joined again, pages kept as spans."""

from __future__ import annotations

import logging
import re
from io import BytesIO
from pathlib import Path

from casualties.documents._told import Told, without_controls
from casualties.errors import InputError
from casualties.model import Page

__all__ = ["pdf_of"]

_PARTED = re.compile(r"(?<=[^\W\d_]{2})[-\u00ad\u2010][ \t]*\n[ \t]*(?=[a-zà-öø-ÿ]{2})")
_SOFT = re.compile("\u00ad")
_MANY_PAGES = 5_000


def pdf_of(content: bytes, path: Path) -> Told:
    """The text of a PDF; raises InputError where it is encrypted, broken, or holds images alone."""
    # pypdf takes a tenth of a second to import, and only PDFs need it
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it says of a broken file, we say ourselves
    try:
        reader = PdfReader(BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(path, "is encrypted", "save it without a password")
        count = len(reader.pages)
        if count > _MANY_PAGES:
            raise InputError(path, f"has {count} pages, more than {_MANY_PAGES}", "split it")
        texts = [page.extract_text() for page in reader.pages]
        title = reader.metadata.title if reader.metadata else None
    except InputError:
        raise
    except (PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        what = str(error).partition("\n")[0] or type(error).__name__
        raise InputError(
            path, f"is not a PDF that can be read ({what})", "save it again, or its text as .txt"
        ) from None
    text, pages = _joined([_mended(page) for page in texts])
    if not text.strip():
        raise InputError(path, "holds no text, only images", "run it through text recognition first")
    return Told(text, title.strip() or None if title else None, pages=pages)


def _mended(page: str) -> str:
    """A page with the words joined that were parted at the end of a line; its lines stay as they are."""
    even = without_controls(page.replace("\r\n", "\n").replace("\r", "\n"))
    return _SOFT.sub("", _PARTED.sub("", even)).strip()


def _joined(texts: list[str]) -> tuple[str, tuple[Page, ...]]:
    """Pages in one text with an empty line between them, and the span of each."""
    pages, parts, at = [], [], 0
    for number, text in enumerate(texts, 1):
        pages.append(Page(number=number, start=at, end=at + len(text)))
        parts.append(text)
        at += len(text) + 2
    return "\n\n".join(parts), tuple(pages)
