from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from casualties.errors import RuleFileError
from casualties.rulebook import Rulebook


def test_no_name_means_two_bodies() -> None:
    names = Counter(name for body in Rulebook().sources.bodies for name in {body.name, *body.also})
    assert [name for name, times in names.items() if times > 1] == []


def test_every_series_counts_from_a_known_campaign_of_a_known_body() -> None:
    rules = Rulebook()
    campaigns = {campaign.id for campaign in rules.periods.campaigns}
    bodies = {body.name for body in rules.sources.bodies}
    for series in rules.sources.series:
        assert series.campaign in campaigns
        assert series.body in bodies


def test_data_of_a_release_end_before_it_is_published_and_never_fall() -> None:
    for series in Rulebook().sources.series:
        published = [release.published for release in series.releases]
        assert published == sorted(published)
        assert [release.value for release in series.releases] == sorted(release.value for release in series.releases)
        assert all(release.data_to < release.published for release in series.releases)


def test_standards_of_proof_are_in_order() -> None:
    ranks = [standard.rank for standard in Rulebook().sources.standards]
    assert ranks == sorted(set(ranks))


def test_a_user_adds_a_body(tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text(
        "bodies:\n  - {id: delta-watch, name: Delta Watch, kind: monitor, rank: 2, why: Ours}\n", encoding="utf-8"
    )
    assert "Delta Watch" in {body.name for body in Rulebook(tmp_path).sources.bodies}


def test_a_mistake_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text(
        "bodies:\n  - {id: delta-watch, name: Delta Watch, kind: monitor, rank: 0, why: Ours}\n", encoding="utf-8"
    )
    with pytest.raises(RuleFileError, match=r"sources\.yaml:2: .*rank"):
        _ = Rulebook(tmp_path).sources
