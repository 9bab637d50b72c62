from ks_desktop.clients import store
from ks_desktop.clients.store.counting import counted
from ks_desktop.core.database import Database
from ks_desktop.core.values import UserId
from tests.clients.makers import make_client, make_name


def test_women_are_counted_and_those_whose_bsn_is_known(database: Database, actor: UserId) -> None:
    with database.work(actor, "test") as work:
        assert counted(work) == (0, 0)
        store.put_client(work, make_client(bsn="999910413"))
        store.put_client(work, make_client(bsn="", name=make_name(birth_surname="Ander")))
        work.session.flush()
        assert counted(work) == (2, 1)
