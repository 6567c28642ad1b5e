"""A run is read back as it was stored, or it is told what is wrong with it."""

from __future__ import annotations

import json

import polars as pl
import pytest

from casualties.errors import InputError
from casualties.reports.stored import read_stored


@pytest.fixture
def folder(tmp_path, stored):
    place = tmp_path / "run[1]*"
    place.mkdir()
    for name, frame in stored.frames.items():
        (place / f"{name}.csv").write_bytes(b"\xef\xbb\xbf" + frame.write_csv(null_value="").encode())
    (place / "run.json").write_text(json.dumps(stored.run))
    return place


def test_a_run_is_read_back_even_from_a_folder_whose_name_looks_like_a_pattern(folder, stored):
    again = read_stored(folder)
    assert again.run == stored.run
    for name, frame in stored.frames.items():
        assert again.frames[name].equals(frame, null_equal=True), name


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ("{}", "is no record of a run; it has to hold casualties, policy, options, counts"),
        ("[]", "is no record of a run"),
        ("[" * 100_000, "cannot be read"),
        ("no json", "cannot be read"),
        ('{"casualties": "1", "policy": 5, "options": {}, "counts": {}}', "is no record of a run"),
        ('{"casualties": "1", "policy": "widest", "options": {}, "counts": {"claims": "4"}}', "its counts lack"),
    ],
)  # fmt: skip
def test_a_broken_record_is_told(folder, record, said):
    (folder / "run.json").write_text(record)
    with pytest.raises(InputError, match="run `casualties reconcile` again") as told:
        read_stored(folder)
    assert said in str(told.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "No such file"), (b"", "empty"), (b"a,b\n1,2\n", "lacks the column claim_id, dataset, row_id")],
)  # fmt: skip
def test_a_broken_table_is_told(folder, content, said):
    (folder / "claims.csv").unlink()
    if content is not None:
        (folder / "claims.csv").write_bytes(content)
    with pytest.raises(InputError, match=r"claims\.csv: ") as told:
        read_stored(folder)
    assert said in str(told.value)


@pytest.mark.parametrize(
    ("table", "column", "word", "said"),
    [
        ("claims", "place_kind", "contry", 'place_kind: "contry" is no word of it; did you mean "country"?'),
        ("claims", "harm", "slain", 'harm: "slain" is no word of it'),
        ("incidents", "harm", "kiled", 'harm: "kiled" is no word of it; did you mean "killed"?'),
        ("findings", "severity", "grave", 'severity: "grave" is no word of it'),
    ],
)
def test_a_word_changed_by_hand_is_told_with_its_row(folder, stored, table, column, word, said):
    frame = stored.frames[table]
    changed = frame.with_columns(pl.Series(column, [word, *frame[column].cast(pl.String).to_list()[1:]]))
    (folder / f"{table}.csv").write_bytes(changed.write_csv(null_value="").encode())
    with pytest.raises(InputError) as wrong:
        read_stored(folder)
    assert f"{table}.csv: row 1, {said}" in str(wrong.value)
