"""A claim and its line in the claims frame are the same thing both ways."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from casualties.model import (
    CLAIMS,
    Age,
    Basis,
    Claim,
    Coverage,
    Definition,
    Figure,
    Harm,
    Period,
    Perpetrator,
    Place,
    PlaceKind,
    Precision,
    Qualifier,
    RowEvidence,
    Scope,
    Sex,
    Source,
    Span,
    Stance,
    Status,
    TextEvidence,
    ToldAs,
    Victims,
    claims_frame,
    empty_claims,
    lift,
)

COUNTS = st.none() | st.integers(0, 10**9)
WORDS = st.text(st.characters(exclude_characters="|", exclude_categories=("Cs",)), min_size=1, max_size=12)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


def optional(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | values


FIGURES = st.builds(
    Figure, value=COUNTS, low=COUNTS, best=COUNTS, high=COUNTS, qualifier=st.sampled_from(Qualifier), text=WORDS
)
VICTIMS = st.builds(
    Victims,
    status=optional(st.sampled_from(Status)),
    age=optional(st.sampled_from(Age)),
    sex=optional(st.sampled_from(Sex)),
    role=optional(WORDS),
    nationality=optional(WORDS),
    text=WORDS,
)
PLACES = st.builds(
    Place,
    name=optional(WORDS),
    country=optional(WORDS),
    admin1=optional(WORDS),
    kind=optional(st.sampled_from(PlaceKind)),
    geonameid=COUNTS,
    lat=optional(st.floats(-90, 90)),
    lon=optional(st.floats(-180, 180)),
    text=WORDS,
)
PERIODS = st.builds(
    Period,
    start=DAYS,
    end=DAYS,
    precision=optional(st.sampled_from(Precision)),
    basis=st.sampled_from(Basis),
    text=WORDS,
)
SOURCES = st.builds(
    Source,
    chain=st.lists(WORDS, max_size=3).map(tuple),
    stance=st.sampled_from(Stance),
    reported=optional(DAYS),
    as_of=optional(DAYS),
)
EVIDENCE = st.builds(
    TextEvidence,
    document=WORDS,
    start=st.integers(0, 99),
    end=st.integers(0, 99),
    number=st.builds(Span, start=st.integers(0, 99), end=st.integers(0, 99)),
    quote=WORDS,
) | st.builds(RowEvidence, dataset=WORDS, row_id=WORDS, quote=WORDS)
CLAIM = st.builds(
    Claim,
    id=WORDS,
    figure=FIGURES,
    scope=st.builds(
        Scope,
        harm=st.sampled_from(Harm),
        victims=VICTIMS,
        place=optional(PLACES),
        perpetrator=optional(st.builds(Perpetrator, name=WORDS, text=WORDS)),
        cause=optional(WORDS),
    ),
    period=optional(PERIODS),
    coverage=st.sampled_from(Coverage),
    definition=optional(st.sampled_from(Definition)),
    source=SOURCES,
    part_of=optional(WORDS),
    revises=optional(WORDS),
    evidence=EVIDENCE,
    rule=WORDS,
    confidence=optional(st.floats(0, 1)),
    event=COUNTS,
    warning=optional(WORDS),
    age_years=COUNTS,
    convention=optional(WORDS),
    told_as=optional(st.sampled_from(ToldAs)),
)


@given(CLAIM)
def test_a_claim_comes_back_from_its_line(claim):
    assert lift(claims_frame([claim]).row(0, named=True)) == claim


@given(st.lists(CLAIM, max_size=5))
def test_a_frame_has_the_one_schema(claims):
    frame = claims_frame(claims)
    assert dict(frame.schema) == CLAIMS
    assert frame.height == len(claims)


def test_an_empty_frame_has_the_one_schema():
    assert dict(empty_claims().schema) == CLAIMS


def test_the_json_holds_the_contract_and_nothing_beyond():
    claim = Claim(
        id="a@0:killed",
        figure=Figure(value=43, low=43, best=50, qualifier=Qualifier.AT_LEAST, text="at least 43"),
        scope=Scope(harm=Harm.KILLED, place=Place(name="Raqqa", precision_km=5.0)),
        evidence=TextEvidence(document="a", start=0, end=9, number=Span(start=9, end=11), quote="at least"),
        event=1,
        warning="said",
    )
    shown = claim.as_json()
    assert set(shown) == {
        "id", "figure", "scope", "period", "coverage", "definition", "source", "part_of", "revises", "evidence", "rule",
        "confidence",
    }  # fmt: skip
    assert set(shown["figure"]) == {"value", "low", "high", "qualifier", "text"}
    assert set(shown["scope"]["place"]) == {"name", "country", "admin1", "kind", "geonameid", "lat", "lon", "text"}
