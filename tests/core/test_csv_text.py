import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.core.csv_text import read_text
from ks_desktop.core.errors import UserError
from ks_desktop.core.grid import Encoding, Grid

HEAD = "received_on;birth_surname;due_date\n"


def cells(grid: Grid) -> list[tuple[int, tuple[str, ...]]]:
    return [(line.number, line.cells) for line in grid.lines]


def refused(content: bytes) -> UserError:
    with pytest.raises(UserError) as caught:
        read_text(content)
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
        ("utf-16-le", Encoding.UTF_16),
        ("utf-16-be", Encoding.UTF_16),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_it_says_what_it_saw(delimiter: str, encoding: str, seen: Encoding, end: str) -> None:
    text = f"received_on,birth_surname{end}2026-11-18,Müller{end}".replace(",", delimiter)
    grid = read_text(text.encode(encoding))
    assert (grid.encoding, grid.delimiter) == (seen, delimiter)
    assert cells(grid) == [(1, ("received_on", "birth_surname")), (2, ("2026-11-18", "Müller"))]


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=60),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from([",", ";", "\t"]),
)
def test_every_cell_comes_back_as_a_spreadsheet_wrote_it(texts: list[str], delimiter: str) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerow(["received_on", "birth_surname", "due_date"])
    writer.writerows(["2026-11-18", text, ""] for text in texts)
    lines = read_text(out.getvalue().encode()).lines
    assert [line.cells[1] for line in lines[1:]] == texts


def test_empty_lines_count_and_are_left_out() -> None:
    grid = read_text(f"{HEAD}2026-11-18;A;\n;;\n\n2026-11-18;B\n".encode())
    assert [line.number for line in grid.lines] == [1, 2, 5]


@pytest.mark.parametrize("above", ["sep=;\n", '"sep=;"\r\n', "SEP=;;;\n;;\n"])
def test_the_line_that_names_the_separator_is_passed_over(above: str) -> None:
    grid = read_text(f"{above}{HEAD}".encode())
    assert [line.cells for line in grid.lines] == [("received_on", "birth_surname", "due_date")]


def test_the_separator_that_a_file_names_is_honoured() -> None:
    grid = read_text(b"sep=\t\nreceived_on\tbirth_surname\n2026-11-18\tSlot;,\n")
    assert (grid.delimiter, grid.lines[1].cells[1]) == ("\t", "Slot;,")


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    error = refused(f'sep=;\n;;\n{HEAD}2026-11-18;"B;2027-03-16\n'.encode())
    assert error.values == {"line": 4}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xff\xfea", "csv_encoding"),
        (HEAD.encode() + b"\x81\xff", "csv_encoding"),
        (b"MZ\x00\x03\x00\x00\x00;a" + bytes(200), "csv_binary"),
        (f'{HEAD}2026-11-18;"Kaya;2027-03-16\n2026-11-18;B;x\n'.encode(), "csv_quote"),
        (f'{HEAD}2026-11-18;"Ka"ya;2027-03-16\n'.encode(), "csv_line"),
        (b";" * 600 + b"x\n", "list_columns"),
        (b";" * 400 + b"x\n" + (b";" * 400 + b"x\n") * 5_000, "csv_size"),
    ],
)
def test_a_broken_file_is_named_and_nothing_of_it_is_used(content: bytes, code: str) -> None:
    error = refused(content)
    assert error.code == code
    assert "Kaya" not in error.text()


def test_a_quote_that_never_closes_is_found_where_it_opens() -> None:
    error = refused(f'{HEAD}2026-11-18;A;2027-03-16\n2026-11-18;"B;2027-03-16\nmeer\n'.encode())
    assert error.values == {"line": 3}


def test_a_line_end_inside_quotes_stays_inside_the_cell() -> None:
    grid = read_text(f'{HEAD}2026-11-18;"Slot\nen Zn";2027-03-16\n'.encode())
    assert grid.lines[1].cells[1] == "Slot\nen Zn"


def test_a_cell_that_is_far_too_long_spoils_no_other() -> None:
    grid = read_text(f"name;note\nA;{'x' * 200_000}\nB;y\n".encode())
    assert [line.cells[0] for line in grid.lines] == ["name", "A", "B"]
    assert len(grid.lines[1].cells[1]) == 200_000


def test_a_quote_that_never_closes_is_found_however_much_follows() -> None:
    with pytest.raises(UserError) as caught:
        read_text(f'name;note\nA;"{"x;y" * 100_000}\nB;y\n'.encode())
    assert (caught.value.code, caught.value.values) == ("csv_quote", {"line": 2})


def test_whoever_expects_more_may_say_how_much() -> None:
    content = b"a;b\n" * 10
    with pytest.raises(UserError, match="csv_size"):
        read_text(content, most_cells=19)
    assert len(read_text(content, most_cells=20).lines) == 10
