from __future__ import annotations

import pytest

from casualties.findings._sum_words import SumWords
from casualties.rulebook import Rulebook

RULES = Rulebook()
WORDS = SumWords(RULES)
READ = (
    *((entry, WORDS.rates) for entry in RULES.sums.rates),
    *((entry, WORDS.shares) for entry in RULES.sums.shares),
    *((entry, WORDS.steps) for entry in RULES.sums.steps),
    *((entry, WORDS.breakdowns) for entry in RULES.sums.breakdowns),
)


@pytest.mark.parametrize(("entry", "read"), READ, ids=[entry.id for entry, _ in READ])
def test_every_entry_finds_and_ignores_what_it_says(entry, read) -> None:
    assert [sentence for sentence in entry.finds if not list(read(sentence, 0))] == []
    assert [sentence for sentence in entry.ignores if list(read(sentence, 0))] == []


def test_a_share_names_its_whole_and_where_it_stands() -> None:
    text = "Nearly all: 48 % of the total of 1,402 were women and children."
    (share,) = WORDS.shares(text, 100)
    assert (share.percent, share.whole, text[share.start - 100 : share.end - 100]) == (48, 1402, "48 %")


def test_a_rate_of_whole_people_is_rounded_by_half_a_person() -> None:
    (rate,) = WORDS.rates("That is 177 a day.", 0)
    assert (rate.low, rate.high, rate.days) == (176.5, 177.5, 1)
