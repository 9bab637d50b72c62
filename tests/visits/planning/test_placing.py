from datetime import time, timedelta

from ks_desktop.core.clock import instant_of, local_time
from ks_desktop.visits.domain import AtHome, Mode
from ks_desktop.visits.planning.placing import Placing, with_visit
from ks_desktop.visits.planning.points import Spot
from ks_desktop.visits.planning.wish import Wish
from tests.visits.planning.lists import MONDAY, diary, nurse, question, wish

TUESDAY = MONDAY + timedelta(days=1)


def spot(asked: Wish, at: time, number: int = 0) -> Spot:
    return Spot(nurse=nurse(number), wish=asked, starts_at=instant_of(TUESDAY, at))


def test_a_plan_is_put_on_whole_quarters_where_all_of_it_fits_so() -> None:
    placing = Placing(question(diary(), wishes=()))
    placing.put_plan([spot(wish(1), time(11, 5)), spot(wish(0), time(9, 2))])
    assert [local_time(each.starts_at) for each in placing.spots] == [time(9, 15), time(11, 15)]
    assert len(placing.diaries[nurse(0)].stops) == 2


def test_a_day_without_room_for_quarters_is_put_on_fives() -> None:
    day = diary(days=[1], most_a_day=6)
    starts = (time(8, 45), time(10, 20), time(11, 55), time(13, 30), time(15, 5))
    visits = [spot(wish(n, minutes=85), at) for n, at in enumerate(starts)]
    placing = Placing(question(day, wishes=()))
    placing.put_plan(visits)
    assert len(placing.spots) == 5
    assert any(each.starts_at.minute % 15 for each in placing.spots)
    assert all(each.starts_at.minute % 5 == 0 for each in placing.spots)


def test_what_does_not_fit_is_left_and_then_put_where_it_costs_least() -> None:
    placing = Placing(question(diary(days=[1]), diary(1, days=[2]), wishes=()))
    late = wish(0, visit_by=TUESDAY - timedelta(days=4))
    placing.put_plan([spot(late, time(16, 30))])
    assert placing.spots == []
    placing.put_best([late])
    assert [(each.nurse, each.day) for each in placing.spots] == [(nurse(0), TUESDAY)]


def test_the_best_place_is_in_the_hours_she_likes_and_with_the_nurse_she_wished() -> None:
    liked = (AtHome(weekday=2, start=time(13), end=time(16), liked=True),)
    found = Placing(question(diary(), diary(1), wishes=())).best(wish(at_home=liked, wished_nurse=nurse(1)))
    assert found is not None
    assert (found.nurse, found.day, local_time(found.starts_at)) == (nurse(1), MONDAY + timedelta(days=2), time(13))
    assert Placing(question(diary(days=[]), wishes=())).best(wish()) is None


def test_a_call_that_was_put_in_keeps_others_out_and_needs_no_way() -> None:
    asked = question(diary(days=[1]), wishes=())
    call = Spot(nurse=nurse(0), wish=wish(mode=Mode.PHONE, minutes=30), starts_at=instant_of(TUESDAY, time(10)))
    changed = with_visit(asked.diaries[0], call, asked)
    assert changed.stops == ()
    assert [(one.starts_at, one.ends_at) for one in changed.busy] == [
        (call.starts_at, call.starts_at + timedelta(minutes=30))
    ]
