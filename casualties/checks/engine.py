"""Great Expectations at work: a prepared table in, what fails out. Known here alone, loaded when first used.

Its own exceptions come back as results that failed, in two shapes; they are errors of the run, never findings.
"""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from casualties.checks.prepared import Prepared, Ready
from casualties.errors import EngineError, RuleFileError

__all__ = ["Failure", "run"]


@dataclass(frozen=True, slots=True)
class Failure:
    """An expectation that failed: the rows (from 0) where it did, none where the table as a whole did."""

    ready: Ready
    rows: tuple[int, ...]
    observed: str = ""


def run(name: str, prepared: Prepared) -> list[Failure]:
    """What fails of the prepared expectations, in their order.

    Raises EngineError where Great Expectations itself fails, RuleFileError for an expectation that it does not know.
    """
    if not prepared.ready:
        return []
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    logging.getLogger("great_expectations").setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        results = _validated(name, prepared)
    failures = []
    for ready, result in zip(prepared.ready, results, strict=True):
        _raise_if_broken(name, ready, result.exception_info)
        if not result.success:
            found = result.result
            rows = tuple(sorted(int(row) for row in found.get("unexpected_index_list") or ()))
            observed = found.get("observed_value")
            failures.append(Failure(ready, rows, "" if observed is None else str(observed)))
    return failures


def _validated(name: str, prepared: Prepared) -> Sequence[Any]:
    # Imported here: Great Expectations and pandas take seconds to load, and only a check needs them.
    import great_expectations as gx
    from great_expectations.data_context.types.base import ProgressBarsConfig
    from great_expectations.exceptions.exceptions import GreatExpectationsError
    from great_expectations.expectations.expectation_configuration import ExpectationConfiguration

    from casualties.checks import custom  # registers our own expectations with Great Expectations

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    suite = gx.ExpectationSuite(name=name)
    for at, ready in enumerate(prepared.ready):
        try:
            suite.add_expectation_configuration(
                ExpectationConfiguration(type=ready.kind, kwargs=ready.arguments, meta={"at": at})
            )
        except (GreatExpectationsError, ValueError) as error:
            raise RuleFileError(
                [f"{prepared.where}: {ready.expectation.id}: {_plainly(error, custom.__all__)}"]
            ) from None
    asset = context.data_sources.add_pandas("tables").add_dataframe_asset(name)
    batch = asset.add_batch_definition_whole_dataframe("whole").get_batch({"dataframe": _pandas(prepared.rows)})
    results = batch.validate(suite, result_format={"result_format": "COMPLETE"}).results
    return sorted(results, key=lambda result: int(result.expectation_config.meta["at"]))


def _plainly(error: Exception, ours: Sequence[str]) -> str:
    """What is wrong with an expectation, in one line: Great Expectations tells it in several shapes."""
    problems = getattr(error, "errors", None)
    if callable(problems):
        return "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in problems())
    what = str(error).strip().splitlines()[0]
    return f"{what} (of ours there are {', '.join(map(_snake, ours))})" if what.endswith("not found") else what


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")


def _raise_if_broken(name: str, ready: Ready, told: Any) -> None:
    if not told or told.get("raised_exception") is False:
        return
    first = told if "raised_exception" in told else next(iter(told.values()))
    what = str(first.get("exception_message") or "failed").strip().splitlines()[0]
    raise EngineError(
        f"{name}: {ready.expectation.id}: Great Expectations could not judge it: {what}; check its arguments"
    )


def _pandas(rows: pl.DataFrame) -> Any:
    """The table for pandas, without pyarrow: nullable whole numbers and truth values, days as moments, text objects."""
    import numpy as np
    import pandas as pd

    columns = {}
    for name, kind in rows.schema.items():
        values = rows[name]
        if kind.is_integer():
            columns[name] = pd.array(values.to_list(), dtype="Int64")
        elif kind == pl.Boolean:
            columns[name] = pd.array(values.to_list(), dtype="boolean")
        elif kind.is_float():
            columns[name] = values.fill_null(float("nan")).to_numpy()
        elif kind == pl.Date:
            columns[name] = values.cast(pl.Datetime("us")).to_numpy().astype("datetime64[us]")
        else:
            columns[name] = np.array(values.to_list(), dtype=object)
    return pd.DataFrame(columns)
