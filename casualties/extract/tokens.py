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
         | [^\W\d_][^\W_]*(?:['’ʼ.&][^\W\d_]+|[-‐‑]\w+)* )
  | (?P<n> \d{{1,3}}(?:[,.'’٬{_BLANK}]\d{{3}})+(?!\d)
         | \d{{1,3}}(?:\ \d{{3}})+(?![\d.,]\d|\d|\ \d|[-–]\d)
         | \d+(?:[.,٫]\d+)? )
  | (?P<m> [^\w\s] | _ | \t+ | (?<![\s])\ {{3,}} )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one sentence as columns: as written, folded (no possessive ending), kind and absolute span."""

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
    raw: list[str] = []
    low: list[str] = []
    kind: list[str] = []
    start: list[int] = []
    end: list[int] = []
    owner: list[bool] = []
    for found in _TOKEN.finditer(text):
        said = found.group()
        what = found.lastgroup or MARK
        a, b = found.span()
        folded = said.lower()
        owns = False
        if what == WORD:
            if not folded.isascii():
                folded = folded.replace("’", "'").replace("ʼ", "'").replace("‑", "-").replace("‐", "-")
            if folded.endswith("'s"):
                folded, owns = folded[:-2], True
            elif b < len(text) and text[b] in "'’" and folded.endswith("s"):
                owns = True
        raw.append(said)
        low.append(folded)
        kind.append(what)
        start.append(offset + a)
        end.append(offset + b)
        owner.append(owns)
    return Tokens(raw, low, kind, start, end, owner)
