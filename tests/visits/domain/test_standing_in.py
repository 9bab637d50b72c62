from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.clients.domain import Case, DueDateMethod
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import AppointmentId, CaseId, ClientId, DaySpan, UserId
from ks_desktop.visits.domain import Appointment, AppointmentState
from ks_desktop.visits.domain.standing_in import NOBODYS, StandIn, looks_after, nurse_of_visits, whose

MONDAY = date(2026, 11, 23)
ANNA, BEA, CATO, DORA = (UserId(UUID(int=number)) for number in range(1, 5))
CASE = CaseId(UUID(int=9))


def case(nurse: UserId | None) -> Case:
    return Case(
        id=CASE,
        client_id=ClientId(UUID(int=8)),
        due_date=date(2027, 3, 1),
        due_date_method=DueDateMethod.ULTRASOUND,
        opened_on=date(2026, 11, 1),
        nurse=nurse,
    )


def visit(nurse: UserId, day: int, state: AppointmentState = AppointmentState.BOOKED) -> Appointment:
    return Appointment(
        id=AppointmentId(UUID(int=100 + day)),
        case_id=CASE,
        nurse=nurse,
        starts_at=datetime(2026, 11, day, 9, tzinfo=UTC),
        minutes=60,
        state=state,
    )


def stands_in(instead_of: UserId, nurse: UserId, first: int = 0, days: int = 5, number: int = 1) -> StandIn:
    begin = MONDAY + timedelta(days=first)
    return StandIn(
        id=UUID(int=number),
        case_id=CASE,
        instead_of=instead_of,
        nurse=nurse,
        first=begin,
        last=begin + timedelta(days=days - 1),
    )


def test_a_case_is_of_its_nurse_else_of_the_next_visit_else_of_the_last_held_else_nobodys() -> None:
    visits = [visit(CATO, 26), visit(BEA, 24), visit(DORA, 20, AppointmentState.DONE)]
    assert whose(case(ANNA), visits, (), MONDAY).owner == ANNA
    assert whose(case(None), visits, (), MONDAY).owner == BEA
    assert whose(case(None), visits[2:], (), MONDAY).owner == DORA
    assert whose(case(None), [visit(BEA, 24, AppointmentState.CANCELLED)], (), MONDAY) == NOBODYS
    assert nurse_of_visits(()) is None


def test_who_stands_in_looks_after_it_on_those_days_and_then_it_is_with_her_again() -> None:
    found = [whose(case(ANNA), (), [stands_in(ANNA, BEA, days=2)], MONDAY + timedelta(days=n)) for n in range(-1, 3)]
    assert [each.nurse for each in found] == [ANNA, BEA, BEA, ANNA]
    assert {each.owner for each in found} == {ANNA}
    assert [each.is_stood_in for each in found] == [False, True, True, False]
    assert found[1].until == MONDAY + timedelta(days=1)
    assert found[0].until is None


def test_who_stands_in_may_be_away_herself_and_the_newest_word_counts() -> None:
    both = [stands_in(ANNA, BEA), stands_in(BEA, CATO, days=1, number=2)]
    assert whose(case(ANNA), (), both, MONDAY).nurse == CATO
    assert whose(case(ANNA), (), both, MONDAY).until == MONDAY
    assert whose(case(ANNA), (), both, MONDAY + timedelta(days=1)).nurse == BEA
    newer = [stands_in(ANNA, BEA), stands_in(ANNA, DORA, first=2, number=2)]
    assert whose(case(ANNA), (), newer, MONDAY + timedelta(days=2)).nurse == DORA
    back = [stands_in(ANNA, BEA), stands_in(BEA, ANNA, number=2)]
    assert whose(case(ANNA), (), back, MONDAY).nurse == ANNA


def test_a_case_that_was_given_to_another_nurse_is_not_looked_after_for_the_one_before() -> None:
    assert whose(case(CATO), (), [stands_in(ANNA, BEA)], MONDAY).nurse == CATO


def test_she_looks_after_it_when_she_does_on_some_day() -> None:
    standing = [stands_in(ANNA, BEA, days=2)]
    week = DaySpan(MONDAY, MONDAY + timedelta(days=4))
    assert looks_after(ANNA, case(ANNA), (), standing, week)
    assert looks_after(BEA, case(ANNA), (), standing, week)
    assert not looks_after(ANNA, case(ANNA), (), standing, DaySpan(MONDAY, MONDAY))
    assert not looks_after(CATO, case(ANNA), (), standing, week)
    assert looks_after(ANNA, case(ANNA), (), (), week)


def test_days_that_cannot_be_and_herself_are_refused() -> None:
    with pytest.raises(UserError) as days:
        stands_in(ANNA, BEA, days=0)
    assert days.value.code == "span"
    with pytest.raises(UserError) as herself:
        stands_in(ANNA, ANNA)
    assert herself.value.code == "same_nurse"


NURSES = st.sampled_from([ANNA, BEA, CATO, DORA])


@given(
    st.lists(
        st.tuples(NURSES, NURSES, st.integers(0, 6), st.integers(1, 6)).filter(lambda each: each[0] != each[1]),
        max_size=6,
    ),
    st.integers(-1, 14),
)
@settings(max_examples=60, deadline=None)
def test_there_is_always_one_who_looks_after_it_and_never_after_the_last_day(
    drawn: list[tuple[UserId, UserId, int, int]], day: int
) -> None:
    standing = [stands_in(a, b, first, days, number) for number, (a, b, first, days) in enumerate(drawn)]
    found = whose(case(ANNA), (), standing, MONDAY + timedelta(days=day))
    assert found.owner == ANNA
    assert found.nurse is not None
    assert (found.until is not None) == found.is_stood_in
    if not any(each.counts_on(MONDAY + timedelta(days=day)) for each in standing):
        assert found.nurse == ANNA
