"""A rule that could not hold in a run is a mistake of its file, told when it is read."""

from __future__ import annotations

import pytest

from casualties.errors import RuleFileError
from casualties.rulebook import Rulebook

MAP = "id: log\nwhy: x\ntitle: Log\nheader: [dead]\nfigures:\n  - {id: killed, harm: killed, value: dead}\n"
HABITS = "id: log\nwhy: x\ntitle: Log\n"


def told(folder, name, text, read):
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text)
    with pytest.raises(RuleFileError) as wrong:
        read(Rulebook(folder))
    return str(wrong.value)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("quote: {columns: a, pattern: '('}", "is no regular expression that columns can be searched by"),
        ("quote: {columns: a, pattern: '(?=a)b'}", "is no regular expression that columns can be searched by"),
        ("quote: {columns: a, pattern: 'ab'}", "has no group"),
        ("warning: {columns: a, said: no braces}", "needs one {}"),
        ("warning: {columns: a, said: '{} and {}'}", "needs one {}"),
        (
            "convention: {constant: acle}",
            'log.yaml:7: convention: no file rules/conventions/acle.yaml; did you mean "acled"?',
        ),
        ("no_header: {columns: [dead], cells: {dead: '['}}", "is no regular expression"),
        ("  - {id: killed, harm: killed, value: died}", "figures has killed twice; give each figure an id of its own"),
    ],
)
def test_a_column_map(tmp_path, more, said):
    problem = told(tmp_path, "datasets/log.yaml", f"{MAP}{more}\n", lambda rules: rules.datasets)
    assert said in problem
    assert "log.yaml:" in problem


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("rules: [{id: a, kind: split_total, said: '(', why: x}]", "is no regular expression"),
        ("rules: [{id: a, kind: centre, why: x}]", "a rule of the kind centre needs places"),
        ("rules: [{id: a, kind: centre, places: {admin: -1}, why: x}]", "greater than 0"),
        ("rules: [{id: a, kind: counts_perpetrators, why: x}]", "needs part"),
        ("placeholders: [{id: a, value: 3, unless: '[', why: x}]", "is no regular expression"),
        ("placeholders: [{id: a, value: 3, said: ['ok', '*'], why: x}]", "is no regular expression"),
    ],
)
def test_a_convention(tmp_path, more, said):
    assert said in told(tmp_path, "conventions/log.yaml", f"{HABITS}{more}\n", lambda rules: rules.conventions)


@pytest.mark.parametrize("value", ["2", "0", "1", "-0.1", ".nan", ".inf"])
def test_a_share_or_probability_lies_between_0_and_1(tmp_path, value):
    text = f"limits:\n  - {{id: share, value: {value}, unit: share, why: x}}\n"
    problem = told(tmp_path, "linking.yaml", text, lambda rules: rules.linking)
    assert "share" in problem
    assert "linking.yaml:2" in problem


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("state_forces:\n  - {id: a, pattern: 'Forces of', why: x}", "has no group"),
        ("state_forces:\n  - {id: a, pattern: '(', why: x}", "is no regular expression"),
        ("place_cells:\n  - {id: several, pattern: '*', why: x}", "is no regular expression"),
    ],
)
def test_words_of_tables(tmp_path, entry, said):
    assert said in told(tmp_path, "tables.yaml", f"{entry}\n", lambda rules: rules.tables)
