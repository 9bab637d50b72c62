from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.core.clock import instant_of
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import AppointmentId, CaseId, UserId, new_id
from ks_desktop.visits.domain import (
    Appointment,
    AppointmentState,
    Companion,
    CompanionKind,
    Mode,
    Outcome,
    Report,
    booked_until,
    check_minutes,
    has_outcome,
    visit_code,
)

DAY = date(2026, 11, 24)
VISIT = Appointment(
    id=AppointmentId(new_id()),
    case_id=CaseId(new_id()),
    nurse=UserId(new_id()),
    starts_at=instant_of(DAY, time(9, 30)),
    minutes=60,
)


def test_an_appointment_is_read_in_dutch_time() -> None:
    assert (VISIT.day, VISIT.start, VISIT.end) == (DAY, time(9, 30), time(10, 30))


@given(st.uuids())
def test_a_code_is_four_letters_read_aloud_without_mistakes(some: UUID) -> None:
    code = visit_code(some)
    assert len(code) == 4
    assert not set(code) & set("ILOU")
    assert code == visit_code(UUID(str(some)))


def test_codes_of_visits_made_together_differ() -> None:
    assert len({visit_code(new_id()) for _ in range(100)}) > 95


@pytest.mark.parametrize(
    ("outcome", "expected"), [(Outcome.VISITED, True), (Outcome.DECLINED, True), (Outcome.NOT_AT_HOME, False)]
)
def test_only_a_visit_or_a_no_ends_the_planning(outcome: Outcome, *, expected: bool) -> None:
    assert has_outcome([replace(VISIT, report=Report(outcome=outcome, held_on=DAY))]) is expected
    assert not has_outcome([VISIT])


def test_only_booked_visits_are_still_to_come() -> None:
    later = replace(VISIT, starts_at=VISIT.starts_at + timedelta(days=7), state=AppointmentState.CANCELLED)
    assert booked_until([VISIT, later]) == VISIT.ends_at
    assert booked_until([later]) is None


@pytest.mark.parametrize("minutes", [5, 45, 480])
def test_a_visit_takes_whole_fives(minutes: int) -> None:
    assert check_minutes(minutes) == minutes


@pytest.mark.parametrize("minutes", [0, 4, 47, 485, -5])
def test_another_length_is_refused_at_its_field(minutes: int) -> None:
    with pytest.raises(UserError) as refused:
        check_minutes(minutes)
    assert refused.value.field == "minutes"


def test_only_what_is_met_in_person_asks_for_travel() -> None:
    assert [mode for mode in Mode if mode.is_on_the_road] == [Mode.HOME, Mode.ELSEWHERE]


def test_a_visit_names_its_colleagues_and_its_interpreter() -> None:
    colleague = Companion(kind=CompanionKind.COLLEAGUE, user=UserId(uuid4()))
    interpreter = Companion(kind=CompanionKind.INTERPRETER)
    visit = replace(VISIT, companions=(interpreter, colleague))
    assert visit.colleagues == (colleague.user,)
    assert visit.interpreter is interpreter
    assert VISIT.interpreter is None


def test_a_call_or_a_second_visit_does_not_end_the_planning_of_the_first() -> None:
    held = replace(VISIT, report=Report(outcome=Outcome.VISITED, held_on=DAY))
    assert not has_outcome([replace(held, contact_type="call")])
    assert has_outcome([replace(held, contact_type="call"), held])
