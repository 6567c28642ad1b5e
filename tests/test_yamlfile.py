"""Rules are read with all their mistakes told at once, each with file and line."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, ConfigDict

from casualties.errors import InputError, RuleFileError
from casualties.yamlfile import read_layers, read_raw


class Word(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: str
    low: int


class Words(BaseModel):
    model_config = ConfigDict(extra="forbid")
    words: list[Word]
    most: int = 9


@pytest.fixture
def write(tmp_path):
    def put(name, text):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return put


def test_norway_stays_text(write):
    assert read_raw(write("a.yaml", "country: NO\n")) == {"country": "NO"}


def test_a_key_that_stands_twice_is_a_mistake_with_its_line(write):
    with pytest.raises(RuleFileError, match=r"a\.yaml:2: .*low"):
        read_raw(write("a.yaml", "low: 1\nlow: 2\n"))


def test_every_mistake_of_a_file_is_told_at_once(write):
    path = write("a.yaml", "words:\n  - id: dozens\n    low: many\n  - id: scores\n    lwo: 40\nmots: 3\n")
    with pytest.raises(RuleFileError) as told:
        read_layers([path], Words)
    assert [problem.removeprefix(f"{path}:").split(": ")[:2] for problem in told.value.problems] == [
        ["3", "words.0.low"],
        ["4", "words.1.low"],
        ["5", "words.1.lwo"],
        ["6", "mots"],
    ]


def test_an_entry_with_the_same_id_is_replaced_and_a_new_one_joins(write):
    ours = write("ours.yaml", "words: [{id: dozens, low: 24}, {id: scores, low: 40}]\n")
    theirs = write("theirs.yaml", "words: [{id: scores, low: 20}, {id: hundreds, low: 200}]\nmost: 1\n")
    read = read_layers([ours, theirs], Words)
    assert [(word.id, word.low) for word in read.words] == [("dozens", 24), ("scores", 20), ("hundreds", 200)]
    assert read.most == 1


def test_a_mistake_is_told_of_the_layer_that_holds_it(write):
    ours = write("ours.yaml", "words:\n  - {id: dozens, low: 24}\n")
    theirs = write("theirs.yaml", "# mine\nwords:\n  - {id: scores, low: lots}\n")
    with pytest.raises(RuleFileError, match=r"theirs\.yaml:3: words\.1\.low"):
        read_layers([ours, theirs], Words)


def test_a_file_that_is_not_there_is_told_with_its_path(tmp_path):
    with pytest.raises(InputError, match="nowhere"):
        read_raw(tmp_path / "nowhere.yaml")


@pytest.mark.parametrize("deep", ["[" * 100_000, "- " * 100_000 + "x", "{a: " * 5_000, "? " * 5_000])
def test_what_is_nested_too_deeply_for_the_parser_is_told(tmp_path, deep):
    path = tmp_path / "deep.yaml"
    path.write_text(deep)
    with pytest.raises(RuleFileError, match=r"deep\.yaml:1: file: nested more than 100 levels deep"):
        read_raw(path)


def test_a_bomb_of_references_is_read_without_unfolding_it(tmp_path):
    path = tmp_path / "bomb.yaml"
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 9)}]" for at in range(1, 12)]
    path.write_text("\n".join(lines))
    assert len(read_raw(path)) == 12
