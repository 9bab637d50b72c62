from ks_desktop.clients import store
from ks_desktop.clients.store import bulk
from ks_desktop.clients.store.touched import KeptBeside, take_touched
from ks_desktop.core.database import Database
from ks_desktop.core.values import UserId
from tests.clients.makers import make_case, make_client


def test_who_changed_is_remembered_until_asked(database: Database, actor: UserId) -> None:
    one, other = make_client(), make_client()
    with database.work(actor, "test") as work:
        assert take_touched(work, KeptBeside.LIKENESS) == ()
        store.put_client(work, one)
        bulk.add(work, [other], [make_case(other)], [], [])
        assert take_touched(work, KeptBeside.LIKENESS) == (one.id, other.id)
        assert take_touched(work, KeptBeside.LIKENESS) == ()
        store.put_case(work, case := make_case(one))
        assert take_touched(work, KeptBeside.LIKENESS) == (one.id,)
        store.remove_case(work, case.id)
        assert take_touched(work, KeptBeside.LIKENESS) == (one.id,)


def test_each_thing_that_is_kept_asks_for_itself(database: Database, actor: UserId) -> None:
    woman = make_client()
    with database.work(actor, "test") as work:
        store.put_client(work, woman)
        assert {kept: take_touched(work, kept) for kept in KeptBeside} == dict.fromkeys(KeptBeside, (woman.id,))
