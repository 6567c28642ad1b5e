"""Whatever stands in the cells: no crash, every row a claim or told, the order of rows kept."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casualties.datasets import read_dataset
from casualties.errors import InputError
from casualties.model import lift

COLUMNS = ("row_id", "harm", "value", "low", "high", "qualifier", "date", "place", "country", "latitude", "longitude",
           "status", "part_of", "cause", "perpetrator", "quote")  # fmt: skip

WORDS = st.sampled_from(
    ["", "killed", "5", "12", "-3", "2.5", "1,139", "2017-08-05", "03/04/2010", "25/12/2010", "Raqqa", "SY", "NA",
     "civilian", "at_least", "vague", "1", "a", '"', "\n", ",", "=1+1", "\u200f43", "nan", "95", "1e400", "0000-00-00"]
)  # fmt: skip
CELLS = st.one_of(WORDS, WORDS, st.text(max_size=8))
ROWS = st.lists(st.tuples(*[CELLS] * len(COLUMNS)), min_size=1, max_size=12)
CALM = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@CALM
@given(rows=ROWS)
def test_every_row_is_a_claim_or_told(rulebook, gazetteer, rows) -> None:
    text = StringIO()
    csv.writer(text).writerows([COLUMNS, *rows])
    table = reading(text.getvalue().encode("utf-8", errors="replace"), rulebook, gazetteer)
    if table is None:
        return
    for line in table.claims.iter_rows(named=True):
        lift(line)
    ids = table.claims["claim_id"].to_list()
    assert len(set(ids)) == len(ids)
    filled = [row for row in rows if any(cell.strip("\ufeff\u200e\u200f \t\r\n\u00a0") not in NOTHING for cell in row)]
    assert len(table.claims) + len({unread.line for unread in table.unread}) >= len(filled)


@CALM
@given(content=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(rulebook, gazetteer, content: bytes) -> None:
    table = reading(b"harm,value\n" + content, rulebook, gazetteer)
    assert table is None or all(unread.problem for unread in table.unread)


def reading(content: bytes, rulebook, gazetteer):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        path.write_bytes(content)
        try:
            return read_dataset(path, rulebook, gazetteer)
        except InputError:
            return None


NOTHING = {"", "nan", "NA"}
