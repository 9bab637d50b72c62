"""A pregnancy that ended through the whole house, and a woman who died: written down, called after, taken back."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from ks_desktop.clients.domain import CallAfter, Case, CloseReason, Ending
from ks_desktop.clients.store import endings
from ks_desktop.core.errors import KsError
from ks_desktop.core.values import CaseId
from ks_desktop.house import House
from ks_desktop.letters.domain import LetterKind
from ks_desktop.practice import MovableClock
from ks_desktop.referrals.domain import Tray
from ks_desktop.visits.domain import Appointment, AppointmentState
from tests.families import FIELDS, sign_up
from tests.houses import TODAY, practice


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    opened = practice()
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def on_saturday(house: House) -> Iterator[None]:
    yield
    assert isinstance(house.clock, MovableClock)
    house.clock.run_on_time()


def go_to(house: House, day: date) -> None:
    assert isinstance(house.clock, MovableClock)
    house.clock.go_to(day)


def case(house: House, case_id: CaseId) -> Case:
    with house.database.reading(house.actor) as reading:
        return house.clients.cases([case_id], reading=reading)[case_id]


def ending(house: House, case_id: CaseId) -> Ending | None:
    with house.database.reading(house.actor) as reading:
        return house.endings.of([case_id], reading=reading).get(case_id)


def plan(house: House, case_id: CaseId) -> Appointment:
    made = house.visits.accept(house.visits.proposals(case_id, actor=house.actor)[0], actor=house.actor)
    return next(visit for visit in visits(house, case_id) if visit.id == made.appointment_id)


def visits(house: House, case_id: CaseId) -> tuple[Appointment, ...]:
    with house.database.reading(house.actor) as reading:
        return house.visits.of_cases([case_id], reading=reading).get(case_id, ())


def refused(call: object) -> str:
    assert callable(call)
    with pytest.raises(KsError) as error:
        call()
    return error.value.code


def test_it_says_what_was_said_and_asks_nothing_else(house: House) -> None:
    first = sign_up(house, "Eerst")
    future = TODAY + timedelta(days=1)
    late = lambda: house.endings.end(first, "pregnancy_ended", ended_on=future, actor=house.actor)  # noqa: E731
    assert refused(late) == "future"
    house.endings.end(first, "pregnancy_ended", ended_on=TODAY, told_by=" verloskundige ", actor=house.actor)
    found = ending(house, first)
    assert found is not None
    assert (found.ended_on, found.told_by, found.call, found.noted_on) == (
        TODAY,
        "verloskundige",
        CallAfter.NOT_OFFERED,
        TODAY,
    )
    assert refused(lambda: house.endings.end(first, "died", actor=house.actor)) == "closed"
    assert refused(lambda: house.clients.reopen_case(first, actor=house.actor)) == "quiet"
    assert refused(lambda: house.endings.called(first, actor=house.actor)) == "stale"


def test_what_an_older_program_closed_so_is_opened_again(house: House) -> None:
    one = sign_up(house, "Vroeger", initials="V.")
    visit = plan(house, one)
    house.endings.end(one, "pregnancy_ended", actor=house.actor)
    with house.database.work(house.actor, "client_changed") as work:
        endings.remove(work, one)  # as it lies in a file that was brought up to date
    house.endings.take_back(one, actor=house.actor)
    assert case(house, one).is_open
    assert [(each.id, each.state) for each in visits(house, one)] == [(visit.id, AppointmentState.CANCELLED)]
    assert refused(lambda: house.endings.take_back(one, actor=house.actor)) == "open"


def test_every_way_of_closing_for_that_reason_is_quiet(house: House) -> None:
    one = sign_up(house, "Langs", initials="L.")
    visit = plan(house, one)
    house.clients.close_case(one, CloseReason.PREGNANCY_ENDED, actor=house.actor)
    assert case(house, one).is_quiet
    assert ending(house, one) is not None
    assert visits(house, one)[-1].state is AppointmentState.CANCELLED
    house.undo.undo(actor=house.actor)
    assert case(house, one).is_open
    assert ending(house, one) is None
    assert next(each for each in visits(house, one) if each.id == visit.id).state is AppointmentState.BOOKED


def test_the_call_is_made_once_or_is_not_wanted(house: House) -> None:
    one = sign_up(house, "Bellen")
    house.endings.end(one, "pregnancy_ended", offer_call=True, actor=house.actor)
    before = ending(house, one)
    assert before is not None
    assert before.call is CallAfter.OFFERED
    house.endings.called(one, actor=house.actor)
    house.endings.called(one, is_wanted=False, actor=house.actor)
    after = ending(house, one)
    assert after is not None
    assert (after.call, after.called_on) == (CallAfter.NOT_WANTED, TODAY)


def test_when_she_died_all_her_open_cases_end_and_no_letter_is_made_ever(house: House) -> None:
    first = sign_up(house, "Weg", due_date="2027-01-04")
    second = sign_up(house, "Weg", due_date="2027-06-30", received_on="2026-11-21")
    assert first != second
    house.endings.end(first, "died", offer_call=True, actor=house.actor)
    assert case(house, first).close_reason is case(house, second).close_reason is CloseReason.DIED
    found = ending(house, first)
    assert found is not None
    assert found.call is CallAfter.NOT_OFFERED
    by_mistake = house.referrals.record(
        {**FIELDS, "birth_surname": "Weg", "due_date": "2027-08-25", "received_on": "2026-11-21"}, actor=house.actor
    )
    assert any("overleden" in sentence for _name, sentence in by_mistake.told())
    draft = lambda: house.letters.draft(LetterKind.RECEIPT, by_mistake.case_id, actor=house.actor)  # noqa: E731
    assert refused(draft) == "died"
    house.endings.take_back(second, actor=house.actor)
    assert case(house, first).is_open
    assert case(house, second).is_open


def test_it_can_be_taken_back_for_thirty_days(house: House) -> None:
    one, other = sign_up(house, "Dertig"), sign_up(house, "Ander")
    house.endings.end(one, "pregnancy_ended", actor=house.actor)
    house.endings.end(other, "pregnancy_ended", actor=house.actor)
    go_to(house, TODAY + timedelta(days=30))
    house.endings.take_back(one, actor=house.actor)
    assert case(house, one).is_open
    assert refused(lambda: house.endings.take_back(one, actor=house.actor)) == "open"
    go_to(house, TODAY + timedelta(days=31))
    assert refused(lambda: house.endings.take_back(other, actor=house.actor)) == "too_late"


def test_what_cannot_come_back_is_said(house: House) -> None:
    one, other = sign_up(house, "Bezet"), sign_up(house, "Plaats", postcode="3523 CE")
    visit = plan(house, one)
    house.endings.end(one, "pregnancy_ended", actor=house.actor)
    taking = house.visits.proposals(other, actor=house.actor, first=visit.day, last=visit.day)
    row = next(
        each
        for each in taking
        if each.starts_at < visit.ends_at and visit.starts_at < each.starts_at + timedelta(minutes=each.minutes)
    )
    house.visits.accept(row, actor=house.actor)
    (lost,) = house.endings.take_back(one, actor=house.actor).not_back
    assert dict(lost.values)["time"] == f"{visit.start:%H:%M}"
    assert case(house, one).is_open
    assert [each.state for each in visits(house, one)] == [AppointmentState.CANCELLED]
    third = sign_up(house, "Voorbij")
    gone = plan(house, third)
    house.endings.end(third, "pregnancy_ended", actor=house.actor)
    go_to(house, gone.day + timedelta(days=1))
    (lost,) = house.endings.take_back(third, actor=house.actor).not_back
    assert "that day has passed" in lost.text


def test_nothing_of_it_is_left_when_the_case_is_destroyed(house: House) -> None:
    one = sign_up(house, "Vernietigd")
    house.endings.end(one, "pregnancy_ended", actor=house.actor)
    with house.database.work(house.actor, "client_changed") as work:
        house.clients.destroy_within(one, work=work)
    assert ending(house, one) is None
    assert Tray.NOT_TAKEN_UP not in {
        line.tray for line in house.referrals.list(actor=house.actor) if "Vernietigd" in line.name
    }
