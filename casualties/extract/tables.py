"""Tables set as text: a row of headings, then rows whose cells are counts of what the headings name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casualties.extract.lexicon import Lexicon
from casualties.extract.nouns import BARE, PEOPLE
from casualties.extract.parse import Parsed
from casualties.extract.tokens import tokenize
from casualties.model import Harm

__all__ = ["is_row", "read_tables"]

_CELLS = re.compile(r"\s*\|\s*|\t+|\s{3,}")


def is_row(text: str) -> bool:
    """Whether a line is set in cells: bars, tabs or wide gaps."""
    return len(_CELLS.split(text.strip(" |"))) > 1


def read_tables(sentences: Sequence[Parsed], lexicon: Lexicon) -> None:
    """Give the counts in the rows of a table the harm of their column."""
    columns: list[Harm | None] = []
    paragraph = -1
    label: Harm | None = None
    for parsed in sentences:
        sentence = parsed.sentence
        _under_label(parsed, label)
        label = _harm(parsed.tokens.low, lexicon)
        cells = _cells(sentence.text)
        if len(cells) < 2:
            columns = []
            continue
        named = [_harm(tokenize(sentence.text[start:end], 0).low, lexicon) for start, end in cells]
        if any(named) and not any(group.head in (BARE, PEOPLE) and not group.one for group in parsed.groups):
            columns, paragraph = named, sentence.paragraph
        elif columns and sentence.paragraph == paragraph and len(cells) == len(columns):
            _row(parsed, cells, columns)


def _cells(text: str) -> list[tuple[int, int]]:
    inner = text.strip(" |")
    start = text.find(inner) if inner else 0
    stop = start + len(inner)
    cells, at = [], start
    for gap in _CELLS.finditer(text, start, stop):
        cells.append((at, gap.start()))
        at = gap.end()
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


def _row(parsed: Parsed, cells: Sequence[tuple[int, int]], columns: Sequence[Harm | None]) -> None:
    offset = parsed.sentence.start
    for (start, end), harm in zip(cells, columns, strict=True):
        if harm is None:
            continue
        for group in parsed.groups:
            at = parsed.tokens.start[group.number[0]] - offset
            if start <= at < end and group.head == BARE and group.whole is None:
                group.harm, group.rule, group.trigger = harm, "label:table", group.number
                break
