from ks_desktop.clients import store
from ks_desktop.clients.store.shielded import shielded_cases
from ks_desktop.core.database import Database
from ks_desktop.core.values import UserId
from tests.clients.makers import make_case, make_client


def test_only_cases_of_shielded_women_are_named(database: Database, actor: UserId) -> None:
    shielded, other = make_client(is_shielded=True), make_client(bsn="")
    hers, theirs = make_case(shielded), make_case(other)
    with database.work(actor, "test") as work:
        for woman, case in ((shielded, hers), (other, theirs)):
            store.put_client(work, woman)
            store.put_case(work, case)
    with database.reading(actor) as reading:
        assert shielded_cases(reading, [hers.id, theirs.id]) == {hers.id: shielded.id}
        assert shielded_cases(reading, []) == {}
