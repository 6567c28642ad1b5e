"""Expectations that Great Expectations lacks, in its own form. Imported where it is: it loads Great Expectations.

`expect_parts_to_fit_whole` (column_list: the whole, then its parts; `all_of_it`: the parts are all of the whole): in
each row the known parts do not add up to more than the whole and, where they are all of it and all known, not to less.

`expect_stock_to_follow_flow` (column_list: order, stock, flow, then the columns that tell one series from another):
each stock is the one before it in its series and the flow since. The first of a series passes, and so does a row with
an empty cell.
"""

from __future__ import annotations

from typing import Any

from great_expectations.execution_engine.pandas_execution_engine import PandasExecutionEngine
from great_expectations.expectations.expectation import MulticolumnMapExpectation
from great_expectations.expectations.metrics.map_metric_provider.multicolumn_condition_partial import (
    multicolumn_condition_partial,
)
from great_expectations.expectations.metrics.map_metric_provider.multicolumn_map_metric_provider import (
    MulticolumnMapMetricProvider,
)

__all__ = ["ExpectPartsToFitWhole", "ExpectStockToFollowFlow"]

_DOMAIN = ("batch_id", "table", "column_list", "row_condition", "condition_parser", "ignore_row_if")


class _PartsFitWhole(MulticolumnMapMetricProvider):
    condition_metric_name = "multicolumn_values.parts_fit_whole"
    condition_domain_keys = _DOMAIN
    condition_value_keys = ("all_of_it",)

    @multicolumn_condition_partial(engine=PandasExecutionEngine)  # type: ignore[untyped-decorator]  # GX has no types
    def _pandas(cls, column_list: Any, *, all_of_it: bool = False, **_: Any) -> Any:  # noqa: N805
        whole, parts = column_list.iloc[:, 0].astype("Float64"), column_list.iloc[:, 1:].astype("Float64")
        known = parts.sum(axis=1, skipna=True)
        fits = (known <= whole) | whole.isna()
        if all_of_it:
            fits &= (known >= whole) | whole.isna() | parts.isna().any(axis=1)
        return fits.fillna(True).astype(bool)


class _StockFollowsFlow(MulticolumnMapMetricProvider):
    condition_metric_name = "multicolumn_values.stock_follows_flow"
    condition_domain_keys = _DOMAIN
    condition_value_keys = ()

    @multicolumn_condition_partial(engine=PandasExecutionEngine)  # type: ignore[untyped-decorator]  # GX has no types
    def _pandas(cls, column_list: Any, **_: Any) -> Any:  # noqa: N805
        order, stock, flow, *series = column_list.columns
        rows = column_list.sort_values(order, kind="stable")
        stocks = rows[stock].astype("Float64")
        before = stocks.groupby([rows[name] for name in series], dropna=False).shift() if series else stocks.shift()
        follows = stocks == before + rows[flow].astype("Float64")
        return follows.fillna(True).astype(bool).reindex(column_list.index)


class ExpectPartsToFitWhole(MulticolumnMapExpectation):
    """Parts do not add up to more than their whole and, where they are all of it, not to less."""

    map_metric = "multicolumn_values.parts_fit_whole"
    success_keys = ("column_list", "all_of_it", "mostly")
    all_of_it: bool = False


class ExpectStockToFollowFlow(MulticolumnMapExpectation):
    """A running figure is the one before it and what was added since."""

    map_metric = "multicolumn_values.stock_follows_flow"
    success_keys = ("column_list", "mostly")
