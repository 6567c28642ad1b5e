"""Series: the words of one source on the same people, step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from casualties.bounds.origins import by_origin
from casualties.bounds.turns import Word, falls, is_correction, later, turns
from casualties.findings._tellings import Telling

__all__ = ["Series", "Step", "series"]


@dataclass(frozen=True, slots=True)
class Step:
    """From one word of a source to its next: `word` after `before`.

    `falls`: the later figure lies below the earlier. `corrected`: the source says that it replaces that one. `later`:
    it is said of a later time. `upper_bound`: it falls only as said, since the earlier one is an upper bound.
    """

    word: Telling
    before: Telling
    falls: bool
    corrected: bool
    later: bool
    upper_bound: bool = False

    @property
    def replaces(self) -> bool:
        """Whether the later figure takes the place of the earlier one."""
        return self.corrected or (self.later and not self.falls)


@dataclass(frozen=True, slots=True)
class Series:
    """The words of one origin in turn, and the steps between them."""

    origin: str
    words: tuple[Word[Telling], ...]
    steps: tuple[Step, ...]


def series(
    cells: Iterable[Sequence[Telling]],
    altered: frozenset[str],
    natural: Callable[[str, str], bool] = lambda word, than: False,
) -> Iterator[Series]:
    """The series of each origin in each cell that has two words or more; altered copies are no word of it.

    A lower count that is `natural` (both claims by id) does not fall.
    """
    for cell in cells:
        kept = [each for each in cell if each.id not in altered and each.part_of is None]
        for origin, tellings in by_origin(kept).items():
            words = turns(tellings) if len(tellings) > 1 else []
            if len(words) > 1:
                yield Series(origin, tuple(words), tuple(_step(*pair, natural) for pair in pairwise(words)))


def _step(before: Word[Telling], word: Word[Telling], natural: Callable[[str, str], bool]) -> Step:
    now, then = word.first, before.first
    corrected = is_correction(word, before)
    after = corrected or later(now, then)
    if after and natural(now.id, then.id):
        return Step(now, then, falls=False, corrected=corrected, later=after)
    as_said = after and _falls_as_said(now, then)
    return Step(now, then, (after and falls(now, then)) or as_said, corrected, after, as_said and not falls(now, then))


def _falls_as_said(word: Telling, than: Telling) -> bool:
    """Whether a row's number lies below an upper bound in the row before it, in one running table.

    Tables split "7,000 to 15,000" over two rows; the number still falls, and a reader of the column sees it.
    """
    in_table = word.dataset is not None and word.dataset == than.dataset and word.incident is None
    return in_table and than.qualifier == "at_most" and (word.said or 0) < (than.said or 0)
