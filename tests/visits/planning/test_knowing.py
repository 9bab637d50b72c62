from dataclasses import replace
from datetime import date, time

from ks_desktop.core.settings import Settings
from ks_desktop.core.values import new_id
from ks_desktop.visits.domain import AtHome, Transport, TravelCorrection, VisitWish
from ks_desktop.visits.planning.knowing import peak_of, travel_of, with_hers
from ks_desktop.visits.store.wishes import put_correction
from tests.visits.conftest import Room
from tests.visits.planning.places import CASE, NURSE, wish


def test_what_she_wishes_is_added_to_what_her_contact_asks() -> None:
    asked = replace(wish(), minutes=75)
    hers = VisitWish(
        case_id=CASE,
        at_home=(AtHome(weekday=0, start=time(9), end=time(12)),),
        nurse=NURSE,
        not_before=date(2026, 12, 1),
        may_use_interpreter=False,
    )
    found = with_hers(asked, hers)
    assert (found.at_home, found.wished_nurse, found.not_before) == (hers.at_home, NURSE, hers.not_before)
    assert found.minutes == 75  # the length of the contact, as she has none of her own
    assert not found.may_use_interpreter
    assert with_hers(asked, replace(hers, minutes=30)).minutes == 30
    assert with_hers(asked, None) is asked


def test_the_settings_say_the_busy_hours(room: Room) -> None:
    assert peak_of(Settings()).percent == 0
    room.settings.change({"peak_percent": 30, "peak_hours": "8-9"}, actor=room.actor)
    with room.database.work(room.actor, "test") as work:
        put_correction(
            work, TravelCorrection(id=new_id(), start="3511", end="3523", transport=Transport.CAR, minutes=40)
        )
    with room.database.reading(room.actor) as reading:
        travel = travel_of(reading)
    assert travel.peak.hours == ((time(8), time(9)),)
    assert travel.journey("3511", "3523", Transport.CAR).minutes == 40
    assert travel.is_busy(Transport.CAR)
