from ks_desktop.clients.service import Clients
from ks_desktop.core.database import Database
from ks_desktop.core.values import UserId
from ks_desktop.referrals.books import BooksApart, SingleBooks
from tests.clients.makers import make_case, make_client


def test_who_is_somebody_else_is_neither_the_same_nor_alike(
    database: Database, actor: UserId, clients: Clients
) -> None:
    her, bare = make_client(), make_client(bsn="", birth_date=None)
    for client in (her, bare):
        with database.work(actor, "test") as work:
            clients.open_case(client, make_case(client), work=work)
    asked, asked_bare = make_client(), make_client(bsn="", birth_date=None)
    single, apart = SingleBooks(clients), BooksApart(clients, {her.id, bare.id})
    with database.reading(actor) as reading:
        assert [woman.id for woman in single.resembling(asked, reading=reading).same] == [her.id]
        assert [woman.id for woman in single.namesakes(asked_bare, reading=reading)] == [bare.id]
        found = apart.resembling(asked, reading=reading)
        assert (found.same, found.alike) == ((), ())
        assert apart.namesakes(asked_bare, reading=reading) == ()
