"""One text or row that contradicts its own sums.

Meaning

A text states a count and a sum that goes with it, and the two do not fit: listed parts that exceed the whole, or fall
short of it where they are all of it ("15: 6 civilians and 5 militants", not "including"); an opening figure and new
dead that do not make the closing one; a share of a number that is another share of it; a rate that does not make the
total over its days. A row gives a total that its own parts do not add up to. A number such as "177 a day" or "48 per
cent" is no claim, but evidence here. The same sums across different sources are told as conflicts of sources instead.

Example

"9 people a day over ten days, 140 in all": nine a day are 90. "Of the 120 dead, 24 were children, that is 30 per cent":
24 of 120 are 20 per cent.

What to do

Ask the author which of the numbers is wrong; use none of them to correct another.
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from casualties.bounds import Conflict, Shape
from casualties.bounds.origins import share_origin
from casualties.findings._case import Case
from casualties.findings._flows import overflows
from casualties.findings._mentions import Broken, Limits, Mention
from casualties.findings._sum_words import SumWords
from casualties.findings._sums_beside import broken_sums
from casualties.findings._tellings import Telling
from casualties.findings._warnings import SUM, warnings_of
from casualties.findings._words import listed
from casualties.model import Finding, RowEvidence

CODE = "C10"
NAME = "arithmetic"

_SHAPES = (Shape.PARTS, Shape.COVER, Shape.OTHER)


def find(case: Case) -> Iterator[Finding]:
    """One finding for each sum that a text or a row breaks."""
    wholes = set[str]()
    for conflict in case.bounds.conflicts:
        if conflict.shape in _SHAPES and _one_account(case, conflict.claims):
            wholes.add(conflict.claims[0])
            yield _told(case, Broken(conflict.claims, _sum_of(conflict), ""))
    for broken in (*_lists(case, wholes), *_rows(case), *_texts(case), *_steps(case)):
        yield _told(case, broken)


def _one_account(case: Case, ids: tuple[str, ...]) -> bool:
    """Whether claims stand in one text by one source's account, or in one row."""
    first, *others = (each for name in ids if (each := case.dossier.telling(name)) is not None)
    if first.document is None:
        return all((each.dataset, each.row_id) == (first.dataset, first.row_id) for each in others)
    return all(each.document == first.document and share_origin(first, each) for each in others)


def _sum_of(conflict: Conflict) -> str:
    whole, *parts = conflict.parts
    if conflict.shape is Shape.OTHER:
        return f"they miss one another by {conflict.gap:,}"
    added = " + ".join(f"{part.count:,}" for part in parts)
    return f"{added} are {sum(part.count for part in parts):,}, not {whole.count:,}"


def _lists(case: Case, known: set[str]) -> Iterator[Broken]:
    """Parts that a text lists under a whole and that exceed it, also where a later word has replaced the whole."""
    parts: dict[str, list[Telling]] = {}
    for each in case.tellings:
        if each.part_of is not None and each.document is not None and each.part_of not in known:
            parts.setdefault(each.part_of, []).append(each)
    for name, listed_parts in parts.items():
        whole = case.dossier.telling(name)
        if whole is None or whole.high is None:
            continue
        apart: list[Telling] = []
        for each in listed_parts:
            add_up = case.relations.groups.add_up
            if each.harm == whole.harm and all(add_up(each.group, o.group, one_account=True) for o in apart):
                apart.append(each)
        added = sum(each.low or 0 for each in apart)
        if len(apart) > 1 and added > whole.high and _one_account(case, (name, *(each.id for each in apart))):
            counts = " + ".join(f"{each.low or 0:,}" for each in apart)
            claims = (name, *(each.id for each in apart))
            yield Broken(claims, f"{counts} are {added:,}, more than {whole.high:,}", "")


def _rows(case: Case) -> Iterator[Broken]:
    """Rows whose total is not the sum of what the dataset says are all its parts."""
    wrong = case.claims.with_columns(sums=warnings_of(SUM)).filter(pl.col("sums").is_not_null())
    grouped = wrong.group_by("dataset", "row_id", "sums", maintain_order=True).agg(pl.col("claim_id"))
    for ids, what in grouped.select("claim_id", "sums").iter_rows():
        yield Broken(tuple(ids), what, "row")


def _texts(case: Case) -> Iterator[Broken]:
    """Rates, shares and steps of the documents at hand that hold marks of such a sum."""
    of_texts = case.claims.with_row_index("at").filter(pl.col("number_start").is_not_null())
    by_document = of_texts.group_by("document", maintain_order=True).agg("at", "number_start", "number_end")
    rules = case.rulebook.findings
    limits = Limits(
        rules.tolerance("share_points"), rules.tolerance("share_loose_points"), rules.tolerance("rate_relative")
    )
    words: SumWords | None = None
    for name, rows, starts, ends in by_document.iter_rows():
        document = case.document(name)
        if document is not None:
            words = words or SumWords(case.rulebook)
            spans = zip(rows, starts, ends, strict=True)
            mentions = [Mention(case.tellings[row], start, end or start) for row, start, end in spans]
            yield from broken_sums(document, mentions, words, limits)


def _steps(case: Case) -> Iterator[Broken]:
    """Running counts of one text that grow by less than its own counts of the days between."""
    for overflow in overflows(case):
        tellings = (overflow.now, overflow.then, *overflow.flows)
        if overflow.now.document is not None and len({each.document for each in tellings}) == 1:
            counts = [each.low or 0 for each in tellings[1:]]
            added = " + ".join(f"{count:,}" for count in counts)
            what = f"{added} are {sum(counts):,}, more than {overflow.now.high:,}"
            yield Broken(tuple(each.id for each in tellings), what, "flow")


def _told(case: Case, broken: Broken) -> Finding:
    claims = case.lifted(broken.claims)
    where = "The row" if isinstance(claims[0].evidence, RowEvidence) else "The text"
    return case.finding(
        CODE,
        NAME,
        claims,
        f"{where} contradicts its own sums: {broken.what}. The figures: {listed(claims)}.",
        "Which of the numbers the author stands by.",
        probability=1.0,
        key=broken.key,
    )
