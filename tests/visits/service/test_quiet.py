from datetime import time, timedelta

from ks_desktop.visits.service.changing import booked_of
from ks_desktop.visits.service.quiet import VisitsQuiet
from tests.visits.conftest import Room


def test_a_visit_that_was_there_before_stays_and_one_whose_day_passed_does_not(room: Room) -> None:
    case_id = room.waiting()
    proposal = room.visits.proposals(case_id, actor=room.actor)[0]
    room.visits.accept(proposal, actor=room.actor)
    quiet = VisitsQuiet(room.clock, room.visits.changing)
    now = room.clock.now()
    assert proposal.starts_at > now
    with room.database.work(room.actor, "test") as work:
        (visit,) = booked_of(case_id, reading=work)
        assert quiet.pregnancy_goes_on(case_id, since=now, work=work) == ()
        quiet.pregnancy_ended(case_id, work=work)
        assert booked_of(case_id, reading=work) == (visit,)
        assert quiet.pregnancy_goes_on(case_id, since=visit.starts_at, work=work) == ()
        room.clock.put(visit.day + timedelta(days=1), time(9))
        (lost,) = quiet.pregnancy_goes_on(case_id, since=now, work=work)
        assert dict(lost.values)["day"] == f"{visit.day:%d-%m-%Y}"
        assert booked_of(case_id, reading=work) == ()
