"""The words, numbers and marks of a sentence, each with its place in the document.

One compiled pattern reads them, in time linear in the sentence. Numbers keep their thousands separators ("1,342",
"1 342" with a blank or a thin one), compounds that begin with a digit are one word ("14-year-old", "82mm").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["DATE", "MARK", "NUMBER", "WORD", "Tokens", "tokenize"]

NUMBER, WORD, MARK, DATE = "n", "w", "m", "d"

_BLANK = "\u00a0\u2009\u202f\u2007"
_TOKEN = re.compile(
    rf"""
    (?P<d> \d{{1,4}}[./]\d{{1,2}}[./]\d{{2,4}}(?!\d)
         | \d{{4}}-\d{{2}}-\d{{2}}(?!\d)
         | \d{{1,2}}:\d{{2}}(?::\d{{2}})?(?!\d) )
  | (?P<w> \d[\d,.]*(?:[-‐‑][^\W\d_]+)+
         | \d+(?:[.,]\d+)*[^\W\d_]\w*
         | (?:[^\W\d_]\.){{2,}}
         | [^\W\d_][^\W_]*(?:['’ʼ.&][^\W\d_]+|[-‐‑]\n?\w+)* )
  | (?P<n> \d{{1,3}}(?:[,.'’٬{_BLANK}]\d{{3}})+(?!\d)
         | \d{{1,3}}(?:\ \d{{3}})+(?![\d.,]\d|\d|\ \d|[-–]\d)
         | \d+(?:[.,٫]\d+)? )
  | (?P<m> [^\w\s] | _ | \t+ | (?<![\s])\ {{3,}} )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one sentence as columns: as written (small where all is in capitals), folded (no possessive
    ending), kind and absolute span."""

    raw: list[str]
    low: list[str]
    kind: list[str]
    start: list[int]
    end: list[int]
    owner: list[bool]

    def __len__(self) -> int:
        return len(self.raw)


def tokenize(text: str, offset: int) -> Tokens:
    """The tokens of a sentence that stands at `offset` in its document."""
    found = list(_TOKEN.finditer(text))
    raw = [each.group() for each in found]
    low = [said.lower() for said in raw]
    if "-\n" in text:
        low = [said.replace("-\n", "") for said in low]  # a word cut at the end of its line
    if text.isupper():
        raw = low[:]  # a text in capitals marks no names by them
    kind = [each.lastgroup or MARK for each in found]
    owner = [False] * len(found)
    if not text.isascii() or "'" in text:
        for at, each in enumerate(found):
            if kind[at] == WORD:
                low[at], owner[at] = _folded(low[at], text[each.end() : each.end() + 1])
    start = [offset + each.start() for each in found]
    end = [offset + each.end() for each in found]
    return Tokens(raw, low, kind, start, end, owner)


def _folded(word: str, following: str) -> tuple[str, bool]:
    """A word in small letters without its possessive ending, and whether it has one; `following` stands next."""
    if not word.isascii():
        word = word.replace("’", "'").replace("ʼ", "'").replace("‑", "-").replace("‐", "-")
    if word.endswith("'s"):
        return word[:-2], True
    return word, following in ("'", "’") and word.endswith("s")
