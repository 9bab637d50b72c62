from ks_desktop.core.values import DaySpan
from ks_desktop.visits import store
from ks_desktop.visits.planning.days import day_plan
from ks_desktop.visits.planning.roads import road_of
from tests.visits.conftest import Room


def test_the_road_of_a_nurse_is_what_her_day_plan_shows(room: Room) -> None:
    case_id = room.waiting()
    proposal = room.visits.proposals(case_id, actor=room.actor)[0]
    room.visits.accept(proposal, actor=room.actor)
    with room.database.reading(room.actor) as reading:
        visits = store.occupying(reading, DaySpan(proposal.day, proposal.day), room.actor)
        road = road_of(room.actor, visits, room.visits.facts, reading=reading)
    assert (road.nurse, road.place.postcode, tuple(road.women)) == (room.actor, "3511 AB", (case_id,))
    assert day_plan(road, proposal.day) == room.visits.day_plan(proposal.day, actor=room.actor)
