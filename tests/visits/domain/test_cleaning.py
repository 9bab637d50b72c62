from datetime import date

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.visits.domain import Outcome, Report
from ks_desktop.visits.domain.cleaning import cleaned, one_line

DAY = date(2026, 11, 21)


def test_a_report_is_kept_without_empty_goals_and_unprintable_marks() -> None:
    typed = Report(
        outcome=Outcome.VISITED,
        held_on=DAY,
        note="a\r\nb\u202e",
        agreed=("Rust", " ", "W\u0000"),
        next_step=" bel\n",
    )
    kept = cleaned(typed)
    assert (kept.note, kept.agreed, kept.next_step) == ("a\nb", ("Rust", "W"), "bel")


def test_a_line_that_is_too_long_names_its_field() -> None:
    assert one_line("x" * 200, "reason") == "x" * 200
    with pytest.raises(UserError) as refused:
        one_line("x" * 201, "reason")
    assert refused.value.field == "reason"
