from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from ks_desktop.clients import store
from ks_desktop.clients.domain.doubles import Likeness, Reason, Verdict, stored_keys, traits_of
from ks_desktop.clients.domain.doubles.likening import Ground
from ks_desktop.clients.store import likeness
from ks_desktop.core.database import Database
from ks_desktop.core.values import ClientId, UserId, new_id
from tests.clients.makers import make_case, make_client

ON = date(2026, 11, 21)


def test_she_is_found_by_her_keys_until_she_is_dropped(database: Database, actor: UserId) -> None:
    client = make_client()
    case = make_case(client)
    traits = traits_of(client, [case])
    keys = stored_keys(traits)
    with database.work(actor, "test") as work:
        store.put_client(work, client)
        store.put_case(work, case)
        assert likeness.not_kept(work, 9) == [client.id]
        likeness.keep(work, [(7, traits, 42, keys)])
        assert likeness.not_kept(work, 9) == []
    with database.reading(actor) as reading:
        assert set(likeness.holders(reading, keys)) == {(key, 7) for key in keys}
        assert likeness.traits_by_number(reading, [7, 8]) == {7: traits}
        assert likeness.traits_of_clients(reading, [client.id, ClientId(new_id())]) == {client.id: traits}
        assert likeness.entries(reading, [client.id]) == {client.id: (7, 42)}
        assert (likeness.women(reading), likeness.newest_number(reading)) == (1, 7)
        assert likeness.counts(reading, 5) == {}
    with database.work(actor, "test") as work:
        likeness.drop(work, [client.id])
        assert not set(likeness.holders(work, keys))
        assert work.session.scalar(sa.select(sa.func.count()).select_from(likeness.LikenessKeyRow)) == 0
        assert likeness.not_kept(work, 9) == [client.id]


def test_nothing_of_her_is_left_when_she_goes(database: Database, actor: UserId) -> None:
    client, other = make_client(), make_client(bsn="")
    case = make_case(client)
    found = Likeness(client_id=other.id, score=0.9, verdict=Verdict.LIKELY, reasons=(Reason(Ground.NAME, "a", "b"),))
    pair = likeness.pair_of(client.id, other.id)
    with database.work(actor, "test") as work:
        store.put_client(work, client)
        store.put_client(work, other)
        store.put_case(work, case)
        likeness.keep(work, [(1, traits_of(client), 0, stored_keys(traits_of(client)))])
        likeness.keep_pairs(work, {pair: found})
        assert likeness.pairs(work) == {pair: replace(found, client_id=pair[1])}
        assert likeness.pairs(work, [other.id]) == likeness.pairs(work)
        assert likeness.pairs(work, [ClientId(new_id())]) == {}
    with database.work(actor, "test") as work:
        store.remove_case(work, case.id)
        assert likeness.pairs(work) == {}
        assert not set(likeness.holders(work, stored_keys(traits_of(client))))


def test_who_was_said_to_be_two_is_no_pair(database: Database, actor: UserId) -> None:
    one, other = make_client(), make_client(bsn="")
    pair = likeness.pair_of(one.id, other.id)
    found = Likeness(client_id=pair[1], score=0.9, verdict=Verdict.LIKELY, reasons=())
    with database.work(actor, "test") as work:
        store.put_client(work, one)
        store.put_client(work, other)
        likeness.keep_pairs(work, {pair: found})
        likeness.tell_apart(work, other.id, one.id, ON)
        likeness.tell_apart(work, one.id, other.id, ON)
        assert likeness.pairs(work) == {}
        assert likeness.told_apart(work, [one.id]) == {pair}
        likeness.forget_apart(work, one.id, other.id)
        likeness.forget_apart(work, one.id, other.id)
        assert likeness.pairs(work) == {pair: found}
        likeness.drop_pairs(work, [other.id])
        assert likeness.pairs(work) == {}


@pytest.mark.parametrize(("count", "parts"), [(0, []), (3, [2, 1]), (4, [2, 2])])
def test_questions_are_asked_in_parts(count: int, parts: list[int]) -> None:
    assert [len(part) for part in likeness.in_parts(range(count), 2)] == parts
