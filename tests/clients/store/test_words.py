from dataclasses import replace

import sqlalchemy as sa

from ks_desktop.clients import store
from ks_desktop.clients.domain import SafeContact
from ks_desktop.clients.store import words
from ks_desktop.clients.store.words import SearchHolderRow, SearchWordRow
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.values import UserId
from tests.clients.makers import make_case, make_client, make_name


def kept(reading: Reading) -> set[str]:
    return set(reading.session.scalars(sa.select(SearchWordRow.word)))


def holders(reading: Reading) -> int:
    return reading.session.scalar(sa.select(sa.func.count()).select_from(SearchHolderRow)) or 0


def test_a_word_stands_once_and_goes_with_the_last_who_has_it(database: Database, actor: UserId) -> None:
    name = make_name(given_name="Aylin", initials="", birth_surname="Kaya")
    one = make_client(name=name, contact=SafeContact(phone="06-12345678"))
    other = make_client(name=replace(name, given_name="Sanne"), contact=SafeContact())
    with database.work(actor, "test") as work:
        for woman in (one, other):
            store.put_client(work, woman)
        assert words.not_kept(work, 9) == [one.id, other.id]
        words.renew(work, [one.id, other.id])
        assert words.not_kept(work, 9) == []
        assert kept(work) == {"aylin", "sanne", "kaya", "t:0612345678"}
        assert holders(work) == 5
        married = replace(other, version=1, name=replace(other.name, birth_surname="Bakker"))
        store.put_client(work, married)
        words.renew(work, [other.id])
        assert kept(work) == {"aylin", "sanne", "kaya", "bakker", "t:0612345678"}
        words.drop(work, [one.id])
        assert kept(work) == {"sanne", "bakker"}


def test_nothing_of_a_destroyed_woman_is_left_to_be_found(database: Database, actor: UserId) -> None:
    woman = make_client()
    with database.work(actor, "test") as work:
        store.put_client(work, woman)
        store.put_case(work, case := make_case(woman))
        words.renew(work, [woman.id])
        store.remove_case(work, case.id)
        assert (kept(work), holders(work)) == (set(), 0)
