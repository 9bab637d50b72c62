import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.visits.service.joining import VisitsJoined
from tests.visits.conftest import Room


def test_visits_go_along_but_two_that_are_planned_do_not(room: Room) -> None:
    room.work_on()
    kept, gone = room.waiting("Kaya"), room.waiting("Demir")
    joined = VisitsJoined()
    waiting = {"stop_clock", "missed_window", "wanted_contact"}
    beside = {
        "contact_attempt",
        "printed_plan_visit",
        "printed_plan_case",
        "visit_companion",
        "safety_look",
        "stand_in",
    }
    assert joined.joined_tables >= {"appointment", "visit_wish"} | beside | waiting
    room.visits.accept(room.visits.proposals(gone, actor=room.actor)[0], actor=room.actor)
    with room.database.work(room.actor, "test") as work:
        assert [one.table for one in joined.cases_joined(gone, kept, work=work)] == ["appointment"]
    other = room.waiting("Bakker")
    room.visits.accept(room.visits.proposals(other, actor=room.actor)[0], actor=room.actor)
    with pytest.raises(UserError) as raised, room.database.work(room.actor, "test") as work:
        joined.cases_joined(other, kept, work=work)
    assert raised.value.code == "two_visits"
