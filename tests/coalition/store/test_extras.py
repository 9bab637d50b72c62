from uuid import UUID

from ks_desktop.coalition import store
from ks_desktop.core.database import Database
from ks_desktop.core.values import UserId

CARD, OTHER, LOOSE = UUID(int=1), UUID(int=2), UUID(int=3)


def test_what_a_newer_file_says_stands_in_the_place_of_what_was_said_before(database: Database, actor: UserId) -> None:
    with database.work(actor, "test") as work:
        store.put_extras(work, {CARD: "a", OTHER: "b"}, is_of_card=True)
        store.put_extras(work, {LOOSE: "c"}, is_of_card=False)
        store.put_extras(work, {CARD: "d"}, is_of_card=True)
    with database.reading(actor) as reading:
        assert store.extras(reading, is_of_card=True) == {CARD: "d", OTHER: "b"}
        assert store.extras(reading, is_of_card=False) == {LOOSE: "c"}
