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

_SIGNS = "“”„‘’‚‹›«»–—…•·°€§©®\xa0\xad"
_ALPHABETS = (
    ("cp1252", "àâäáãåæçéèêëíìîïñóòôöõøœúùûüßÀÂÄÁÃÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŒÚÙÛÜ¡¿ºª"),
    ("cp1254", "çğıöşüâîûÇĞİÖŞÜÂÎÛ"),
    ("cp1250", "ąćęłńóśźżáäčďéěëíĺľňôöőŕřšťúůüűýžăâîşţđçßĄĆĘŁŃÓŚŹŻÁÄČĎÉĚËÍĹĽŇÔÖŐŔŘŠŤÚŮÜŰÝŽĂÂÎŞŢĐÇ"),
    ("cp1257", "āčēģīķļņšūžąęėįųõäöüĀČĒĢĪĶĻŅŠŪŽĄĘĖĮŲÕÄÖÜ"),
)
"""Latin alphabets by the code page they are written in, in the order in which they are tried."""

_RUN = re.compile(r"[^\W\d_a-zA-Z]{3}")
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
        if len(sample) >= SAMPLE and error.start >= len(sample) - 4 and error.reason == "unexpected end of data":
            return "utf-8"
    else:
        return "utf-8"
    if (found := _by_letters(sample)) is not None:
        return found
    judged = from_bytes(sample, cp_isolation=list(_OTHER_SCRIPTS)).best() or from_bytes(sample).best()
    if judged is None:
        raise InputError(path, "is in an encoding that cannot be told", "save it as UTF-8")
    return judged.encoding


def _by_letters(sample: bytes) -> str | None:
    """The code page of a Latin alphabet, or Arabic, whose letters are all that the bytes hold; None where none fits.

    Judges of encodings need long texts; place names in a short table are enough for this one. Other scripts show as
    runs of letters that no Latin text has.
    """
    if _RUN.search(sample.decode("cp1252", errors="replace")):
        arabic = {letter for letter in sample.decode("cp1256", errors="replace") if letter > "\x7f"}
        return "cp1256" if all("\u0600" <= letter <= "\u06ff" for letter in arabic) else None
    for encoding, alphabet in _ALPHABETS:
        letters = {letter for letter in sample.decode(encoding, errors="replace") if letter > "\x7f"}
        if letters <= {*alphabet, *_SIGNS}:
            return encoding
    return None


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
