"""Splink on the same two datasets: what a careful user of it would set, with each row in one link at most."""

from __future__ import annotations

import polars as pl
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from benchmarks.linking_world import FIRST, SECOND

__all__ = ["splink_links"]

_BLURRED_KM = 15
_BLOCKS = (
    block_on("start", "admin1"),
    block_on("start", "place"),
    "l.place = r.place and r.day_number = l.day_number + 1",
    "l.place = r.place and r.day_number = l.day_number - 1",
    "l.admin1 = r.admin1 and r.day_number = l.day_number + 1",
    "l.admin1 = r.admin1 and r.day_number = l.day_number - 1",
)


def splink_links(rows: pl.DataFrame) -> pl.DataFrame:
    """The pairs (`left`, `right`: row ids of the two datasets) that Splink links.

    Days, distance, names, province, cause, perpetrator and counts are compared, names and counts with term frequencies;
    u from random pairs, m by expectation-maximisation, pairs of at least one half, then one to one, strongest first.
    """
    api = DuckDBAPI()
    tables = [
        api.register(_prepared(rows, name).to_arrow(), table_name=name, dataset_display_name=name)
        for name in (FIRST, SECOND)
    ]
    linker = Linker(tables, _settings(), log_level=50)
    linker.training.estimate_probability_two_random_records_match(
        ["l.start = r.start and l.place = r.place and l.killed = r.killed"], recall=0.4
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for block in (block_on("start", "admin1"), block_on("place", "killed"), block_on("cause", "killed", "admin1")):
        linker.training.estimate_parameters_using_expectation_maximisation(block, max_pairs=2e6)
    predicted = linker.inference.predict(threshold_match_probability=0.5)
    lines = pl.from_arrow(predicted.as_duckdbpyrelation().to_arrow_table())
    assert isinstance(lines, pl.DataFrame)
    return _one_to_one(lines.select("match_weight", left="unique_id_l", right="unique_id_r"))


def _one_to_one(pairs: pl.DataFrame) -> pl.DataFrame:
    """The strongest pairs first, each row once. Splink's own single best links give the same kind of answer, but took
    95 s and all the memory there was on some of our draws."""
    waiting = pairs.sort("match_weight", "left", "right", descending=[True, False, False]).with_row_index("rank")
    held = [waiting.clear()]
    while not waiting.is_empty():
        best = waiting.filter(
            (pl.col("rank") == pl.col("rank").min().over("left"))
            & (pl.col("rank") == pl.col("rank").min().over("right"))
        )
        held.append(best)
        waiting = waiting.join(best, on="left", how="anti").join(best, on="right", how="anti")
    return pl.concat(held).select("left", "right")


def _settings() -> SettingsCreator:
    return SettingsCreator(
        link_type="link_only",
        blocking_rules_to_generate_predictions=list(_BLOCKS),
        comparisons=[
            cl.AbsoluteDateDifferenceAtThresholds("start", input_is_string=False, metrics=["day"], thresholds=[1]),
            cl.DistanceInKMAtThresholds("latitude", "longitude", [1, 5, 15, 50]),
            cl.JaroWinklerAtThresholds("place", [0.95, 0.88]).configure(term_frequency_adjustments=True),
            cl.ExactMatch("admin1"),
            cl.ExactMatch("cause"),
            cl.ExactMatch("perpetrator"),
            _count("killed"),
            _count("injured"),
        ],
        max_iterations=25,
    )


def _count(column: str) -> cl.CustomComparison:
    ratio = f"(greatest({column}_l, {column}_r) + 1.0) / (least({column}_l, {column}_r) + 1.0)"
    return cl.CustomComparison(
        output_column_name=column,
        comparison_levels=[
            cll.NullLevel(column),
            cll.ExactMatchLevel(column, term_frequency_adjustments=True),
            cll.CustomLevel(f"{ratio} <= 1.35", "close"),
            cll.CustomLevel(f"{ratio} <= 3", "differ"),
            cll.ElseLevel(),
        ],
    )


def _prepared(rows: pl.DataFrame, dataset: str) -> pl.DataFrame:
    """One dataset without the truth, and without the points of provinces, which are no places."""
    point = pl.col("place_precision_km") <= _BLURRED_KM
    return rows.filter(pl.col("dataset") == dataset).select(
        "start", "place", "admin1", "country", "cause", "perpetrator", "killed", "injured",
        unique_id="row_id",
        day_number=pl.col("start").cast(pl.Int32),
        latitude=pl.when(point).then("latitude"),
        longitude=pl.when(point).then("longitude"),
    )  # fmt: skip
