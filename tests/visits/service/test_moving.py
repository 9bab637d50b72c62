import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.visits.service.moving import VisitsMoved
from tests.visits.conftest import Room


def test_a_visit_goes_along_unless_she_has_another_at_that_time(room: Room) -> None:
    room.work_on()
    case, other = room.waiting("Kaya"), room.waiting("Demir")
    for key in (case, other):
        room.visits.accept(room.visits.proposals(key, actor=room.actor)[0], actor=room.actor)
    with room.database.work(room.actor, "test") as work:
        assert VisitsMoved().case_moved(case, [other], work=work) == ()
        assert VisitsMoved().case_moved(case, [], work=work) == ()
        with pytest.raises(UserError) as raised:
            VisitsMoved().case_moved(case, [case], work=work)
    assert raised.value.code == "two_visits"
