"""Whatever text comes in: no crash, quotes that are the text's own words, work that grows as the text does."""

from __future__ import annotations

import re
import re._constants as codes
import re._parser as parser
import sys
from collections.abc import Iterator
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

import casualties.extract
from casualties.discover import modules_of
from casualties.extract.extractor import Extractor
from casualties.model import Document, TextEvidence

WORDS = [
    *"""
    killed wounded dead injured missing abducted 12 1,342 43 at least dozens of people civilians soldiers by in on
    Monday 3 May 2019 Aleppo Syria Syrian army forces Boko Haram rebels airstrike shelling car bomb clashes
    including them were was has been and , . ; : - – ( ) “ ” ' said according to the a of whom no one more than up
    from rose toll half five two hundred and twenty-three 10-15 between who when after ISIS US-led coalition its
    their % km # @ |
    """.split(),
    "\n\n",
]

tokens = st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=60).map(" ".join)
texts = tokens | st.text(max_size=300) | st.lists(tokens, max_size=4).map("\n".join)

BAIT = {
    "one harm word": "killed ",
    "one number": "12 ",
    "digits and commas": "1,",
    "digits without an end": "9",
    "blanks": " ",
    "commas": ", ",
    "semicolons": "; ",
    "an agent without a deed": "by the ",
    "a claim without a stop": "12 people were killed and ",
    "a part of a part": "including 3 of whom ",
    "open brackets": "((( ",
    "quotes": "“12 dead” he said, ",
    "hyphens": "a-",
    "capitals": "Al ",
    "places": "in Aleppo, near Homs, ",
    "actors": "Boko Haram and the Syrian army and ",
    "days": "on Monday, 3 May, ",
    "sources": "according to SANA, citing the ministry, ",
    "apostrophes": "'s ",
    "dashes": "– ",
    "right to left marks": "\u202e12 dead\u202c ",
    "nulls": "\x00",
    "marks of lists": "- 12 killed\n",
    "rows of a table": "Homs | 12 | 3\n",
    "empty rows": "\n\n",
    "Arabic digits": "١٢ قتيل ",
    "combining marks": "e\u0301",
}


def check(extractor: Extractor, text: str) -> None:
    claims = extractor.claims(Document(id="any", text=text, publisher="The Gazette"))
    ids = [claim.id for claim in claims]
    assert len(set(ids)) == len(ids)
    for claim in claims:
        evidence = claim.evidence
        assert isinstance(evidence, TextEvidence)
        assert text[evidence.start : evidence.end] == evidence.quote != ""
        assert 0 <= evidence.number.start < evidence.number.end <= len(text)
        assert claim.figure.low is None or claim.figure.high is None or claim.figure.low <= claim.figure.high
        assert {claim.part_of, claim.revises} - {None} <= {*ids} - {claim.id}


@pytest.mark.fuzz
@given(texts)
def test_any_text_gives_claims_that_quote_it(extractor: Extractor, text: str) -> None:
    check(extractor, text)


@pytest.mark.parametrize("piece", BAIT.values(), ids=BAIT.keys())
def test_bait_gives_no_crash_and_linear_work(extractor: Extractor, piece: str) -> None:
    """Calls are counted, not seconds: twice the text may take little more than twice the calls."""
    once, twice = (piece * (size // len(piece)) for size in (3000, 6000))
    for text in (once, twice):
        check(extractor, text)
    assert calls(extractor, twice) <= 2.6 * calls(extractor, once) + 2000


def calls(extractor: Extractor, text: str) -> int:
    """How many functions, ours and built in, the extraction of a text calls."""
    count = 0

    def told(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(told)
    try:
        extractor.claims(Document(id="bait", text=text))
    finally:
        sys.setprofile(before)
    return count


def test_no_pattern_repeats_a_repetition_without_end(extractor: Extractor) -> None:
    """A regular expression goes through a text more than a few times only if a repetition holds one like it."""
    patterns = {pattern.pattern for pattern in every_pattern(extractor)}
    assert len(patterns) > 50
    assert [pattern for pattern in sorted(patterns) if explodes(pattern)] == []


@pytest.mark.parametrize("pattern", [r"(a+)+b", r"(?:\w*\s*)*x", r"(?:a|aa)*(?:(?:b+c?)*)d"])
def test_patterns_that_explode_are_seen(pattern: str) -> None:
    assert explodes(pattern)


@pytest.mark.parametrize("pattern", [r"(?:\w+\s)+x", r"(?:a{1,3}b){0,4}c+", r"(?:, \w+)*"])
def test_patterns_that_part_their_repetitions_are_not(pattern: str) -> None:
    assert not explodes(pattern)


def every_pattern(extractor: Extractor) -> Iterator[re.Pattern[str]]:
    """The compiled patterns of the extractor's modules, and of the objects that it holds."""
    seen: set[int] = set()
    waiting: list[object] = [extractor, *(vars(module) for module in modules_of(casualties.extract))]
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, re.Pattern):
            yield one
        elif isinstance(one, dict):
            waiting.extend(one.values())
        elif isinstance(one, (list, tuple, set, frozenset)):
            waiting.extend(one)
        elif type(one).__module__.startswith("casualties."):
            waiting.extend(getattr(one, "__dict__", {}).values())


def explodes(pattern: str) -> bool:
    """Whether an endless repetition holds another that nothing parts from its own next turn."""
    return any(_holds_loose(body) for body in _endless(parser.parse(pattern)))


def _endless(tree: object) -> Iterator[list[tuple[object, object]]]:
    for code, argument in tree:  # type: ignore[attr-defined]
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT) and argument[1] == codes.MAXREPEAT:
            yield list(argument[2])
        for inner in _inner(code, argument):
            yield from _endless(inner)


def _inner(code: object, argument: object) -> Iterator[object]:
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
        yield argument[2]  # type: ignore[index]
    elif code is codes.SUBPATTERN:
        yield argument[3]  # type: ignore[index]
    elif code is codes.BRANCH:
        yield from argument[1]  # type: ignore[index]
    elif code in (codes.ASSERT, codes.ASSERT_NOT):
        yield argument[1]  # type: ignore[index]


def _holds_loose(body: list[tuple[object, object]]) -> bool:
    """Whether a repetition's body is, but for what may be empty, one endless repetition."""
    needed = [(code, argument) for code, argument in body if not _may_be_empty(code, argument)]
    if len(needed) > 1:
        return False
    for code, argument in needed or body:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT) and argument[1] == codes.MAXREPEAT:  # type: ignore[index]
            return True
        if code is codes.SUBPATTERN and _holds_loose(list(argument[3])):  # type: ignore[index]
            return True
        if code is codes.BRANCH and any(_holds_loose(list(branch)) for branch in argument[1]):  # type: ignore[index]
            return True
    return False


def _may_be_empty(code: object, argument: object) -> bool:
    return code in (codes.AT, codes.ASSERT, codes.ASSERT_NOT) or (
        code in (codes.MAX_REPEAT, codes.MIN_REPEAT) and argument[0] == 0  # type: ignore[index]
    )
