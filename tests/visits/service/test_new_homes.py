from dataclasses import replace
from typing import Any

from ks_desktop.clients.domain import Client
from ks_desktop.core.values import CaseId
from ks_desktop.house import House
from ks_desktop.visits.domain import AppointmentState
from ks_desktop.visits.domain.new_home import NewHome
from tests.houses import practice


def look(house: House, case: CaseId, **address: Any) -> NewHome:
    return house.new_homes.look(case, moved(house, case, **address), actor=house.actor)


def moved(house: House, case: CaseId, **address: Any) -> Client:
    with house.database.reading(house.actor) as reading:
        key = house.clients.cases([case], reading=reading)[case].client_id
        woman = house.clients.clients([key], reading=reading)[key]
    return replace(woman, address=replace(woman.address, **address))


def test_what_a_move_changes_is_told_and_nothing_is_written() -> None:
    house = practice()
    try:
        with house.database.reading(house.actor) as reading:
            visit = next(
                v
                for v in house.visits.booked(reading=reading)
                if v.nurse == house.actor and v.state is AppointmentState.BOOKED and v.starts_at > house.clock.now()
            )
        case = visit.case_id
        same = look(house, case)
        assert same.before == same.after
        assert (same.is_ours, same.keeps_nurse) == (True, True)
        (still,) = same.visits
        assert still.minutes_before == still.minutes_after
        house.coalition.serve(["Utrecht"], actor=house.actor)
        far = look(house, case, municipality="GM0935", postcode="6211 AA", place="Maastricht")
        assert (far.municipality, far.code, far.is_ours) == ("Maastricht", "GM0935", False)
        assert far.visits[0].minutes_after > far.visits[0].minutes_before + 30
        profile = next(m.profile for m in house.schedules.everybody(actor=house.actor) if m.user == house.actor)
        house.schedules.set_profile(replace(profile, regions=frozenset({"GM0344"})), actor=house.actor)
        zeist = look(house, case, municipality="GM0355", postcode="3701 AA", place="Zeist")
        assert not zeist.visits[0].visits_there
    finally:
        house.close()
