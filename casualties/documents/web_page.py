"""HTML: the main text by trafilatura, with title, date and publisher as the page's metadata gives them.

Where it finds none, or the page has a few lines only, all visible text is taken by lxml. A date is
only taken from the page's own metadata, never guessed from other numbers on it.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import lxml.etree
import lxml.html

from casualties.documents._told import Told, day_of, without_controls
from casualties.documents.encodings import decoded
from casualties.errors import InputError

__all__ = ["page_of"]

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I)
_UNSEEN = (
    "//script|//style|//noscript|//template|//nav|//header[not(ancestor::article)]|//footer|//comment()"
    "|//form[not(.//p)]"  # some servers put a whole page into one form
)
_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption h1 h2 h3 h4 h5 h6 hr li main ol p pre section table "
    "tr ul".split()
)
_DATES = ("article:published_time", "datepublished", "date", "dc.date", "dcterms.created", "pubdate", "publish-date")
_NAMES = ("og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "application-name")
_SHORT = 1_500
"""Characters below which all visible text is taken: on so short a page no part can be told to be the main one."""

_LARGE = 5_000_000
"""Characters of source above which all visible text is taken: no page of one article is as long."""

_SPACES = re.compile(r"[ \t\xa0]+")


def page_of(content: bytes, path: Path) -> Told:
    """The main text of a page; raises InputError where no text can be seen in it."""
    source = without_controls(_source(content, path))
    tree = _tree(source)
    if tree is None:
        raise InputError(path, "holds no HTML that can be read", "save the page again, or its text as .txt")
    said, url = _metadata(tree), _url(tree)
    title = _title(tree, said)
    seen = _visible(tree)
    text = seen if not _SHORT <= len(source) <= _LARGE or len(seen) < _SHORT else _main_text(source) or seen
    if not text:
        raise InputError(path, "holds no text that a reader would see", "save the page again, or its text as .txt")
    day = _published(said)
    unread = _first(said, _DATES) if day is None else None
    return Told(text, title, day, _first(said, _NAMES), url, unread_day=unread)


def _source(content: bytes, path: Path) -> str:
    """The page as text, in the encoding it declares where that holds."""
    declared = _DECLARED.search(content[:4096])
    if declared is not None and not content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode(declared[1].decode("ascii"))
        except (UnicodeDecodeError, LookupError):
            pass
    return decoded(content, path)


def _tree(source: str) -> lxml.html.HtmlElement | None:
    try:
        return lxml.html.document_fromstring(re.sub(r"\A\s*<\?xml[^>]*\?>", "", source), ensure_head_body=True)
    except (lxml.etree.LxmlError, ValueError):
        return None


def _main_text(source: str) -> str:
    # trafilatura takes a fifth of a second to import, and only pages need it
    from trafilatura import bare_extraction

    try:
        found: Any = bare_extraction(source, include_comments=False, include_tables=True, with_metadata=False)
    except Exception:  # whatever it trips over in a stranger's page, the visible text is still there to be read
        return ""
    text = getattr(found, "text", None) or ""
    return _paragraphs(text.split("\n"))


def _paragraphs(lines: list[str]) -> str:
    """Lines as paragraphs; rows of a table stay together."""
    joined = ""
    row_before = False
    for line in (_SPACES.sub(" ", each).strip() for each in lines):
        if not line:
            continue
        row = line.startswith("|")
        if joined:
            joined += "\n" if row and row_before else "\n\n"
        joined += line
        row_before = row
    return joined


def _visible(tree: lxml.html.HtmlElement) -> str:
    """All text of the page in blocks, without scripts, navigation and footers."""
    for unseen in tree.xpath(_UNSEEN):
        unseen.drop_tree() if unseen.getparent() is not None else None
    parts: list[str] = []
    body = tree.find("body")
    for event, node in lxml.etree.iterwalk(tree if body is None else body, events=("start", "end")):
        block = isinstance(node.tag, str) and node.tag in _BLOCKS
        if (event == "start" and node.tag in ("td", "th")) or (event == "end" and node.tag == "tr"):
            parts.append(" | ")
        if block:
            parts.append("\n")
        inside = node.text if event == "start" else node.tail
        parts.append(re.sub(r"\s+", " ", inside or ""))
    return _paragraphs("".join(parts).split("\n"))


def _metadata(tree: lxml.html.HtmlElement) -> dict[str, str]:
    """The page's own words about itself: `meta` elements, and the marked date of the article."""
    said: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop")
        value = (node.get("content") or "").strip()
        if name and value:
            said.setdefault(name.strip().lower(), value)
    for node in tree.xpath("//time[@datetime and (@pubdate or @itemprop='datePublished')]"):
        said.setdefault("datepublished", node.get("datetime").strip())
    for node in tree.xpath("//script[@type='application/ld+json']"):
        for found in re.findall(r'"datePublished"\s*:\s*"([^"]{10,40})"', node.text or ""):
            said.setdefault("datepublished", found)
    return said


def _published(said: dict[str, str]) -> date | None:
    return next((day for name in _DATES if name in said and (day := day_of(said[name])) is not None), None)


def _first(said: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((said[name] for name in names if name in said), None)


def _title(tree: lxml.html.HtmlElement, said: dict[str, str]) -> str | None:
    if "og:title" in said:
        return said["og:title"]
    found = " ".join((tree.findtext(".//title") or "").split())
    return found or None


def _url(tree: lxml.html.HtmlElement) -> str | None:
    links = tree.xpath("//link[@rel='canonical']/@href")
    return str(links[0]) if links else None
