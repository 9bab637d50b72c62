from ks_desktop.coalition.domain import SECOND_VISIT
from ks_desktop.core.values import new_id
from ks_desktop.visits import store
from ks_desktop.visits.domain import WantedContact
from tests.visits.conftest import TODAY, Room


def test_what_is_wanted_comes_back_and_goes_with_the_case(room: Room) -> None:
    case_id = room.waiting()
    wanted = [
        WantedContact(
            id=new_id(),
            case_id=case_id,
            contact_type=SECOND_VISIT,
            wanted_on=TODAY,
            user=room.actor,
            served_before=number,
        )
        for number in range(2)
    ]
    with room.database.work(room.actor, "test") as work:
        for each in wanted:
            store.add_wanted(work, each)
        assert store.wanted(work, [case_id]) == {case_id: tuple(wanted)}
        assert store.remove_wanted(work, wanted[0].id) == wanted[0]
        assert store.remove_wanted(work, wanted[0].id) is None
        store.destroy(work, case_id)
        assert store.wanted(work, [case_id]) == {}
