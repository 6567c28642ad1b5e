"""What a run writes is read back as it was: `claims.csv` is a dataset."""

from __future__ import annotations

from datetime import date

import polars as pl

from casualties.model import (
    Claim,
    Figure,
    Harm,
    Period,
    Perpetrator,
    Place,
    PlaceKind,
    Precision,
    Qualifier,
    Scope,
    Source,
    Span,
    Status,
    TextEvidence,
    Victims,
    claims_frame,
)
from casualties.reports.people import people_csv

TEXT = claims_frame(
    [
        Claim(
            id="article@5:killed",
            figure=Figure(value=43, low=43, qualifier=Qualifier.AT_LEAST, text="at least 43"),
            scope=Scope(
                harm=Harm.KILLED,
                victims=Victims(status=Status.CIVILIAN, text="civilians"),
                place=Place(
                    name="Ar Raqqah", country="SY", admin1="Ar-Raqqah", kind=PlaceKind.CITY, geonameid=172955,
                    lat=35.95283, lon=39.00788, text="Raqqa city",
                ),
                perpetrator=Perpetrator(name="US-led coalition", text="the coalition"),
                cause="airstrike",
            ),
            period=Period(start=date(2017, 8, 5), end=date(2017, 8, 5), precision=Precision.DAY, text="Saturday"),
            source=Source(chain=("SANA", "Coast Radio", "Harbour Post"), reported=date(2017, 8, 7)),
            part_of="article@90:killed",
            evidence=TextEvidence(
                document="article", start=1, end=20, number=Span(start=5, end=7), quote='killed "43", then\nmore'
            ),
            rule="deeds.killed",
            confidence=0.9,
            event=1,
        ),
        Claim(
            id="article@90:killed",
            figure=Figure(low=24, high=99, qualifier=Qualifier.VAGUE, text="dozens"),
            scope=Scope(harm=Harm.INJURED, place=Place(name="northern Syria", country="SY", kind=PlaceKind.REGION)),
            evidence=TextEvidence(document="article", start=1, end=9, number=Span(start=2, end=3), quote="=SUM(A1)"),
        ),
    ]
)  # fmt: skip

ROWS = """\
id,type_of_violence,where_coordinates,adm_1,country,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low
1,1,Ar Raqqah town,Ar Raqqah governorate,Syria,2017-08-05,2017-08-05,1,2,40,0,43,60,40
1,1,Nowhere at all,Ar Raqqah governorate,Syria,2017-08-01,2017-08-31,3,4,0,2,9,9,9
"""


def test_claims_of_texts_and_rows_come_back_unchanged(read) -> None:
    written = pl.concat([TEXT, read(ROWS, "events.csv").claims])
    again = read(people_csv(written), "claims.csv")
    assert again.unread == ()
    assert again.ignored == ()
    assert again.claims.equals(written)


def test_a_table_of_ours_with_a_line_added_by_hand(read) -> None:
    written = people_csv(TEXT).decode("utf-8-sig")
    columns = written.split("\n")[0].split(",")
    cells = {"row_id": "note-1", "harm": "killed", "value": "5", "publisher": "Harbour clinic"}
    table = read(written + ",".join(cells.get(name, "") for name in columns) + "\n", "claims.csv")
    assert table.claims["claim_id"].to_list() == ["article@5:killed", "article@90:killed", "claims:note-1:killed"]
    assert table.claims["document"].to_list() == ["article", "article", None]
