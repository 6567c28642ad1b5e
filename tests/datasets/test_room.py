"""A file too large for memory is refused in words; one that fits is read, however little is left."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

import casualties.datasets.room as reading
from casualties.datasets.parts import Part
from casualties.errors import InputError
from casualties.rulebook.tables import Memory

TABLE = "harm,value,country\n" + "killed,3,SY\n" * 50


def test_a_file_that_does_not_fit_is_refused(read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "room", lambda: 10)
    with pytest.raises(InputError, match=r"does not fit into memory: its first 50 rows.*split it by year"):
        read(TABLE)


def test_a_long_file_is_refused_at_its_first_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "room", lambda: 200_000)
    part = Part(pl.DataFrame({"row": range(100)}), pl.DataFrame({"value": range(100)}), pl.DataFrame(), (), {})
    memory = Memory(id="memory", why="as measured", times=2, claim_bytes=500)
    assert next(reading.fitting(iter([part]), Path("list.csv"), memory, 200)) is part
    told = r"list.csv: does not fit into memory: by its first 100 rows, all 90,000 take about 0.0 GB"
    with pytest.raises(InputError, match=told):
        next(reading.fitting(iter([part]), Path("list.csv"), memory, 90_000))


def test_more_figures_than_memory_takes_are_refused_before_they_are_linked(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory(id="memory", why="as measured", times=2, claim_bytes=2_000)
    monkeypatch.setattr(reading, "room", lambda: 10**9)
    reading.check_room(500_000, "lists", memory)
    with pytest.raises(InputError, match=r"lists: give 500,001 figures, which take about 1.0 GB to link and to judge"):
        reading.check_room(500_001, "lists", memory)
    monkeypatch.setattr(reading, "room", lambda: None)
    reading.check_room(10**9, "lists", memory)


@pytest.mark.parametrize("left", [None, 10**9])
def test_a_file_that_fits_is_read(read, monkeypatch: pytest.MonkeyPatch, left: int | None) -> None:
    monkeypatch.setattr(reading, "room", lambda: left)
    assert len(read(TABLE).claims) == 50


def test_the_system_says_what_is_left(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "meminfo").write_text("MemTotal: 900 kB\nMemAvailable:  500 kB\n")
    (tmp_path / "memory.max").write_text("400000\n")
    (tmp_path / "memory.current").write_text("100000\n")
    monkeypatch.setattr(reading, "_MEMINFO", tmp_path / "meminfo")
    monkeypatch.setattr(reading, "_GROUP", tmp_path)
    assert reading.room() == 300_000
    (tmp_path / "memory.max").write_text("max\n")
    assert reading.room() == 512_000
    monkeypatch.setattr(reading, "_MEMINFO", tmp_path / "nowhere")
    assert reading.room() is None
