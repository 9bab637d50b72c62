from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ks_desktop.clients.domain import SafeContact
from ks_desktop.clients.domain.searching import words_of
from ks_desktop.clients.service import Clients
from ks_desktop.clients.store.words import SearchHolderRow, SearchWordRow
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import UserId
from tests.clients.makers import make_case, make_client, make_name


@pytest.fixture
def clients(database: Database, clock: Clock) -> Clients:
    return Clients(database, clock, Undo(database, clock))


def test_a_change_of_her_record_is_found_at_once_and_what_was_before_no_more(
    clients: Clients, database: Database, actor: UserId
) -> None:
    woman = make_client(name=make_name(birth_surname="Kaya"), contact=SafeContact(phone="06-12345678"))
    with database.work(actor, "test") as work:
        clients.open_case(woman, make_case(woman), work=work)
    assert [found.client.id for found in clients.finding.find("kaya 5678", actor=actor)] == [woman.id]
    name = replace(woman.name, birth_surname="Bakker")
    clients.save_client(replace(woman, version=1, name=name), actor=actor)
    assert clients.finding.find("kaya", actor=actor) == ()
    assert [found.client.id for found in clients.finding.find("akker", actor=actor)] == [woman.id]


def test_what_was_pasted_by_mistake_finds_nobody_and_breaks_nothing(clients: Clients, actor: UserId) -> None:
    for text in ("x " * 5000, "x" * 20_000, "12-3-1998 " * 600):
        assert clients.finding.find(text, actor=actor) == ()


def test_women_of_an_older_file_are_found_too(clients: Clients, database: Database, actor: UserId) -> None:
    woman = make_client()
    with database.work(actor, "test") as work:
        clients.open_case(woman, make_case(woman), work=work)
    with database.work(actor, "test") as work:
        work.session.execute(sa.delete(SearchHolderRow))
        work.session.execute(sa.delete(SearchWordRow))
    assert clients.finding.catch_up(actor=actor) == 1
    assert clients.finding.catch_up(actor=actor) == 0
    assert [found.client.id for found in clients.finding.find("kay", actor=actor)] == [woman.id]


def test_four_figures_find_a_postcode_and_the_end_of_a_phone(
    clients: Clients, database: Database, actor: UserId
) -> None:
    one = make_client(contact=SafeContact(phone="06-12343511"), birth_date=date(1990, 1, 1))
    other = make_client(birth_date=date(1991, 1, 1))
    one = replace(one, address=replace(one.address, postcode="9712 AA"))
    with database.work(actor, "test") as work:
        for woman in (one, other):
            clients.open_case(woman, make_case(woman), work=work)
    assert other.address.postcode.startswith("3511")
    assert {found.client.id for found in clients.finding.find("3511", actor=actor)} == {one.id, other.id}


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    surname=st.text(st.sampled_from("abcdeé ğ-'Şß"), min_size=3, max_size=12).filter(words_of), size=st.integers(1, 9)
)
def test_each_beginning_of_each_word_of_her_name_finds_her(
    clients: Clients, database: Database, actor: UserId, surname: str, size: int
) -> None:
    woman = make_client(name=make_name(birth_surname=surname))
    with database.work(actor, "test") as work:
        clients.open_case(woman, make_case(woman), work=work)
    for word in words_of(surname):
        found = clients.finding.find(word[:size], actor=actor, limit=500)
        assert woman.id in {one.client.id for one in found}
