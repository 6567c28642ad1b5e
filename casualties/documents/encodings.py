"""Which encoding a file is in: by its byte order mark, as UTF-8 where it is, else as charset-normalizer judges."""

from __future__ import annotations

import re
from pathlib import Path

from charset_normalizer import from_bytes

from casualties.errors import InputError

__all__ = ["SAMPLE", "decoded", "encoding_of"]

SAMPLE = 1 << 18
"""Bytes that are looked at where a file is not UTF-8."""

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)

_WESTERN = frozenset("àâäáãåæçéèêëíìîïñóòôöõøœúùûüßÀÂÄÁÃÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŒÚÙÛÜ“”„‘’‚‹›«»–—…•·°€¡¿ºª§©®\xa0\xad")
_RUN = re.compile(r"[^\W\d_a-zA-Z]{3}")

_OTHER_LATIN = ("cp1250", "cp1254", "cp1257", "cp1258", "iso8859_2")
_OTHER_SCRIPTS = (
    "cp1251", "cp1253", "cp1255", "cp1256", "cp874", "koi8_r", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
)  # fmt: skip


def encoding_of(sample: bytes, path: str | Path) -> str:
    """The encoding of a text that starts with, or is, `sample`; raises InputError where it is no text.

    A NUL byte is no part of a text unless the encoding has two or four bytes a letter.
    """
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return name
    if b"\x00" in sample:
        raise InputError(
            path,
            f"is not a text (NUL byte at {sample.index(0)})",
            "give a text file, or save it as UTF-8 if it is one",
        )
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(sample) - 4 and error.reason == "unexpected end of data":
            return "utf-8"
    else:
        return "utf-8"
    if _is_western(sample):
        return "cp1252"
    found = from_bytes(sample, cp_isolation=list(_OTHER_SCRIPTS if _has_runs(sample) else _OTHER_LATIN)).best()
    if found is None:
        raise InputError(path, "is in an encoding that cannot be told", "save it as UTF-8")
    return found.encoding


def _is_western(sample: bytes) -> bool:
    """Whether the bytes are letters of Western Europe, singly among plain ones: then they are Windows-1252.

    Judges of encodings need long texts; place names in a short table are enough for this one. Scripts other than Latin
    show as runs of such letters, other Latin alphabets as signs that no Western text has.
    """
    text = sample.decode("cp1252", errors="replace")
    return not _has_runs(sample) and all(letter < "\x80" or letter in _WESTERN for letter in text)


def _has_runs(sample: bytes) -> bool:
    return _RUN.search(sample.decode("cp1252", errors="replace")) is not None


def decoded(content: bytes, path: str | Path) -> str:
    """The text of a whole file; raises InputError where it is empty or no text."""
    if not content.strip():
        raise InputError(path, "is empty", "leave it out or give a file with content")
    encoding = encoding_of(content, path) if len(content) <= SAMPLE else _encoding_of_long(content, path)
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise InputError(path, f"cannot be decoded as {encoding} ({error})", "save it as UTF-8") from None


def _encoding_of_long(content: bytes, path: str | Path) -> str:
    """UTF-8 is tried on the whole; the judge of other encodings sees the part around the first odd byte."""
    first = encoding_of(content[:64], path) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ""
    if first:
        return first
    if b"\x00" in content:
        return encoding_of(content, path)
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = max(error.start - SAMPLE // 2, 0)
        return encoding_of(content[start : start + SAMPLE], path)
    return "utf-8-sig"
