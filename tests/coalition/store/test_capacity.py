from datetime import timedelta

from ks_desktop.coalition import store
from ks_desktop.coalition.domain import CapacityState
from ks_desktop.core.database import Database
from ks_desktop.core.values import ServiceId, UserId, new_id
from tests.coalition.domain.test_capacity import SERVICE, TODAY, make_answer


def test_every_answer_is_kept_and_the_newest_is_found(database: Database, actor: UserId) -> None:
    other = ServiceId(new_id())
    full = make_answer(CapacityState.FULL, asked_by=actor)
    waits = make_answer(CapacityState.WAITING, weeks=3, words="bel maandag")
    old = make_answer(asked_on=TODAY - timedelta(days=9))
    with database.work(actor, "test") as work:
        for answer in (full, waits, old, make_answer(service_id=other)):
            store.add_capacity(work, answer)
    with database.reading(actor) as reading:
        assert store.capacity_of(reading, SERVICE) == [waits, full, old]
        assert store.newest_capacity(reading, [SERVICE]) == {SERVICE: waits}
        assert store.newest_capacity(reading).keys() == {SERVICE, other}
