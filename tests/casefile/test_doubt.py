from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.casefile.doubt import Doubt, doubtful
from ks_desktop.clients.domain import (
    CaseState,
    Consent,
    ConsentPurpose,
    ConsentState,
    DueDate,
    DueDateMethod,
)
from ks_desktop.coalition.domain import Terms
from ks_desktop.core.gestation import WeekWindow, age_of
from ks_desktop.core.values import AppointmentId, CaseId, ConsentId, UserId, new_id
from ks_desktop.house import House
from ks_desktop.visits.domain import Appointment, AppointmentState
from tests.houses import TODAY, case_in

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
DAY = date(2026, 12, 1)
DUE = date(2027, 3, 16)
CASE, NURSE = CaseId(new_id()), UserId(UUID(int=1))


def visit(day: date = DAY, state: AppointmentState = AppointmentState.BOOKED) -> Appointment:
    starts = datetime(day.year, day.month, day.day, 10, tzinfo=UTC)
    return Appointment(id=AppointmentId(new_id()), case_id=CASE, nurse=NURSE, starts_at=starts, minutes=60, state=state)


def answer(state: ConsentState = ConsentState.GIVEN) -> Consent:
    return Consent(
        id=ConsentId(new_id()), case_id=CASE, purpose=ConsentPurpose.SIGN_UP, state=state, given_on=date(2026, 11, 1)
    )


def stated(*days: date) -> list[DueDate]:
    return [DueDate(due_date=day, method=DueDateMethod.ULTRASOUND, stated_at=NOW, stated_by=NURSE) for day in days]


@pytest.fixture
def terms(house: House) -> Terms:
    return house.casefiles.page(case_in(house, CaseState.READY), actor=house.actor).terms


def doubts(terms: Terms, *dues: date, consent: Consent | None = None, booked: Appointment | None = None) -> list[Doubt]:
    found = doubtful([booked or visit()], [consent or answer()], stated(*dues), terms, NOW)
    return [entry.doubt for entry in found]


def test_a_visit_inside_her_weeks_with_consent_is_not_doubtful(terms: Terms) -> None:
    assert doubts(terms, DUE) == []
    assert doubts(terms, DUE, DUE + timedelta(days=3)) == []


def test_without_consent_every_visit_to_come_is(terms: Terms) -> None:
    assert doubts(terms, DUE, consent=answer(ConsentState.WITHDRAWN)) == [Doubt.WITHDRAWN]
    assert doubts(terms, DUE, consent=answer(ConsentState.REFUSED)) == [Doubt.NO_CONSENT]


def test_a_visit_that_began_or_was_cancelled_is_nobody_s_worry(terms: Terms) -> None:
    withdrawn = answer(ConsentState.WITHDRAWN)
    assert doubts(terms, DUE, consent=withdrawn, booked=visit(date(2026, 11, 20))) == []
    assert doubts(terms, DUE, consent=withdrawn, booked=visit(state=AppointmentState.CANCELLED)) == []


def test_a_due_date_that_moved_says_on_which_side_the_day_is_now(terms: Terms) -> None:
    due = DUE + timedelta(days=150)  # all her weeks are ahead
    weeks = terms.window.possible(due)
    early, late = visit(weeks.first), visit(weeks.last)
    assert doubts(terms, due + timedelta(days=7), due, booked=early) == [Doubt.TOO_EARLY]
    assert doubts(terms, due - timedelta(days=7), due, booked=late) == [Doubt.TOO_LATE]
    assert doubts(terms, DAY - timedelta(days=60), DUE) == [Doubt.NOT_PREGNANT]


def test_a_day_the_nurse_named_herself_outside_the_weeks_is_her_choice(terms: Terms) -> None:
    after = visit(terms.window.possible(DUE).last + timedelta(days=5))
    assert doubts(terms, DUE, booked=after) == []
    assert doubts(terms, DUE, DUE - timedelta(days=1), booked=after) == []


@given(ahead=st.integers(1, 200), moved=st.integers(-60, 60))
def test_what_lies_inside_the_weeks_of_now_is_never_doubtful(ahead: int, moved: int) -> None:
    window = WeekWindow(earliest=age_of(16), best_from=age_of(20), best_until=age_of(28), latest=age_of(40))
    terms = Terms(municipality="", valid_from=TODAY, window=window)
    day, now_due = TODAY + timedelta(days=ahead), DUE + timedelta(days=moved)
    found = doubts(terms, now_due, DUE, booked=visit(day))
    assert not (found and day in window.possible(now_due))


def test_the_sentence_says_the_day_and_what_to_do(terms: Terms) -> None:
    (found,) = doubtful([visit()], [answer(ConsentState.WITHDRAWN)], stated(DUE), terms, NOW)
    assert found.text("di 1 dec") == (
        "Er staat nog een bezoek gepland op di 1 dec; zij trok haar toestemming in. "
        "Zeg het af of leg haar toestemming opnieuw vast."
    )
