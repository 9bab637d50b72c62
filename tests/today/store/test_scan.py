from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from ks_desktop.clients.domain import CaseState, CloseReason
from ks_desktop.core.values import CaseId
from ks_desktop.house import House
from ks_desktop.today import store
from ks_desktop.today.store import Sketch, Term
from ks_desktop.visits.domain import ContactResult, StopReason
from ks_desktop.visits.service.contacts import Tried
from tests.houses import TODAY, case_in, practice
from tests.today.conftest import woman


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    house = practice()
    yield house
    house.close()


def scanned(house: House, due_from: date = TODAY) -> dict[str, Sketch]:
    with house.database.reading(house.actor) as reading:
        return {sketch.key: sketch for sketch in store.waiting(reading, TODAY, due_from)}


def is_in(house: House, case: CaseId, due_from: date = TODAY) -> bool:
    return case.hex in scanned(house, due_from)


def stop_clock(house: House, case: CaseId) -> None:
    """Let her agreed term stand still from some days ago."""
    stop = house.stop_clocks.new(case, TODAY - timedelta(days=3), None, StopReason.IN_HOSPITAL, "")
    house.stop_clocks.save(stop, actor=house.actor)


def test_only_open_cases_with_consent_and_nothing_planned_are_read(house: House) -> None:
    assert is_in(house, case_in(house, CaseState.READY))
    assert is_in(house, case_in(house, CaseState.NEW))
    for state in (CaseState.CONSENT_MISSING, CaseState.INCOMPLETE, CaseState.PLANNED, CaseState.FEEDBACK_DUE):
        assert not is_in(house, case_in(house, state))


def test_a_closed_case_and_a_pregnancy_that_is_over_are_not_read(house: House) -> None:
    case, over = case_in(house, CaseState.READY), woman(house, due_date="2026-11-20")
    assert not is_in(house, over)
    assert is_in(house, over, TODAY - timedelta(days=1))
    house.clients.close_case(case, CloseReason.MOVED, actor=house.actor)
    assert not is_in(house, case)


def test_a_sketch_says_what_her_place_follows_from(house: House) -> None:
    case = woman(house, urgency="urgent", phone_note="na 15 uur", due_date="2027-03-16")
    found = scanned(house)[case.hex]
    assert (found.due, found.margin, found.area, found.nurse) == ("2027-03-16", 0, "GM0344", None)
    assert (found.is_urgent, found.is_tried, found.is_stopped) == (1, 0, 0)
    assert found.has_rule
    assert not found.is_plain
    assert found._replace(phone_note="").is_plain
    house.visits.contacts.record(case, Tried(result=ContactResult.NOT_REACHED), actor=house.actor)
    stop_clock(house, case)
    found = scanned(house)[case.hex]
    assert (found.is_tried, found.is_stopped) == (1, 1)
    with house.database.reading(house.actor) as reading:
        assert store.tried(reading, TODAY) >= {case}
        assert store.stopped(reading, TODAY) == {case}


def test_a_number_that_is_not_safe_has_no_hours(house: House) -> None:
    case = woman(house, phone_note="na 15 uur", safe_to_call="no")
    assert not scanned(house)[case.hex].has_rule


def test_referrals_up_to_a_day_are_read_of_the_municipalities_that_are_asked(house: House) -> None:
    old = woman(house, received_on="2026-10-01")
    with house.database.reading(house.actor) as reading:
        everywhere = store.received_by(reading, [Term(received_by=date(2026, 10, 1), areas=None)])
        here = store.received_by(reading, [Term(received_by=date(2026, 10, 1), areas=frozenset({"GM0344"}))])
        elsewhere = store.received_by(reading, [Term(received_by=date(2026, 10, 1), areas=frozenset({"GM0355"}))])
        before = store.received_by(reading, [Term(received_by=date(2026, 9, 30), areas=None)])
        assert "GM0344" in store.areas(reading)
    assert old.hex in everywhere & here
    assert old.hex not in elsewhere | before
