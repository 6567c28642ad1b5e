"""What each column of the tables holds: its meaning, unit, allowed words, and its HXL tag where one fits."""

from __future__ import annotations

from dataclasses import dataclass

from casualties.model import (
    Age,
    Basis,
    Coverage,
    Definition,
    Harm,
    PlaceKind,
    Precision,
    Qualifier,
    Severity,
    Sex,
    Stance,
    Status,
    ToldAs,
)

__all__ = ["KEYS", "Column", "column"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it says, its unit, the words it may hold (empty: any), its HXL tag."""

    says: str
    unit: str = ""
    words: tuple[str, ...] = ()
    hxl: str = ""


def column(table: str, name: str) -> Column:
    """The description of a column of a table."""
    return _OF_TABLE.get((table, name)) or _SHARED[name]


KEYS: dict[str, tuple[str, ...]] = {
    "claims": ("claim_id",),
    "members": ("claim_id",),
    "links": ("left_claim", "right_claim"),
    "near": ("left_claim", "right_claim"),
    "incidents": ("incident_id", "harm", "victims"),
    "findings": ("finding_id",),
    "unread": (),
}

_SHARED = {
    "claim_id": Column("The claim, by document and place in it, or by dataset and row", hxl="#meta+id+claim"),
    "dataset": Column("The dataset of a row; empty for text", hxl="#meta+dataset"),
    "row_id": Column("The row's own id in its dataset, or its line number", hxl="#meta+id+row"),
    "document": Column("The document of a text claim; empty for rows", hxl="#meta+document"),
    "harm": Column("What happened to the people counted", words=tuple(Harm), hxl="#affected+type"),
    "value": Column("The number as said", "people", hxl="#affected+num+said"),
    "low": Column("The least count that the source's words allow", "people", hxl="#affected+num+min"),
    "best": Column("The dataset's own best figure", "people", hxl="#affected+num+best"),
    "high": Column("The greatest count that the source's words allow; empty: open", "people", hxl="#affected+num+max"),
    "qualifier": Column("How the number is said", words=tuple(Qualifier)),
    "victims": Column("The group of people in the source's words", hxl="#affected+group"),
    "status": Column("Standing of the victims under the law of war", words=tuple(Status)),
    "age": Column("Age group of the victims", words=tuple(Age)),
    "sex": Column("Sex of the victims", words=tuple(Sex)),
    "role": Column("Role of the victims, such as journalist or police"),
    "nationality": Column("Nationality of the victims, ISO 3166 alpha-2"),
    "place": Column("The place's name in the gazetteer", hxl="#loc+name"),
    "place_text": Column("The provider's own words for the place", hxl="#loc+name+provider"),
    "place_kind": Column("How large a place it is", words=tuple(PlaceKind)),
    "place_precision_km": Column("Radius in which the true spot lies", "km"),
    "country": Column("Country, ISO 3166 alpha-2", hxl="#country+code+v_iso2"),
    "admin1": Column("First administrative level", hxl="#adm1+name"),
    "geonameid": Column("The place's id in GeoNames", hxl="#loc+code+v_geonames"),
    "latitude": Column("Latitude, WGS 84", "degrees", hxl="#geo+lat"),
    "longitude": Column("Longitude, WGS 84", "degrees", hxl="#geo+lon"),
    "start": Column("First day of the period", hxl="#date+start"),
    "end": Column("Last day of the period", hxl="#date+end"),
    "date_precision": Column("How exactly the days are known", words=tuple(Precision)),
    "basis": Column("What the period dates", words=tuple(Basis)),
    "coverage": Column("One incident, or everything in the scope", words=tuple(Coverage)),
    "perpetrator": Column("Who is said to have done it", hxl="#actor+perpetrator"),
    "cause": Column("What killed or harmed", hxl="#cause"),
    "origin": Column("Who first said it", hxl="#meta+source+origin"),
    "publisher": Column("Who published it", hxl="#meta+source+publisher"),
    "source_chain": Column("From who first said it to who published it, joined with |", hxl="#meta+source+chain"),
    "stance": Column("How the origin stands to the figure", words=tuple(Stance)),
    "reported": Column("Day of publication or statement", hxl="#date+reported"),
    "as_of": Column("Day up to which a total's data reach", hxl="#date+as_of"),
    "part_of": Column("The claim that contains this one in the same source"),
    "revises": Column("The claim that this one replaces"),
    "quote": Column("The words, or the row's own words", hxl="#description+quote"),
    "quote_start": Column("Where the quote starts in the document's text", "characters"),
    "quote_end": Column("Where the quote ends in the document's text", "characters"),
    "rule": Column("The rule that read the figure"),
    "confidence": Column("How sure the reading is, from 0 to 1"),
    "warning": Column("What could not be judged", hxl="#meta+warning"),
    "age_years": Column("Age of a row's one victim", "years"),
    "definition": Column("What sort of count it is, where the source says so", words=tuple(Definition)),
    "convention": Column("The dataset whose conventions hold for the figure"),
    "figure_text": Column("The words of the number"),
    "number_start": Column("Where the number starts in the document's text", "characters"),
    "number_end": Column("Where the number ends in the document's text", "characters"),
    "period_text": Column("The words of the period"),
    "perpetrator_text": Column("The words of the perpetrator"),
    "event": Column("Which of its document's events the claim speaks of"),
    "told_as": Column("Whether the source tells a row as one event or as a summary of several", words=tuple(ToldAs)),
    "incident_id": Column("The incident", hxl="#event+id"),
    "probability": Column("How probable it is, from 0 to 1"),
    "left_claim": Column("One claim of the pair"),
    "right_claim": Column("The other claim of the pair"),
    "decided_by": Column("Who held them to be one incident", words=("model", "person")),
    "reasons": Column("Each comparison with its weight, joined with |"),
    "open": Column("True where some claim gives only a lower bound"),
    "bound_low": Column("The least count that agrees with all claims", "people", hxl="#affected+num+bound+min"),
    "bound_high": Column(
        "The greatest count that agrees with all claims; empty: open", "people", hxl="#affected+num+bound+max"
    ),
    "policy": Column("How low, best and high were drawn"),
    "claims": Column("How many claims stand behind the line", "claims"),
    "origins": Column("How many independent origins", "origins"),
    "datasets": Column("How many datasets", "datasets"),
    "finding_id": Column("The finding"),
    "code": Column("What sort of finding it is; `casualties explain CODE`"),
    "name": Column("The code's name"),
    "severity": Column("How grave it is", words=tuple(Severity)),
    "certainty": Column("certain, or the probability of the links it rests on"),
    "relation": Column("How the scopes lie to one another"),
    "message": Column("What was found, in a sentence"),
    "resolve": Column("What would settle it"),
    "fingerprint": Column("What stays the same for this finding from run to run"),
    "suppressed": Column("Says suppressed where a small count is not published", words=("suppressed",)),
    "input": Column("The file"),
    "line": Column("The line in the file", "lines"),
    "column": Column("The column in the file"),
    "problem": Column("Why it could not be read"),
}

_OF_TABLE = {
    ("incidents", "victims"): Column("The group of victims; empty: everyone", hxl="#affected+group"),
    ("incidents", "low"): Column("The least count reported, by the policy", "people", hxl="#affected+num+min"),
    ("incidents", "best"): Column("The best figure, where the policy gives one", "people", hxl="#affected+num+best"),
    ("incidents", "high"): Column("The greatest count reported, by the policy", "people", hxl="#affected+num+max"),
    ("incidents", "claims"): Column("How many claims speak of it", "claims"),
    ("findings", "claims"): Column("The claims it names, the one that says most first, joined with |"),
    ("findings", "incidents"): Column("The incidents it concerns, joined with |"),
    ("members", "probability"): Column("How probable it is that the claim is of this incident, from 0 to 1"),
}
