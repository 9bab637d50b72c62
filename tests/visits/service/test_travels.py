import pytest

from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.values import CaseId
from ks_desktop.visits.domain import Proposal, Transport
from ks_desktop.visits.service.travels import TravelCorrections, Way
from tests.visits.conftest import Room


@pytest.fixture
def travels(room: Room) -> TravelCorrections:
    return TravelCorrections(room.database, room.undo)


def way(case_id: CaseId, found: Proposal) -> Way:
    return Way(case_id=case_id, ends=found.way, transport=Transport.CAR)


def test_corrected_once_used_everywhere(room: Room, travels: TravelCorrections) -> None:
    case_id, other = room.waiting(), room.waiting("Bakker", birth_date="1990-01-01")
    first = room.visits.proposals(case_id, actor=room.actor)[0]
    assert (first.travel_before, first.way) == (10, ("3511 AB", "3523 CD"))
    assert travels.correct(way(case_id, first), 25, actor=room.actor).undo
    for each in (case_id, other):
        found = room.visits.proposals(each, actor=room.actor)[0]
        assert (found.travel_before, found.travel_after) == (25, 25)
    booked = room.visits.accept(room.visits.proposals(case_id, actor=room.actor)[0], actor=room.actor)
    assert booked.changes.visits


def test_a_correction_is_changed_forgotten_and_taken_back(room: Room, travels: TravelCorrections) -> None:
    case_id = room.waiting()
    first = way(case_id, room.visits.proposals(case_id, actor=room.actor)[0])
    travels.correct(first, 25, actor=room.actor)
    assert not travels.correct(first, 25, actor=room.actor).any()
    travels.correct(first, 40, actor=room.actor)
    assert [c.minutes for c in travels.all(actor=room.actor)] == [40]
    room.undo.undo(actor=room.actor)
    assert [c.minutes for c in travels.all(actor=room.actor)] == [25]
    travels.correct(first, None, actor=room.actor)
    assert travels.all(actor=room.actor) == ()
    room.undo.undo(actor=room.actor)
    assert [c.minutes for c in travels.all(actor=room.actor)] == [25]
    room.undo.undo(actor=room.actor)
    assert travels.all(actor=room.actor) == ()


def test_her_own_way_leaves_that_of_colleagues(room: Room, travels: TravelCorrections) -> None:
    case_id = room.waiting()
    ends = ("3511 AB", "3523 CD")
    travels.correct(Way(case_id=case_id, ends=ends, transport=Transport.CAR, nurse=room.actor), 25, actor=room.actor)
    travels.correct(Way(case_id=case_id, ends=ends, transport=Transport.CAR), 40, actor=room.actor)
    assert room.visits.proposals(case_id, actor=room.actor)[0].travel_before == 25
    assert len(travels.all(actor=room.actor)) == 2


def test_undo_refuses_when_it_was_changed_since(room: Room, travels: TravelCorrections) -> None:
    case_id = room.waiting()
    found = way(case_id, room.visits.proposals(case_id, actor=room.actor)[0])
    travels.correct(found, 25, actor=room.actor)
    with room.database.work(room.actor, "test") as work:
        from sqlalchemy import text

        work.session.execute(text("UPDATE travel_correction SET minutes = 30"))
    with pytest.raises(StaleError):
        room.undo.undo(actor=room.actor)


@pytest.mark.parametrize("minutes", [0, 3, 481])
def test_minutes_no_journey_takes_and_unknown_places_are_refused(
    room: Room, travels: TravelCorrections, minutes: int
) -> None:
    case_id = room.waiting()
    known = Way(case_id=case_id, ends=("3511 AB", "3523 CD"), transport=Transport.CAR)
    with pytest.raises(UserError) as refused:
        travels.correct(known, minutes, actor=room.actor)
    assert refused.value.field == "minutes"
    with pytest.raises(UserError) as unknown:
        travels.correct(Way(case_id=case_id, ends=("3511 AB", ""), transport=Transport.CAR), 20, actor=room.actor)
    assert unknown.value.code == "postcode"


def test_the_busy_hours_of_the_settings_count(room: Room) -> None:
    case_id = room.waiting(postcode="1012 AB", place="Amsterdam", municipality="GM0363")
    usual = room.visits.proposals(case_id, actor=room.actor)[0]
    room.settings.change({"peak_percent": "50", "peak_hours": "0-23:59"}, actor=room.actor)
    busy = room.visits.proposals(case_id, actor=room.actor)[0]
    assert busy.travel_before > usual.travel_before * 1.3
