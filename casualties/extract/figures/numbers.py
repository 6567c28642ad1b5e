"""Numbers in words and digits: "43", "1 342", "1.6 million", "twenty-three", "a hundred and four", "14k"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from casualties.extract.text.tokens import NUMBER, WORD, Tokens
from casualties.extract.words.lexicon import Lexicon

__all__ = ["Number", "number_at"]

_GROUPS = re.compile(r"\d{1,3}(?:[,.'’٬\s]\d{3})+")
_SUFFIXED = re.compile(r"(\d[\d,.]*)([a-z]+)")
_LARGEST = 10**12


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number and the token after it: `digits` a bare row of them, `loose` where only people make it one."""

    value: int
    stop: int
    digits: bool = False
    loose: bool = False
    scale: int = 1


def number_at(tokens: Tokens, index: int, lexicon: Lexicon) -> Number | None:
    """The number that begins at a token; None where none does or it is not whole."""
    kind = tokens.kind[index]
    if kind == NUMBER:
        return _digits(tokens, index, lexicon)
    if kind != WORD:
        return None
    word = tokens.low[index]
    if word[0].isdigit():
        return _suffixed(tokens, index, lexicon)
    return _words(tokens, index, lexicon)


def _digits(tokens: Tokens, index: int, lexicon: Lexicon) -> Number | None:
    said = tokens.raw[index]
    following = tokens.low[index + 1] if index + 1 < len(tokens) else ""
    scale = lexicon.scales.get(following, 1)
    stop = index + (2 if scale > 1 else 1)
    if following == "dozen":
        scale, stop = 12, index + 2
    if scale == 1 or scale == 12:
        if len(said) > 15:
            return None
        plain = said
        if _GROUPS.fullmatch(said):
            plain = re.sub(r"\D", "", said)
        if not plain.isdecimal():
            return None
        return Number(int(plain) * scale, stop, digits=plain == said and scale == 1, scale=scale)
    value = _decimal(said)
    if value is None or value * scale > _LARGEST:
        return None
    scaled = value * scale
    return Number(int(scaled), stop, scale=scale) if scaled.denominator == 1 else None


def _decimal(said: str) -> Fraction | None:
    plain = said.translate(_BLANKS)
    if plain.count(",") + plain.count(".") + plain.count("٫") > 1 or len(plain) > 15:
        plain = re.sub(r"[,.٬]", "", plain)
    plain = plain.replace(",", ".").replace("٫", ".")
    try:
        return Fraction(plain)
    except ValueError:
        return None


_BLANKS = str.maketrans("", "", " '’\u00a0\u2009\u202f\u2007")


def _suffixed(tokens: Tokens, index: int, lexicon: Lexicon) -> Number | None:
    found = _SUFFIXED.fullmatch(tokens.low[index])
    if not found or found.group(2) not in lexicon.suffixes:
        return None
    value = _decimal(found.group(1))
    scaled = value * lexicon.suffixes[found.group(2)] if value is not None else None
    if scaled is None or scaled.denominator != 1 or scaled > _LARGEST:
        return None
    return Number(int(scaled), index + 1, loose=len(found.group(2)) == 1, scale=lexicon.suffixes[found.group(2)])


def _words(tokens: Tokens, index: int, lexicon: Lexicon) -> Number | None:
    low = tokens.low
    at = index
    if low[at] in ("a", "an"):
        at += 1
        if at >= len(low) or lexicon.scales.get(low[at].partition("-")[0], 0) < 100:
            return None
        total, current, room = 0, 1, 0
    else:
        total, current, room = 0, 0, 10**12
    stop, scale = index, 1
    while at < len(low):
        parts = low[at].split("-")
        if low[at] == "and" and stop > index and scale > 1 and at + 1 < len(low) and _is_unit(low[at + 1], lexicon):
            at += 1
            continue
        if parts[0] == "and" or not all(
            part in lexicon.numbers or part in lexicon.scales or part == "and" for part in parts
        ):
            break
        for part in parts:
            if part in lexicon.scales:
                by = lexicon.scales[part]
                if current == 0:
                    return None if stop == index else Number(total, stop, scale=scale)
                if by == 100:
                    current *= 100
                    room = 100
                else:
                    total, current, room = total + current * by, 0, by
                scale = by
            elif part in lexicon.numbers:
                unit = lexicon.numbers[part]
                if unit >= room or (stop > index and unit == 0):
                    return Number(total + current, stop, scale=scale) if stop > index else None
                current += unit
                room = 1 if unit < 20 else 10
        at += 1
        stop = at
        if total + current > _LARGEST:
            return None
    return Number(total + current, stop, scale=scale) if stop > index else None


def _is_unit(word: str, lexicon: Lexicon) -> bool:
    return word.partition("-")[0] in lexicon.numbers
