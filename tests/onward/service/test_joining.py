from ks_desktop.core.values import CaseId
from ks_desktop.onward import store
from ks_desktop.onward.service.joining import ONWARD_JOINED
from tests.onward.rooms import Rooms


def test_all_of_it_goes_to_the_case_that_stays(rooms: Rooms, case_id: CaseId) -> None:
    gone = rooms.woman(given_name="Beyza", bsn="", birth_surname="Demir", phone="0611112222")
    onward_id = rooms.sent(gone)
    before = rooms.now(onward_id)
    assert ONWARD_JOINED.joined_tables == store.CLAIMED
    with rooms.database.work(rooms.actor, "clients_merged") as work:
        moved = ONWARD_JOINED.cases_joined(gone, case_id, work=work)
    assert {each.table for each in moved} == {"onward_referral", "onward_step"}
    after = rooms.now(onward_id)
    assert (after.case_id, after.steps) == (case_id, before.steps)
    with rooms.database.reading(rooms.actor) as reading:
        assert rooms.onward.of_cases([gone], reading=reading) == {}
