"""The methodology lists what a policy goes by: bodies by name first, then words of other names."""

from __future__ import annotations

from casualties.reports.methodology import methodology
from casualties.rulebook import Rulebook


def test_bodies_ranked_by_name_come_before_words_of_names():
    text = methodology(Rulebook())
    ranks = text.partition("rank for the policy “trusted”")[2]
    by_name = next(line for line in ranks.splitlines() if line.startswith("- 3, by name:"))
    assert "Reuters" in by_name
    assert ranks.index("by name") < ranks.index("by a word in any other name: hospital")
    assert "- 4: whoever is none of these." in ranks


def test_every_habit_that_widens_a_figure_is_listed():
    text = methodology(Rulebook())
    assert "gtd-perpetrators" in text
    assert "acled-centre" in text
