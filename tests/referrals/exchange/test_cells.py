import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.core.formulas import escape, unescape
from ks_desktop.core.grid import Number
from ks_desktop.referrals.exchange.cells import understood


@pytest.mark.parametrize(
    ("field", "cell", "read"),
    [
        ("interpreter", "J", "yes"),
        ("interpreter", "Nee", "no"),
        ("consent_given", "x", "yes"),
        ("consent_given", "✓", "yes"),
        ("consent_given", "-", "unknown"),
        ("safe_to_call", "n.v.t.", "unknown"),
        ("interpreter", "misschien", "misschien"),
        ("referrer_role", "Verloskundige", "midwife"),
        ("referrer_role", "midwife", "midwife"),
        ("urgency", "Spoed", "urgent"),
        ("language", "Turks", "tr"),
        ("language", "tr", "tr"),
        ("reasons", "schulden, stress", "work_income|mental_wellbeing"),
        ("reasons", "work_income|lifestyle", "work_income|lifestyle"),
        ("reasons", "Werk en inkomen", "work_income"),
        ("first_child", "1e kind", "yes"),
        ("first_child", "1", "yes"),
        ("fetuses", "tweeling", "2"),
        ("birth_date", "12-3-98", "12-3-1998"),
        ("birth_date", "5/1/04", "5-1-2004"),
        ("due_date", "16-3-27", "16-3-2027"),
        ("due_date", "16 mrt 2027", "16-3-2027"),
        ("due_date", "16 maart 2027", "16-3-2027"),
        ("due_date", "1 xyz 2027", "1 xyz 2027"),
        ("due_date", "2027/3/16", "2027-3-16"),
        ("due_date", "2027-03-16 00:00:00", "2027-03-16"),
        ("due_date", "2027-03-16T10:15", "2027-03-16T10:15"),
        ("due_date", "46462", "2027-03-16"),
        ("phone", "'+31612345678", "+31612345678"),
        ("given_name", "Ja", "Ja"),
        ("given_name", "'=Anna", "=Anna"),
        ("place", "", ""),
    ],
)
def test_a_cell_says_what_people_mean_by_it(field: str, cell: str, read: str) -> None:
    assert understood(field, cell) == read


def test_only_a_number_gets_back_the_zero_it_lost() -> None:
    assert understood("phone", Number(612345678)) == "0612345678"
    assert understood("phone", "612345678") == "612345678"
    assert understood("bsn", Number(99991041)) == "099991041"


@given(st.text(max_size=20))
def test_a_text_field_is_never_translated(text: str) -> None:
    assert understood("reason_note", escape(text)) == text


def test_csv_of_escaped_cells_reads_back() -> None:
    texts = ["=1", "a;b", 'c"d', "e\nf"]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerow(map(escape, texts))
    (row,) = csv.reader(io.StringIO(out.getvalue(), newline=""), delimiter=";")
    assert [unescape(cell) for cell in row] == texts
