from dataclasses import replace
from datetime import date

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import CaseId, new_id
from ks_desktop.visits.domain import HeldVisit, Outcome, Report

HELD = HeldVisit(
    case_id=CaseId(new_id()),
    contact_type="first_visit",
    report=Report(outcome=Outcome.VISITED, held_on=date(2026, 11, 9)),
    minutes=60,
)


def test_only_a_visit_that_took_place_has_a_length_to_write_down() -> None:
    with pytest.raises(ValueError, match="took place"):
        replace(HELD, report=replace(HELD.report, outcome=Outcome.NOT_AT_HOME))
    for minutes in (0, 4, 485):
        with pytest.raises(UserError):
            replace(HELD, minutes=minutes)
