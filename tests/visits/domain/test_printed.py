from datetime import UTC, date, datetime
from uuid import UUID

from ks_desktop.core.values import AppointmentId, CaseId, UserId
from ks_desktop.visits.domain import visit_code
from ks_desktop.visits.domain.printed import (
    PLAN_LABELS,
    PlanDraft,
    PlanKind,
    PlanState,
    PlanVisit,
    PrintedPlan,
)

MONDAY = date(2026, 11, 23)
NURSE = UserId(UUID(int=1))


def test_a_sheet_is_called_by_its_number_of_the_day_it_was_made() -> None:
    draft = PlanDraft(kind=PlanKind.DAY, first=MONDAY, last=MONDAY, nurse=NURSE, made_on=date(2026, 11, 22), number=3)
    assert draft.label == "3/2026-11-22"


def test_a_sheet_is_over_after_its_last_day() -> None:
    plan = PrintedPlan(
        id=UUID(int=2),
        kind=PlanKind.WEEK,
        first=MONDAY,
        last=date(2026, 11, 29),
        nurse=NURSE,
        made_on=MONDAY,
        number=1,
        copies=1,
        printed_at=datetime(2026, 11, 23, 7, tzinfo=UTC),
        printed_by=NURSE,
        state=PlanState.OUT,
    )
    assert plan.label == "1/2026-11-23"
    assert not plan.is_over(date(2026, 11, 29))
    assert plan.is_over(date(2026, 11, 30))


def test_a_visit_on_a_sheet_has_the_code_that_is_printed() -> None:
    key = AppointmentId(UUID(int=77))
    at = datetime(2026, 11, 23, 9, tzinfo=UTC)
    assert PlanVisit(appointment_id=key, case_id=CaseId(key), nurse=NURSE, starts_at=at).code == visit_code(key)


def test_every_kind_of_sheet_has_a_name() -> None:
    assert set(PLAN_LABELS) == set(PlanKind)
