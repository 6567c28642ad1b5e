"""Broken records are told by their line, and never shift cells or swallow the rest."""

from __future__ import annotations

from casualties.model import Unread

HEADER = "row_id,harm,value,place,quote\n"


def told(table) -> list[tuple[int | None, str]]:
    return [(unread.line, unread.problem.split(";")[0]) for unread in table.unread]


def test_too_few_and_too_many_cells(read) -> None:
    table = read(HEADER + "1,killed,5,Raqqa\n2,killed,6,Deir, ez-Zor,x\n3,killed,7,Raqqa,x\n")
    assert table.claims["row_id"].to_list() == ["3"]
    assert told(table) == [
        (2, "has 4 cells where the header has 5"),
        (3, "has 6 cells where the header has 5"),
    ]


def test_a_file_cut_off_in_its_last_line(read) -> None:
    table = read(HEADER + "1,killed,5,Raqqa,x\n2,killed,1")
    assert table.claims["row_id"].to_list() == ["1"]
    assert told(table) == [(3, "has 3 cells where the header has 5")]


def test_a_quotation_mark_never_closed_costs_its_line(read) -> None:
    rows = "".join(f'{number},killed,5,Raqqa,"says ""{number}"""\n' for number in range(2, 400))
    table = read(HEADER + '1,killed,5,Raqqa,"open\n' + rows)
    assert table.claims["row_id"].to_list() == [str(number) for number in range(2, 400)]
    assert told(table) == [(2, "a quotation mark opens in this line and is never closed")]


def test_marks_inside_plain_cells_are_letters(read) -> None:
    table = read(HEADER + '1,killed,5,Raqqa,5" shell and 6" shell\n2,killed,5,Raqqa,7" shell\n')
    assert table.claims["quote"].to_list() == ['5" shell and 6" shell', '7" shell']
    assert table.unread == ()


def test_empty_lines_and_empty_rows_are_nothing(read) -> None:
    table = read(HEADER + "\n1,killed,5,Raqqa,x\n,,,,\n\n2,killed,x,Raqqa,x\n\n\n")
    assert table.claims["row_id"].to_list() == ["1"]
    assert [unread.line for unread in table.unread] == [6]
    assert table.rows == 2


def test_cells_beyond_the_header_that_are_empty_are_nothing(read) -> None:
    table = read(HEADER + "1,killed,5,Raqqa,x,,\n2,killed,5,Raqqa,x\n")
    assert table.claims["row_id"].to_list() == ["1", "2"]
    assert all(isinstance(unread, Unread) for unread in table.unread)
    assert table.unread == ()
