from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.clients.domain.calling import CallRule, call_rule
from ks_desktop.clients.domain.person import SafeContact
from ks_desktop.core.clock import instant_of
from ks_desktop.core.moments import Moment
from ks_desktop.house import House
from ks_desktop.today.domain import Asked, Level, ToCall, call_order
from ks_desktop.today.service.ranking import agreed_try, next_time, time_to_call
from ks_desktop.visits.domain import ContactAttempt, ContactResult, NextTry, StopReason
from ks_desktop.visits.planning.reaching import Reaching
from ks_desktop.visits.service.contacts import Tried
from tests.casefile.test_domain import CASE, NURSE
from tests.families import sign_up
from tests.houses import TODAY, practice
from tests.today.conftest import woman


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    house = practice()
    yield house
    house.close()


ALL: Final = Asked(most_now=99, most_later=99, most_another_day=99)
MONDAY_TEN: Final = instant_of(date(2026, 11, 23), time(10))


def attempt(at: datetime, again: NextTry | None = None) -> ContactAttempt:
    return ContactAttempt(
        id=UUID(int=1), case_id=CASE, user=NURSE, at=at, result=ContactResult.NOT_REACHED, next_try=again
    )


def again(day: date, hour: int) -> NextTry:
    return NextTry(day=day, start=time(hour), end=time(hour + 1))


def test_an_agreed_try_holds_her_back_until_it_comes() -> None:
    today = date(2026, 11, 23)
    tuesday = again(date(2026, 11, 24), 9)
    tries = (attempt(MONDAY_TEN, again(today, 15)), attempt(MONDAY_TEN, tuesday))
    assert agreed_try(tries) == next_time(tries, None, today) == tuesday.starts_at
    assert agreed_try(()) is next_time((), None, today) is None


def test_a_proposal_holds_her_back_on_the_day_of_the_try_only() -> None:
    today, standing = date(2026, 11, 23), Reaching(next_try=again(date(2026, 11, 25), 9))
    assert next_time((attempt(MONDAY_TEN),), standing, today) == instant_of(date(2026, 11, 25), time(9))
    assert next_time((attempt(MONDAY_TEN - timedelta(days=3)),), standing, today) is None


def test_who_was_written_to_is_left_in_peace_until_she_could_answer() -> None:
    standing = Reaching(written_on=TODAY, close_from=date(2026, 12, 7))
    assert next_time((attempt(MONDAY_TEN),), standing, TODAY) == instant_of(date(2026, 12, 7), time(0))


@settings(max_examples=60)
@given(st.integers(0, 14 * 24 * 4), st.sampled_from(("", "na 15 uur", "ma 9-12", "niet wo", "alleen di en do")))
def test_she_is_never_called_outside_her_hours_nor_before_the_agreed_try(quarters: int, note: str) -> None:
    rule = call_rule(SafeContact(phone="06", phone_note=note))
    now, agreed = MONDAY_TEN, MONDAY_TEN + timedelta(minutes=15 * quarters)
    found = time_to_call(rule, agreed, now)
    at = found.at or now
    assert rule.holds(at)
    assert at >= min(agreed, at) >= now
    assert found.at is None or at >= agreed


def test_within_a_quarter_is_now_and_who_may_never_be_called_is_not_held_back() -> None:
    assert time_to_call(None, MONDAY_TEN + timedelta(minutes=10), MONDAY_TEN).at is None
    assert time_to_call(CallRule(is_never=True), None, MONDAY_TEN).at is None


def everybody(house: House) -> list[ToCall]:
    found = house.mornings.call_list(actor=house.actor, asked=ALL)
    return [*found.now, *found.later, *found.another_day]


def test_who_has_hours_stands_under_later_until_it_is_time(house: House) -> None:
    later = sign_up(house, "Later", phone_note="za na 15 uur")
    now = sign_up(house, "Nu", birth_date="1990-01-01", phone_note="za na 8 uur")
    found = house.mornings.call_list(actor=house.actor, asked=ALL)
    assert later in [entry.case_id for entry in found.later]
    assert now in [entry.case_id for entry in found.now]
    assert found.changes_at == found.later[0].call_time.at == instant_of(TODAY, time(15))


def test_the_shown_order_is_that_of_the_rule_for_everybody(house: House) -> None:
    words = ("routine", "soon", "urgent")
    for number in range(12):
        sign_up(
            house,
            f"Orde{'abcdefghijkl'[number]}",
            birth_date=f"19{80 + number}-01-01",
            due_date=(date(2026, 11, 25) + timedelta(days=number * 17)).isoformat(),
            received_on=(TODAY - timedelta(days=number)).isoformat(),
            consent_on=(TODAY - timedelta(days=number)).isoformat(),
            urgency=words[number % 3] if number % 4 == 0 else "routine",
        )
    found = house.mornings.call_list(actor=house.actor, asked=ALL)
    assert {entry.level for entry in found.now} >= {Level.URGENT, Level.CLOSING, Level.TERM, Level.ORDINARY}
    assert list(found.now) == sorted(found.now, key=call_order)
    for most in (1, 3, 7):
        few = house.mornings.call_list(actor=house.actor, asked=Asked(most_now=most))
        assert few.now == found.now[:most]
        assert few.now_count == len(found.now)


def test_stopped_days_give_the_term_back(house: House) -> None:
    case = woman(house, received_on="2026-11-10", due_date="2027-04-20")
    level = {entry.case_id: entry.level for entry in everybody(house)}
    assert level[case] is Level.TERM
    stop = house.stop_clocks.new(case, date(2026, 11, 11), None, StopReason.ABROAD, "")
    house.stop_clocks.save(stop, actor=house.actor)
    assert {entry.case_id: entry.level for entry in everybody(house)}[case] is Level.ORDINARY


def test_an_agreed_try_is_kept_and_presses_when_it_has_come(house: House) -> None:
    case = woman(house, due_date="2027-04-20")
    said = Tried(result=ContactResult.LATER, again=Moment(day=date(2026, 11, 24), start=time(9), end=time(10)))
    house.contacts.record(case, said, actor=house.actor)
    found = house.mornings.call_list(actor=house.actor, asked=ALL)
    (entry,) = [one for one in found.another_day if one.case_id == case]
    assert entry.call_time.at == instant_of(date(2026, 11, 24), time(9))
    assert entry.level is Level.ORDINARY


def test_three_tries_in_vain_make_a_letter_and_no_call(house: House) -> None:
    case = woman(house, received_on="2026-11-02", consent_on="2026-11-02")
    for days in (9, 6, 3):
        at = house.clock.now() - timedelta(days=days)
        house.contacts.record(case, Tried(result=ContactResult.NOT_REACHED, at=at), actor=house.actor)
    assert case not in [entry.case_id for entry in everybody(house)]
    waiting = house.mornings.morning(actor=house.actor).waiting
    assert case in [one.case_id for group in waiting if group.kind.value == "letter_due" for one in group.cases]
