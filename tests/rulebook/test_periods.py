from __future__ import annotations

from pathlib import Path

import pytest

from casualties.errors import RuleFileError
from casualties.rulebook import Rulebook


def test_a_year_has_twelve_months_and_a_week_seven_days() -> None:
    rules = Rulebook().periods
    assert sorted(number for entry in rules.months for number in entry.words) == list(range(1, 13))
    assert sorted(number for entry in rules.weekdays for number in entry.words) == list(range(1, 8))


def test_parts_of_a_month_do_not_run_backwards() -> None:
    assert all(part.first <= part.last for part in Rulebook().periods.parts_of_month)


def test_every_campaign_names_its_public_source() -> None:
    assert all(campaign.source and campaign.names for campaign in Rulebook().periods.campaigns)


def test_an_unknown_order_of_numbers_is_told(tmp_path: Path) -> None:
    (tmp_path / "periods.yaml").write_text(
        'number_orders:\n  - {id: slashes, mark: "/", order: sideways, why: Ours}\n', encoding="utf-8"
    )
    with pytest.raises(RuleFileError, match=r"periods\.yaml:2: .*order"):
        _ = Rulebook(tmp_path).periods
