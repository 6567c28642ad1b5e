"""Which texts may name a person, and which only name places, bodies and states."""

from __future__ import annotations

import pytest

from casualties.reports.names import Names
from casualties.rulebook import Rulebook

NAMES = Names(Rulebook(), ["Ar Raqqah", "Raqqa", "Deir ez-Zor"])


@pytest.mark.parametrize(
    "text",
    [
        "Omar Exampli, 34, and his two sons were killed",
        "Fatima was killed with four others",
        "Hope was killed in Raqqa",
        "killed by Captain Exampli of the Syrian army",
        "identified as A. B. Exampli",
        "Exampli's report of 8 dead",
        "Police Chief Omar Exampli",
        "jean-Exampli was killed",
        "قتل أحمد في الرقة",
        "at least 12, among them EXAMPLI",
    ],
)
def test_a_text_with_an_unknown_capital_may_name_a_person(text):
    assert NAMES.may_name_a_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "At least 43 civilians were killed in Raqqa on Saturday, 5 August 2017",
        "Nine soldiers of the Syrian army were killed near Deir ez-Zor",
        "the Ministry of Health",
        "the Health Ministry's figures",
        "Raqqa Relief Committee",
        "Syrian Observatory for Human Rights",
        "US-led coalition",
        "UNHCR and Médecins Sans Frontières",
        "two boys and an old man",
        "",
        None,
    ],
)
def test_places_bodies_states_and_plain_words_name_nobody(text):
    assert not NAMES.may_name_a_person(text)


@pytest.mark.parametrize("plain", ["900002", "INV101", "SYR12345", "2017-08-added", "k2345a", "a1", "ged261"])
def test_ids_of_numbers_and_short_letters_are_plain(plain):
    assert NAMES.is_plain_id(plain)


@pytest.mark.parametrize("telling", ["v-Omar-Exampli", "omar_exampli", "killing of Omar", "Omar2"])
def test_ids_that_hold_words_nobody_knows_are_not(telling):
    assert not NAMES.is_plain_id(telling)
