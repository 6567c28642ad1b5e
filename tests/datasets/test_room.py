"""A file too large for memory is refused in words; one that fits is read, however little is left."""

from __future__ import annotations

import pytest

import casualties.datasets.room as reading
from casualties.errors import InputError

TABLE = "harm,value,country\n" + "killed,3,SY\n" * 50


def test_a_file_that_does_not_fit_is_refused(read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "room", lambda: 10)
    with pytest.raises(InputError, match=r"does not fit into memory: its first 50 rows.*split it by year"):
        read(TABLE)


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
