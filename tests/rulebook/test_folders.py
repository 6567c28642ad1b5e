"""A user's folder of rules: what nothing would read is told."""

from __future__ import annotations

import pytest

from casualties.errors import RuleFileError
from casualties.rulebook import Rulebook


def test_names_of_ours_and_own_names_in_our_folders_are_good(tmp_path):
    (tmp_path / "findings.yaml").write_text("")
    (tmp_path / "datasets").mkdir()
    (tmp_path / "datasets" / "mine.yaml").write_text("")
    (tmp_path / "notes.txt").write_text("")
    assert Rulebook(tmp_path).folders[-1] == tmp_path


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("finding.yaml", 'no file of rules has this name; did you mean "findings.yaml"?'),
        ("findings.yml", "is not read; end its name in .yaml"),
        ("dataset/mine.yaml", 'no folder of rules has this name; did you mean "datasets"?'),
        ("datasets/more/mine.yaml", "no folder of rules has this name"),
    ],
)
def test_a_file_that_nothing_reads_is_a_mistake(tmp_path, name, said):
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("")
    with pytest.raises(RuleFileError) as told:
        Rulebook(tmp_path)
    assert f"{tmp_path / name}:1: file: {said}" in str(told.value)
