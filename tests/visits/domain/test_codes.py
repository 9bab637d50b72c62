from datetime import date
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.visits.domain import read_plan_label, read_visit_code, visit_code, visit_qr
from ks_desktop.visits.domain.codes import id_ending
from ks_desktop.visits.domain.printed import plan_label


@settings(max_examples=40)
@given(st.integers(0, 2**128 - 1))
def test_a_code_says_how_the_id_of_its_visit_ends(value: int) -> None:
    visit = UUID(int=value)
    assert visit.hex.endswith(id_ending(visit_code(visit)))
    assert read_visit_code(visit_qr(visit_code(visit))) == (visit_code(visit), True)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("x7k2", ("X7K2", False)),
        ("KSV:X7K2", ("X7K2", True)),
        ("ksv±x7k2", ("X7K2", True)),
        ("oil9", ("0119", False)),  # read aloud or off paper for figures
        ("uuuu", None),
        ("x7k", None),
        ("x7k22", None),
        ("", None),
    ],
)
def test_a_typed_code_is_read(typed: str, read: tuple[str, bool] | None) -> None:
    assert read_visit_code(typed) == read


def test_the_label_of_a_sheet_is_read() -> None:
    day = date(2026, 11, 24)
    assert read_plan_label(plan_label(3, day)) == read_plan_label(" 3-2026-11-24 ") == (3, day)


@pytest.mark.parametrize("typed", ["2026-11-24", "3/2026-11-31", "3/2026-13-01", "x/2026-11-24", "3", ""])
def test_what_is_no_label_is_none(typed: str) -> None:
    assert read_plan_label(typed) is None
