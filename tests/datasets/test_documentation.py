"""The page on datasets names every map, and its example is a map that reads."""

from __future__ import annotations

import re
from pathlib import Path

from casualties.datasets import read_dataset
from casualties.rulebook import Rulebook

PAGE = (Path(__file__).parents[2] / "docs" / "datasets.md").read_text(encoding="utf-8")

TABLE = """\
case,day,dead,dead_min,dead_max,dead_men,dead_women,dead_children,village,town,province,lat,lon,geo_code,exactness,actor,kind,weapon,source,entered_on,remarks
1,05/08/2017,6,5,8,3,1,2,,Raqqa,Raqqa,35.95,39.01,1,2,IS,Attack,Bomb,Local desk,06/08/2017,At the market
2,06/08/2017,1,,,,,,,Raqqa,Raqqa,,,,1,,Drill,,,,
"""


def test_every_map_is_named() -> None:
    listed = set(re.findall(r"`(\w+)`", PAGE.split("## A map")[0]))
    assert set(Rulebook().datasets) <= listed


def test_the_example_reads_a_table(tmp_path: Path, gazetteer) -> None:
    example = re.search(r"```yaml\n(.*?)```", PAGE, re.S)
    assert example is not None
    (tmp_path / "rules" / "datasets").mkdir(parents=True)
    (tmp_path / "rules" / "datasets" / "harbour_log.yaml").write_text(example[1])
    (tmp_path / "log.csv").write_text(TABLE)
    table = read_dataset(tmp_path / "log.csv", Rulebook(tmp_path / "rules"), gazetteer)
    assert table.column_map == "harbour_log"
    assert table.left_out == (("drill", 1),)
    whole, children = table.claims.iter_rows(named=True)
    assert (whole["low"], whole["best"], whole["high"], str(whole["start"])) == (5, 6, 8, "2017-08-02")
    assert (whole["perpetrator"], whole["cause"], whole["place"]) == ("Islamic State", "bombing", "Ar Raqqah")
    assert (children["value"], children["part_of"]) == (2, whole["claim_id"])
    assert table.unread == ()
