"""E-mail (.eml): the text part, else the page part; subject, day and sender as its header says."""

from __future__ import annotations

from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path

from casualties.documents._told import Told, without_controls
from casualties.documents.web_page import page_of
from casualties.errors import InputError

__all__ = ["email_of"]

_ADVICE = "save the message again, or its text as .txt"


def email_of(content: bytes, path: Path) -> Told:
    """The body of a message; raises InputError where it is no message or has no text."""
    if b"\x00" in content:
        raise InputError(path, f"is not a message (NUL byte at {content.index(0)})", _ADVICE)
    try:
        message = message_from_bytes(content, policy=default)
        body = message.get_body(preferencelist=("plain", "html"))
        text = "" if body is None else str(body.get_content())
    except (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(path, f"is not a message that can be read ({error})", _ADVICE) from None
    if not text.strip():
        raise InputError(path, "holds no text", _ADVICE)
    if body is not None and body.get_content_type() == "text/html":
        text = page_of(text.encode(), path).text
    day = _header(message, "date")
    try:
        published = parsedate_to_datetime(day).date() if day else None
    except (ValueError, TypeError):
        published = None
    name, address = parseaddr(_header(message, "from"))
    even = without_controls(text.replace("\r\n", "\n").replace("\r", "\n"))
    unread = day if day and published is None else None
    return Told(even, _header(message, "subject") or None, published, name or address or None, unread_day=unread)


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, IndexError, TypeError):
        return ""
