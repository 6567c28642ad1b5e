"""A linear program where the parts form no forest: is it feasible, which claims make it not so, and what range is left.

Each cell is a set of people that the claims do not tell apart, with a count of 0 or more; each node bounds the sum of
its cells. HiGHS answers. Every contradiction is shrunk until no bound can be left out. Scopes that cross by their days
alone have whole solutions wherever they have any; where groups cross, three pairs can bind one another so that only
halves of people would fit, and a small program is solved in whole numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor

import highspy
import numpy as np
from highspy._core import _Highs as Solver  # `highspy.Highs` writes a banner to stdout before it can be told not to

from casualties.errors import EngineError

__all__ = ["Program", "Row"]

Row = tuple[int, bool]
"""A bound of a program: the node, and whether its lower bound (else its upper) is meant."""

_INFINITE = highspy.kHighsInf
_SLIGHT = 1e-6
_LOWER, _UPPER = 2, 3  # HighsIis row bounds: kIisBoundStatusLower, kIisBoundStatusUpper


class Program:
    """Bounds of nodes on sums of cells.

    `cells` lists for each cell the nodes it lies in; `low` and `high` (None: open) bound the nodes. With `whole`,
    counts are whole numbers throughout; without, only what no fraction of people allows is found.
    """

    def __init__(
        self, cells: Sequence[Sequence[int]], low: Sequence[int], high: Sequence[int | None], *, whole: bool = False
    ) -> None:
        self._whole = whole
        self._low = np.array(low, dtype=float)
        self._high = np.array([_INFINITE if each is None else each for each in high], dtype=float)
        self._cells_of: list[list[int]] = [[] for _ in low]
        for cell, nodes in enumerate(cells):
            for node in nodes:
                self._cells_of[node].append(cell)
        self._size = len(cells)
        self._model = self._build(range(len(low)))

    def contradiction(self) -> tuple[tuple[Row, ...], int] | None:
        """A minimal set of bounds that cannot all hold, with the people they are short of; None where all can."""
        if self._feasible(self._model):
            return None
        rows = self._shrunk(self._named())
        return rows, self._short_of(rows)

    def drop(self, rows: Sequence[Row]) -> None:
        """Take bounds out of the program."""
        for node, is_lower in rows:
            self._set(node, 0.0 if is_lower else self._low[node], self._high[node] if is_lower else _INFINITE)

    def loosen(self, rows: Sequence[Row], people: int) -> None:
        """Give the bounds of a contradiction as many people of play as it is short of."""
        for node, is_lower in rows:
            play = -people if is_lower else 0
            self._set(node, self._low[node] + play, self._high[node] if is_lower else self._high[node] + people)

    def _set(self, node: int, low: float, high: float) -> None:
        self._low[node], self._high[node] = low, high
        self._model.changeRowBounds(node, low, high)

    def range_of(self, node: int) -> tuple[int, int | None]:
        """The least and the greatest count of a node (None: open); the program must be feasible."""
        return self.range_over(self._cells_of[node])

    def range_over(self, cells: Sequence[int]) -> tuple[int, int | None]:
        """The least and the greatest count over some cells (None: open); the program must be feasible."""
        if not cells:
            return 0, 0
        index = np.array(sorted(cells), dtype=np.int32)
        self._model.changeColsCost(len(index), index, np.ones(len(index)))
        least = self._optimum(highspy.ObjSense.kMinimize)
        most = self._optimum(highspy.ObjSense.kMaximize)
        self._model.changeColsCost(len(index), index, np.zeros(len(index)))
        self._model.changeObjectiveSense(highspy.ObjSense.kMinimize)
        return ceil((least or 0) - _SLIGHT), None if most is None else floor(most + _SLIGHT)

    def holding(self, node: int, *, least: bool) -> tuple[Row, ...]:
        """The bounds that hold the least (else the greatest) count of a node where it is: those with a shadow price."""
        cells = np.array(self._cells_of[node], dtype=np.int32)
        model = self._build(range(len(self._low)), whole=False)
        model.changeColsCost(len(cells), cells, np.ones(len(cells)))
        model.changeObjectiveSense(highspy.ObjSense.kMinimize if least else highspy.ObjSense.kMaximize)
        model.run()
        if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return ()
        prices = model.getSolution().row_dual
        sign = 1.0 if least else -1.0
        return tuple((at, sign * price > 0) for at, price in enumerate(prices) if abs(price) > _SLIGHT)

    def _optimum(self, sense: highspy.ObjSense) -> float | None:
        self._model.changeObjectiveSense(sense)
        self._model.run()
        status = self._model.getModelStatus()
        if status in (highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible):
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise EngineError(f"the solver HiGHS stopped with {self._model.modelStatusToString(status)}")
        return float(self._model.getInfo().objective_function_value)

    def _build(self, nodes: Sequence[int], sides: Sequence[Row] | None = None, *, whole: bool | None = None) -> Solver:
        """A program with the rows of some nodes; with `sides`, only these bounds of them."""
        wanted = None if sides is None else set(sides)
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = self._size, len(nodes)
        program.col_cost_ = np.zeros(self._size)
        program.col_lower_ = np.zeros(self._size)
        program.col_upper_ = np.full(self._size, _INFINITE)
        program.row_lower_ = np.array(
            [self._low[n] if wanted is None or (n, True) in wanted else -_INFINITE for n in nodes], dtype=float
        )
        program.row_upper_ = np.array(
            [self._high[n] if wanted is None or (n, False) in wanted else _INFINITE for n in nodes], dtype=float
        )
        if self._whole if whole is None else whole:
            program.integrality_ = [highspy.HighsVarType.kInteger] * self._size
        counts = [len(self._cells_of[node]) for node in nodes]
        matrix = program.a_matrix_
        matrix.format_ = highspy.MatrixFormat.kRowwise
        matrix.start_ = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
        matrix.index_ = np.array([cell for node in nodes for cell in self._cells_of[node]], dtype=np.int32)
        matrix.value_ = np.ones(sum(counts))
        model = Solver()
        model.setOptionValue("output_flag", False)
        model.setOptionValue("threads", 1)
        model.setOptionValue("random_seed", 0)
        model.setOptionValue("mip_rel_gap", 0.0)
        model.setOptionValue("mip_abs_gap", 0.5)
        model.setOptionValue("iis_strategy", 2)
        model.passModel(program)
        return model

    def _feasible(self, model: Solver) -> bool:
        model.run()
        status = model.getModelStatus()
        if status == highspy.HighsModelStatus.kOptimal:
            return True
        if status == highspy.HighsModelStatus.kInfeasible:
            return False
        raise EngineError(f"the solver HiGHS stopped with {model.modelStatusToString(status)}")

    def _named(self) -> list[Row]:
        """The bounds that HiGHS holds responsible; all of them where it names none."""
        model = self._build(range(len(self._low)), whole=False)
        if not self._feasible(model):
            _, found = model.getIis()
            rows: list[Row] = []
            for node, side in zip(found.row_index_, found.row_bound_, strict=True):
                if side != _UPPER:
                    rows.append((int(node), True))
                if side != _LOWER:
                    rows.append((int(node), False))
            if rows and not self._feasible(self._only(rows)):
                return rows
        every = range(len(self._low))
        return [(n, True) for n in every if self._low[n] > 0] + [(n, False) for n in every if self._high[n] < _INFINITE]

    def _only(self, rows: Sequence[Row]) -> Solver:
        return self._build(sorted({node for node, _ in rows}), rows)

    def _shrunk(self, rows: list[Row]) -> tuple[Row, ...]:
        """The bounds without those that the contradiction does not need, each tried in turn, small counts first."""
        kept = sorted(rows, key=lambda row: (self._bound(row), row))
        for row in tuple(kept):
            fewer = [each for each in kept if each != row]
            if fewer and not self._feasible(self._only(fewer)):
                kept = fewer
        return tuple(sorted(kept))

    def _bound(self, row: Row) -> float:
        node, is_lower = row
        return float(self._low[node] if is_lower else self._high[node])

    def _short_of(self, rows: Sequence[Row]) -> int:
        """The least number of people by which the bounds together miss being possible."""
        model = self._build([node for node, _ in rows], rows)
        for at, (node, is_lower) in enumerate(rows):  # a row for each bound: one row with both cannot be upside down
            model.changeRowBounds(
                at, self._low[node] if is_lower else -_INFINITE, _INFINITE if is_lower else self._high[node]
            )
            model.addCol(1.0, 0.0, _INFINITE, 1, np.array([at], dtype=np.int32), np.array([1.0 if is_lower else -1.0]))
        model.run()
        if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise EngineError("the solver HiGHS could not measure a contradiction that it found")
        return max(1, ceil(float(model.getInfo().objective_function_value) - _SLIGHT))
