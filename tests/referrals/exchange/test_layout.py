import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.referrals.exchange.files import read_grid
from ks_desktop.referrals.exchange.layout import Layout, faults, propose, rows, samples, strangers
from ks_desktop.referrals.exchange.outcomes import Row
from tests.referrals.exchange.makers import workbook

HEAD = "received_on;birth_surname;due_date\n"


def layout(text: str) -> Layout:
    return propose(read_grid(text.encode()))


def rows_of(text: str) -> list[Row]:
    grid = read_grid(text.encode())
    return list(rows(grid, propose(grid), {}))


def codes(text: str) -> list[str]:
    found = layout(text)
    return [error.code for error in (*strangers(found), *faults(found, {}))]


def test_rows_are_counted_from_the_first_below_the_header_and_nothing_is_said_of_empty_ones() -> None:
    found = rows_of(f"{HEAD}2026-11-18;A;\n;;\n\n2026-11-18;B\n")
    assert [(row.number, row.line, row.values["birth_surname"]) for row in found] == [(1, 2, "A"), (4, 5, "B")]


@pytest.mark.parametrize("above", [";;\n", "\n;;\n\n", "sep=;\n", "Lijst van praktijk;;\n\nnovember;;2026\n"])
def test_what_stands_above_the_names_is_passed_over(above: str) -> None:
    assert [(row.number, row.values["birth_surname"]) for row in rows_of(f"{above}{HEAD}2026-11-18;A;x\n")] == [
        (1, "A")
    ]


def test_columns_are_known_by_what_people_call_them() -> None:
    found = layout("Datum verwijzing;Naam;Achternaam;A terme;Mobiel;Kleur auto\n")
    assert found.fields == ("received_on", "", "birth_surname", "due_date", "phone", "")


def test_of_two_names_for_one_field_the_surer_has_it() -> None:
    assert layout("datum;received_on;naam;geboortenaam\n").fields == ("", "received_on", "", "birth_surname")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (HEAD, []),
        ("Kaya;Aylin;1998\n", ["csv_column"] * 3 + ["csv_missing"] * 3),
        (f"{HEAD.strip()};due_date\n", ["csv_twice"]),
        (f"{HEAD.strip()};oogkleur\n", ["csv_column"]),
        ("received_on;due_date\n", ["csv_missing"]),
        ("received_on;birth_surname;phone\n", ["csv_missing"]),
    ],
)
def test_what_stands_in_the_way_is_named(text: str, wrong: list[str]) -> None:
    assert codes(text) == wrong


def test_what_is_fixed_counts_as_a_column() -> None:
    assert [error.field for error in faults(layout("naam;a terme\n"), {})] == ["received_on"]
    assert faults(layout("naam;a terme\n"), {"received_on": "2026-11-18"}) == ()


def test_a_field_chosen_twice_is_named() -> None:
    chosen = layout(HEAD).holding(["received_on", "birth_surname", "birth_surname", "due_date", "bestaat niet"])
    assert chosen.fields == ("received_on", "birth_surname", "birth_surname")
    assert [error.code for error in faults(chosen, {})] == ["csv_twice", "csv_missing"]


def test_no_name_of_a_column_is_repeated_in_a_message() -> None:
    assert all("Kaya" not in error.text() for error in strangers(layout("Kaya;Aylin;1998\n")))


def test_a_row_with_too_many_cells_is_refused_alone() -> None:
    found = rows_of(f"{HEAD}2026-11-18;A;2027-03-16;meer\n2026-11-18;B;2027-03-16;;\n")
    assert [[error.code for error in row.wrong] for row in found] == [["csv_cells"], []]


def test_a_cell_that_is_far_too_long_is_refused_alone() -> None:
    found = rows_of(f"{HEAD}2026-11-18;{'x' * 100_001};2027-03-16\n2026-11-18;B;2027-03-16\n")
    assert [[error.field for error in row.wrong] for row in found] == [["birth_surname"], []]


def test_a_formula_is_refused_only_in_a_column_that_counts() -> None:
    grid = read_grid(workbook(("received_on", "naam", "a terme", "kleur"), ("2026-11-18", "=A1", "2027-03-16", "=A2")))
    (row,) = rows(grid, propose(grid), {})
    assert [(error.code, error.field) for error in row.wrong] == [("list_formula", "birth_surname")]


def test_samples_are_the_first_different_texts() -> None:
    grid = read_grid(f"{HEAD}a;A;\na;;\nb;B;\nc;;\nd;;\n".encode())
    assert samples(grid, propose(grid), 0) == ("a", "b", "c")
    assert samples(grid, propose(grid), 2) == ()


def test_lists_of_one_program_have_one_fingerprint() -> None:
    assert layout("Naam;À terme\n").fingerprint == layout("naam ; a terme\nx;y\n").fingerprint
    assert layout("Naam;A terme\n").fingerprint != layout("A terme;Naam\n").fingerprint


def test_an_empty_list_is_refused() -> None:
    for text in ("sep=;\n;;\n", ";;\n"):
        with pytest.raises(UserError, match="csv_empty"):
            layout(text)
