"""Names in a sentence: words with a capital that stand together, and whether they may be a place at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

__all__ = ["Name", "Word", "names_in"]

_UP = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĶĹĻĽŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽƏȘȚḐḤḨḪṆṢṬẒẔ"
_ARTICLE = "al|el|as|ash|ar|at|ath|an|ad|adh|az|ez|es|esh|er|ed|en|et|ul|il"
_WORD = re.compile(
    rf"(?<![\w@])#?(?:(?:{_ARTICLE})[-‑]|[dl]['’])?(?:(?:[A-Z]\.){{2,}}|['‘ʻ`’]?[{_UP}][^\W_]*(?:['’ʼ`‘‑-](?!s\b)[^\W_]+)*)"
)
_SMALL_ARTICLE = "al|el|ul|ez|az|ash|esh|adh|ath|ol"
_TOGETHER = re.compile(
    rf"[ \u00a0](?:(?:de|del|della|di|da|do|dos|das|du|des|la|las|le|les|los|e|y|bin|{_SMALL_ARTICLE})[ \u00a0])*$"
)
_ABBREVIATED = re.compile(r"(?:St|Ste|Mt|Ft)\. $")
_AFFILIATED = re.compile(r"^(?P<name>.+?)[-‑](?P<tie>[a-z]{2,}(?:[-‑][a-z]+)*)$")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Word:
    """A word with a capital: half-open span in the document, as written, without a hash or a possessive ending."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """Words with a capital that stand together; `tied` is the name in a compound ("London" in "London-based")."""

    start: int
    end: int
    text: str
    words: tuple[Word, ...]
    tied: str = ""


def names_in(
    text: str, start: int, end: int, never: frozenset[str], is_one: Callable[[str, str], bool]
) -> Iterator[Name]:
    """The names of the sentence from `start` to `end`, in order; no word of `never` (small letters) is part of one.

    `is_one` says of two names as written, and of what stands between them, whether they are one.
    """
    last: Name | None = None
    for name in _runs(text, start, end, never):
        if last is not None and is_one(text[last.start : name.end], text[last.end : name.start]):
            last = Name(last.start, name.end, text[last.start : name.end], (*last.words, *name.words))
            continue
        if last is not None:
            yield last
        last = name
    if last is not None:
        yield last


def _runs(text: str, start: int, end: int, never: frozenset[str]) -> Iterator[Name]:
    run: list[Word] = []
    for found in _WORD.finditer(text, start, end):
        word = _word(found)
        if len(word.text) == 1:
            continue
        together = bool(run) and (
            _TOGETHER.fullmatch(text, run[-1].end, word.start) or _ABBREVIATED.search(text[run[-1].start : word.start])
        )
        if run and not together:
            yield from _name(text, run)
            run = []
        if word.text.lower().rstrip(".") in never:
            yield from _name(text, run)
            run = []
            continue
        run.append(word)
    yield from _name(text, run)


def _word(found: re.Match[str]) -> Word:
    start, said = found.start(), found.group()
    if said.startswith("#"):
        return Word(start + 1, found.end(), said[1:])
    return Word(start, found.end(), said)


def _name(text: str, run: list[Word]) -> Iterator[Name]:
    if not run:
        return
    start, end = run[0].start, run[-1].end
    said = text[start:end]
    if start and text[start - 1] == "#":
        said = _CAMEL.sub(" ", said)
    tie = _AFFILIATED.match(run[-1].text)
    yield Name(start, end, said, tuple(run), said[: tie.end("name") - len(run[-1].text)] if tie else "")
