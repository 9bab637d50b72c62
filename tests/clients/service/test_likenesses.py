from dataclasses import replace
from datetime import date

import pytest

from ks_desktop.clients.domain import Address, Client, SafeContact
from ks_desktop.clients.domain.doubles import Verdict, traits_of
from ks_desktop.clients.service import Clients
from ks_desktop.clients.service.likenesses import Likenesses
from ks_desktop.clients.service.shield import Shield
from ks_desktop.clients.store import likeness as store
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import UserId
from tests.clients.makers import make_case, make_client, make_name

ELSEWHERE = Address(street="Kerkweg", house_number="3", postcode="3701 AB", place="Zeist")


@pytest.fixture
def likenesses(database: Database) -> Likenesses:
    made = Likenesses(database, Shield())
    made.install()
    return made


@pytest.fixture
def clients(database: Database, clock: Clock, likenesses: Likenesses) -> Clients:
    del likenesses
    return Clients(database, clock, Undo(database, clock))


def open_case(clients: Clients, database: Database, actor: UserId, client: Client) -> Client:
    with database.work(actor, "test") as work:
        clients.open_case(client, make_case(client), work=work)
    with database.reading(actor) as reading:
        return clients.clients([client.id], reading=reading)[client.id]


def test_a_double_is_a_pair_from_the_moment_it_is_stored(
    database: Database, actor: UserId, clients: Clients, likenesses: Likenesses
) -> None:
    one = open_case(clients, database, actor, make_client(bsn=""))
    other = make_client(bsn="", name=make_name(given_name="Ailin"), address=ELSEWHERE)
    with database.reading(actor) as reading:
        (found,) = likenesses.look_up([traits_of(other, [make_case(other)])], reading=reading)
    assert [alike.client_id for alike in found] == [one.id]
    other = open_case(clients, database, actor, other)
    with database.reading(actor) as reading:
        pairs = likenesses.pairs(reading=reading)
    assert list(pairs) == [store.pair_of(one.id, other.id)]
    assert next(iter(pairs.values())).verdict is Verdict.CERTAIN


def test_a_pair_goes_when_she_turns_out_to_be_somebody_else(
    database: Database, actor: UserId, clients: Clients, likenesses: Likenesses
) -> None:
    one = open_case(clients, database, actor, make_client(bsn=""))
    other = open_case(clients, database, actor, make_client(bsn=""))
    changed = replace(
        other,
        name=make_name(given_name="Zeynep", birth_surname="Demir"),
        birth_date=date(1985, 7, 30),
        address=ELSEWHERE,
        contact=SafeContact(phone="06 99999999"),
    )
    clients.save_client(changed, actor=actor)
    with database.reading(actor) as reading:
        assert likenesses.pairs(reading=reading) == {}
        (found,) = likenesses.look_up([traits_of(changed)], reading=reading)
    assert one.id not in {alike.client_id for alike in found}


def test_what_is_rolled_back_leaves_no_trace(
    database: Database, actor: UserId, clients: Clients, likenesses: Likenesses
) -> None:
    one = open_case(clients, database, actor, make_client(bsn=""))

    def fail(_work: object) -> None:
        raise KeyboardInterrupt

    database.before_commit.append(fail)
    changed = replace(one, name=make_name(given_name="Zeynep", birth_surname="Demir"))
    with pytest.raises(KeyboardInterrupt):
        clients.save_client(changed, actor=actor)
    database.before_commit.remove(fail)
    with database.reading(actor) as reading:
        (found,) = likenesses.look_up([traits_of(make_client(bsn=""))], reading=reading)
    assert [alike.client_id for alike in found] == [one.id]


def test_a_file_from_before_is_caught_up_with(
    database: Database, actor: UserId, clients: Clients, likenesses: Likenesses
) -> None:
    database.before_commit.remove(likenesses.keep_up)
    ids = {open_case(clients, database, actor, make_client(bsn="")).id for _number in range(2)}
    assert likenesses.catch_up(actor=actor) == 2
    assert likenesses.catch_up(actor=actor) == 0
    with database.reading(actor) as reading:
        assert [set(pair) for pair in likenesses.pairs(reading=reading)] == [ids]


def test_who_is_said_to_be_two_stays_two(
    database: Database, actor: UserId, clients: Clients, likenesses: Likenesses
) -> None:
    one, other = (open_case(clients, database, actor, make_client(bsn="")) for _number in range(2))
    with database.work(actor, "test") as work:
        likenesses.tell_apart(one.id, [other.id], on=date(2026, 11, 21), work=work)
    clients.save_client(replace(other, language="nl"), actor=actor)
    clients.save_client(replace(other, version=2, name=make_name(initials="A.K.")), actor=actor)
    with database.reading(actor) as reading:
        assert likenesses.pairs(reading=reading) == {}
        assert likenesses.told_apart([one.id], reading=reading) == {store.pair_of(one.id, other.id)}
    with database.work(actor, "test") as work:
        likenesses.forget_apart(one.id, other.id, work=work)
        assert len(likenesses.pairs([one.id], reading=work)) == 1


def test_a_house_full_of_women_costs_no_more_than_a_few_looks(
    database: Database, actor: UserId, clients: Clients, likenesses: Likenesses
) -> None:
    with database.work(actor, "test") as work:
        for number in range(150):
            born = date(1980, 1, 1).replace(year=1980 + number % 25)
            name = make_name(given_name=f"Proef{chr(97 + number % 26)}", birth_surname=f"Test{number}")
            client = make_client(bsn="", name=name, birth_date=born)
            clients.open_case(client, make_case(client), work=work)
    twin = make_client(bsn="", name=make_name(given_name="Proefc", birth_surname="Test2"), birth_date=date(1982, 1, 1))
    with database.reading(actor) as reading:
        (found,) = likenesses.look_up([traits_of(twin, [make_case(twin)])], reading=reading)
    assert found
    assert found[0].score > 0.9
