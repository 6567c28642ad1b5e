"""Where sentences, list lines and titles begin and end in a text.

Spans are half-open code-point offsets into the text. Time is linear in the text: a run without any end of a sentence is
cut at a blank after `LONGEST` characters, so that no reader below meets a sentence of unbounded length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["LONGEST", "Line", "split"]

LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, title or list line of a text, and the number of its paragraph."""

    start: int
    end: int
    paragraph: int
    headline: bool


_ROW = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_MARK = re.compile(r"\s*(?:[-–—•·*▪◦‣●○➤►✓#>|+]+|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)])(?=\s)\s*")
_LABEL = re.compile(r"\s*[A-Za-z][\w ()/&'-]{0,40}:\s*\S")
_COUNTED = re.compile(r"\s*[\w ()/&'-]{1,40}:\s*(?:about |at least |over )?[\d.,]+\s*$")
_TITLE_MARK = re.compile(r"\s*#{1,6}\s")
_STOP = re.compile(r"[.!?…。؟]+[\"'”’»)\]]*(?=\s)|[。؟]")
_OPENS = re.compile(r"\s*[\"'“‘«(\[#@]*([^\W_]*)")
_BEFORE = re.compile(r"[\w.'’]+$")
_CLOSED = re.compile(r"[.!?…。؟:;,][\"'”’»)\]]*\s*$")

# Abbreviations that a capital or a digit follows inside one sentence, as English news style has them.
_TITLES = frozenset(
    """mr mrs ms dr prof gen col lt maj sgt cpl capt cmdr adm brig gov sen rep pres rev fr hon amb insp supt st ste mt
    ft no nos art arts sec fig para paras pp vol ch ca cf vs approx est incl esp e.g i.e viz op cit al resp tel
    messrs mme mlle sr jr sh sheikh dist prov sta sto brgy bgy mun mts ste""".split()
)
_BEFORE_NUMBER = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec p art km ver".split())
_WEAK = re.compile(r"(?:[a-z]\.)+[a-z]?|etc|inc|corp|co|ltd|bros|dept|univ|govt|jr|sr")
_STARTERS = frozenset(
    """a an the this that these those it its he she they we i you his her their our there here in on at as by for from
    with after before since when while during according another other others some many most several both all no none not
    but and or so however meanwhile earlier later also if although though police officials authorities witnesses
    residents""".split()
)


def split(text: str) -> list[Line]:
    """The lines of a text in order: sentences of running text, and each title, heading or list line by itself."""
    lines: list[Line] = []
    blocks = list(_blocks(text))
    for number, (rows, alone) in enumerate(blocks):
        titled = alone and len(blocks) > 1 and number + 1 < len(blocks)
        for start, end in _joined(text, rows):
            headline = bool(_TITLE_MARK.match(text, start, end)) or (
                titled and _is_title(text, start, end, number == 0)
            )
            lines.extend(Line(a, b, number, headline) for a, b in _sentences(text, start, end))
    return lines


def _blocks(text: str) -> Iterator[tuple[list[tuple[int, int]], bool]]:
    """Runs of rows without an empty row between; with each whether it is a single row by itself."""
    rows: list[tuple[int, int]] = []
    first = True
    for row in _ROW.finditer(text):
        start, end = row.span()
        if not text[start:end].strip():
            continue
        if rows and _breaks(text, rows[-1][1], start):
            yield rows, len(rows) == 1
            rows, first = [], False
        rows.append((start, end))
        if first and len(rows) == 2 and _short_title(text, rows):
            yield rows[:1], True
            rows, first = rows[1:], False
    if rows:
        yield rows, len(rows) == 1


def _breaks(text: str, end: int, start: int) -> bool:
    between = text[end:start].replace("\r\n", "\n")
    return sum(between.count(mark) for mark in "\n\r\u2029\x0c") > 1


def _short_title(text: str, rows: list[tuple[int, int]]) -> bool:
    """A first row that is a title set directly above running text: short, unclosed, over a much longer row."""
    (a, b), (c, d) = rows
    return b - a < 120 and d - c > 2 * (b - a) and _is_title(text, a, b, True) and not text[c:d].lstrip()[:1].islower()


def _is_title(text: str, start: int, end: int, first: bool) -> bool:
    row = text[start:end]
    if _CLOSED.search(row) or len(row) > 200 or _MARK.match(row):
        return False
    return first or not _LABEL.match(row)


def _joined(text: str, rows: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Rows that are one run of text: those of hard-wrapped prose are joined, list lines and table rows stand alone."""
    wrapped = _is_wrapped(text, rows)
    start, end = rows[0]
    for a, b in rows[1:]:
        continues = not (_MARK.match(text, a, b) or _COUNTED.match(text[a:b])) and (
            _cut_word(text, end, a)
            or text[a:b].lstrip()[:1].islower()
            or (wrapped and not _CLOSED.search(text[max(end - 4, start) : end]))
        )
        if continues or (wrapped and not _MARK.match(text, a, b)):
            end = b
        else:
            yield start, end
            start, end = a, b
    yield start, end


_GAP = re.compile(r"\S(?:\t| {3}|\s*\|)")


def _cut_word(text: str, end: int, start: int) -> bool:
    """Whether a row ends within a word that the next one goes on with ("kil-", "led")."""
    return text[end - 1 : end] == "-" and text[end - 2 : end - 1].isalpha() and text[start : start + 1].isalpha()


def _is_wrapped(text: str, rows: list[tuple[int, int]]) -> bool:
    """Whether rows break only where the next word would not have fitted, as in mail and wire copy."""
    if len(rows) < 2:
        return False
    width = max(b - a for a, b in rows)
    if not 40 <= width <= 120 or any(_GAP.search(text[a:b].strip()) for a, b in rows):
        return False
    for (a, b), (c, d) in pairwise(rows):
        word = text[c:d].split(None, 1)[0]
        if b - a + 1 + len(word) < width * 0.9 or _MARK.match(text, c, d):
            return False
    return True


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    mark = _MARK.match(text, start, end)
    at = mark.end() if mark else start
    for stop in _STOP.finditer(text, at, end):
        if stop.start() >= at and _is_end(text, at, stop, end):
            yield from _cut(text, at, stop.end())
            at = stop.end()
    yield from _cut(text, at, end)


def _is_end(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    following = _OPENS.match(text, stop.end(), end)
    word = following.group(1) if following else ""
    if not word:
        return bool(following and following.end() < end)
    if word[0].islower():
        return False
    if stop.group().startswith((".", "…")) and len(stop.group().rstrip("\"'”’»)]")) == 1:
        return not _abbreviated(text[max(start, stop.start() - 24) : stop.start()], word)
    return True


def _abbreviated(before: str, word: str) -> bool:
    found = _BEFORE.search(before)
    if not found:
        return False
    last = found.group().lower()
    if last in _TITLES:
        return last not in ("no", "sec") or word[0].isdigit()
    if last in _BEFORE_NUMBER:
        return word[0].isdigit()
    if len(last) == 1 and last.isalpha() and found.group().isupper():
        return word.lower() not in _STARTERS
    return bool(_WEAK.fullmatch(last)) and word.lower() not in _STARTERS and not word[0].isdigit()


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A span without the blanks around it, in pieces of at most `LONGEST`."""
    while end - start > LONGEST:
        blank = max(text.rfind(" ", start, start + LONGEST), text.rfind("\t", start, start + LONGEST))
        at = blank if blank > start else start + LONGEST
        yield from _cut(text, start, at)
        start = at
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
