from datetime import time, timedelta

from ks_desktop.core.clock import instant_of
from ks_desktop.visits.domain import AtHome, Mode
from ks_desktop.visits.planning.outcome import points_of, proposal_of, without
from ks_desktop.visits.planning.placing import Placing, with_visit
from ks_desktop.visits.planning.points import Spot
from tests.visits.planning.lists import MONDAY, diary, nurse, question, wish

TUESDAY = MONDAY + timedelta(days=1)


def test_what_was_put_in_can_be_taken_out_again() -> None:
    asked = question(diary(), wishes=())
    for mode in (Mode.HOME, Mode.PHONE):
        spot = Spot(nurse=nurse(0), wish=wish(mode=mode), starts_at=instant_of(TUESDAY, time(10)))
        changed = with_visit(asked.diaries[0], spot, asked)
        assert changed != asked.diaries[0]
        assert without(changed, spot) == asked.diaries[0]


def test_a_visit_of_a_plan_is_told_with_its_reasons() -> None:
    asked = question(diary(), wishes=())
    spot = Spot(nurse=nurse(0), wish=wish(), starts_at=instant_of(TUESDAY, time(10)))
    found = proposal_of(asked.diaries[0], spot, asked)
    assert found is not None
    assert (found.nurse, found.starts_at, found.minutes, found.is_best) == (nurse(0), spot.starts_at, 60, True)
    assert found.reasons
    early = Spot(nurse=nurse(0), wish=wish(), starts_at=instant_of(TUESDAY, time(7)))
    assert proposal_of(asked.diaries[0], early, asked) is None


def test_points_are_travel_and_days_and_hours_and_who_has_no_place() -> None:
    liked = (AtHome(weekday=1, start=time(13), end=time(16), liked=True),)
    asked = question(diary(), wishes=())
    placing = Placing(asked)
    hers = wish(at_home=liked, wished_nurse=nurse(5), visit_by=MONDAY)
    placing.put(Spot(nurse=nurse(0), wish=hers, starts_at=instant_of(TUESDAY, time(10))))
    there = 2 * (diary().travel.longest("3511 AB", "3523 CD", diary().place.transport).minutes + asked.rules.margin)
    assert points_of(asked, placing.diaries, placing.spots, [wish(1)]) == there + 10 + 15 + 60 + 2000
