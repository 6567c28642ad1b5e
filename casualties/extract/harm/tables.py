"""Tables set as text: a row of headings, then rows whose cells are counts of what the headings name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from casualties.extract.harm.parse import Parsed
from casualties.extract.people.group import Group
from casualties.extract.people.nouns import BARE, PEOPLE
from casualties.extract.text.tokens import tokenize
from casualties.extract.words.lexicon import Lexicon
from casualties.model import Harm

__all__ = ["is_heading", "is_row", "read_tables"]

_CELLS = re.compile(r"\s*\|\s*|\t+|\s{2,}")
_LONGEST = 160  # characters of a row of headings
_ROW = re.compile(r"\s*\|\s*|\t+|\s{3,}")
_COMMAS = re.compile(r"\s*[,;]\s*")


def is_row(text: str) -> bool:
    """Whether a line is set in cells: bars, tabs or wide gaps."""
    return len(_ROW.split(text.strip(" |"))) > 1


def read_tables(sentences: Sequence[Parsed], lexicon: Lexicon) -> None:
    """Give the counts in the rows of a table the harm of their column."""
    columns: list[Harm | None] = []
    rows: list[dict[int, Group]] = []
    gap = _CELLS
    paragraph = -1
    label: Harm | None = None
    for parsed in sentences:
        sentence = parsed.sentence
        _under_label(parsed, label)
        label = _harm(parsed.tokens.low, lexicon)
        cells = _cells(sentence.text, _CELLS)
        if len(cells) > 1:
            gap = _CELLS
        elif gap is _COMMAS or _COMMAS.search(sentence.text):
            cells = _cells(sentence.text, _COMMAS)
            if gap is not _COMMAS and not _headed(cells, sentence.text, lexicon):
                cells = cells[:1]
            else:
                gap = _COMMAS
        if len(cells) < 2:
            gap = _CELLS
            columns = []
            continue
        named = [_harm(tokenize(sentence.text[start:end], 0).low, lexicon) for start, end in cells]
        if any(named) and not any(group.head in (BARE, PEOPLE) and not group.one for group in parsed.groups):
            columns, rows, paragraph = named, [], sentence.paragraph
        elif columns and sentence.paragraph == paragraph and len(cells) == len(columns):
            row = _row(parsed, cells, columns)
            if sentence.text[slice(*cells[0])].strip().lower() in lexicon.tellings["total-row"]:
                _sum_up(row, rows)
                rows = []
            else:
                rows.append(row)


def is_heading(text: str, lexicon: Lexicon) -> bool:
    """Whether a line is a row of headings between commas."""
    return len(text) < _LONGEST and _headed(_cells(text, _COMMAS), text, lexicon)


def _headed(cells: Sequence[tuple[int, int]], text: str, lexicon: Lexicon) -> bool:
    """Whether a line with commas is a row of headings: two or more of them name harms, and nothing is counted."""
    if len(cells) < 2 or any(map(str.isdigit, text)):
        return False
    named = (_harm(tokenize(text[start:end], 0).low, lexicon) for start, end in cells)
    return sum(harm is not None for harm in named) > 1


def _cells(text: str, gap: re.Pattern[str]) -> list[tuple[int, int]]:
    inner = text.strip(" |")
    start = text.find(inner) if inner else 0
    stop = start + len(inner)
    cells, at = [], start
    for found in gap.finditer(text, start, stop):
        cells.append((at, found.start()))
        at = found.end()
    cells.append((at, stop))
    return cells


def _harm(low: Sequence[str], lexicon: Lexicon) -> Harm | None:
    """The harm that the words of a heading name, by the first of them."""
    label = lexicon.labels.at(low, 0) if low else None
    return label[1].harm if label is not None and label[0] >= len(low) - 1 else None


def _under_label(parsed: Parsed, label: Harm | None) -> None:
    """A line that is a number alone counts what the line above it names ("Killed", then "13 – 46")."""
    groups, size = parsed.groups, len(parsed.tokens)
    if label is None or len(groups) != 1 or groups[0].head != BARE or groups[0].harm is not None:
        return
    group = groups[0]
    if group.first == 0 and group.stop >= size - (parsed.tokens.low[-1] == "."):
        group.harm, group.rule, group.trigger = label, "label:line", group.number


def _row(parsed: Parsed, cells: Sequence[tuple[int, int]], columns: Sequence[Harm | None]) -> dict[int, Group]:
    """The counts of a row by their column, each with the harm that heads it."""
    offset = parsed.sentence.start
    found: dict[int, Group] = {}
    for column, ((start, end), harm) in enumerate(zip(cells, columns, strict=True)):
        if harm is None:
            continue
        for group in parsed.groups:
            at = parsed.tokens.start[group.number[0]] - offset
            if start <= at < end and group.head == BARE and group.whole is None:
                group.harm, group.rule, group.trigger = harm, "label:table", group.number
                found[column] = group
                break
    return found


def _sum_up(total: Mapping[int, Group], rows: Sequence[Mapping[int, Group]]) -> None:
    """Make the counts of the rows before a row of totals parts of it, column by column, where they fit in."""
    for column, whole in total.items():
        parts = [row[column] for row in rows if column in row]
        if whole.bounds.high is None or sum(part.bounds.low for part in parts) <= whole.bounds.high:
            for part in parts:
                part.whole = whole
