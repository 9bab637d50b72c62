import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.core.errors import UserError
from ks_desktop.referrals.exchange import BATCH_ROWS, Encoding, read_sheet

HEAD = "received_on;birth_surname;due_date\n"


def refused(content: bytes) -> UserError:
    with pytest.raises(UserError) as caught:
        read_sheet(content)
    assert caught.value.text()
    return caught.value


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize(
    ("encoding", "seen"),
    [
        ("utf-8", Encoding.UTF_8),
        ("utf-8-sig", Encoding.UTF_8),
        ("cp1252", Encoding.WINDOWS_1252),
        ("utf-16", Encoding.UTF_16),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_it_says_what_it_saw(delimiter: str, encoding: str, seen: Encoding, end: str) -> None:
    text = f"received_on,birth_surname,due_date{end}2026-11-18,Müller,2027-03-16{end}".replace(",", delimiter)
    sheet = read_sheet(text.encode(encoding))
    assert (sheet.encoding, sheet.delimiter) == (seen, delimiter)
    assert [row.values for row in sheet.rows] == [
        {"received_on": "2026-11-18", "birth_surname": "Müller", "due_date": "2027-03-16"}
    ]


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=60),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from([",", ";", "\t"]),
)
def test_every_cell_comes_back_as_a_spreadsheet_wrote_it(cells: list[str], delimiter: str) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerow(["received_on", "birth_surname", "due_date"])
    writer.writerows(["2026-11-18", cell, ""] for cell in cells)
    rows = read_sheet(out.getvalue().encode()).rows
    assert [row.values["birth_surname"] for row in rows] == cells


def test_rows_are_counted_from_the_first_below_the_header_and_nothing_is_said_of_empty_ones() -> None:
    sheet = read_sheet(f"{HEAD}2026-11-18;A;\n;;\n\n2026-11-18;B\n".encode())
    assert [(row.number, row.values.get("birth_surname")) for row in sheet.rows] == [(1, "A"), (4, "B")]


@pytest.mark.parametrize("above", [";;\n", "\n;;\n\n", "sep=;\n", '"sep=;"\r\n', "SEP=;;;\n;;\n"])
def test_what_stands_empty_above_the_field_names_is_passed_over(above: str) -> None:
    sheet = read_sheet(f"{above}{HEAD}2026-11-18;A;2027-03-16\n".encode())
    assert [(row.number, row.values["birth_surname"]) for row in sheet.rows] == [(1, "A")]


def test_the_separator_that_a_file_names_is_honoured() -> None:
    sheet = read_sheet(b"sep=\t\nreceived_on\tbirth_surname\tdue_date\n2026-11-18\tSlot;,\t2027-03-16\n")
    assert (sheet.delimiter, sheet.rows[0].values["birth_surname"]) == ("\t", "Slot;,")


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    error = refused(f'sep=;\n;;\n{HEAD}2026-11-18;"B;2027-03-16\n'.encode())
    assert error.values == {"line": 4}


def test_a_row_with_too_many_cells_is_refused_alone() -> None:
    sheet = read_sheet(f"{HEAD}2026-11-18;A;2027-03-16;meer\n2026-11-18;B;2027-03-16;;\n".encode())
    assert [row.error.code if row.error else "" for row in sheet.rows] == ["csv_cells", ""]


def test_a_cell_that_is_far_too_long_is_refused_alone() -> None:
    sheet = read_sheet(f"{HEAD}2026-11-18;{'x' * 100_001};2027-03-16\n2026-11-18;B;2027-03-16\n".encode())
    assert [row.error.field if row.error else "" for row in sheet.rows] == ["birth_surname", ""]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "csv_empty"),
        (b"\n\n", "csv_empty"),
        (b"\xff\xfea", "csv_encoding"),
        (b"sep=;\n;;\n", "csv_empty"),
        (HEAD.encode() + b"\x81\xff", "csv_encoding"),
        (b"Kaya;Aylin;1998\n", "csv_column"),
        (b"received_on;birth_surname;due_date;due_date\n", "csv_twice"),
        (b"received_on;due_date\n", "csv_missing"),
        (b"received_on;birth_surname;phone\n", "csv_missing"),
        (f'{HEAD}2026-11-18;"Kaya;2027-03-16\n2026-11-18;B;x\n'.encode(), "csv_quote"),
        (f'{HEAD}2026-11-18;"Ka"ya;2027-03-16\n'.encode(), "csv_line"),
        (HEAD.encode() + b"x" * 50_000_001, "csv_size"),
    ],
)
def test_a_broken_file_is_named_and_nothing_of_it_is_used(content: bytes, code: str) -> None:
    error = refused(content)
    assert error.code == code
    assert "Kaya" not in error.text()


def test_a_quote_that_never_closes_is_found_where_it_opens() -> None:
    error = refused(f'{HEAD}2026-11-18;A;2027-03-16\n2026-11-18;"B;2027-03-16\nmeer\n'.encode())
    assert error.values == {"line": 3}


def test_a_very_long_quoted_cell_is_named_by_line() -> None:
    error = refused(f'{HEAD}2026-11-18;"{"x" * 200_000}";2027-03-16\n'.encode())
    assert error.code == "csv_line"


def test_batches_hold_at_most_a_hundred_rows() -> None:
    sheet = read_sheet((HEAD + "2026-11-18;A;2027-03-16\n" * 250).encode())
    assert [len(batch) for batch in sheet.batches()] == [BATCH_ROWS, BATCH_ROWS, 50]
