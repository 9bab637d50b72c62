from dataclasses import replace

import pytest

from ks_desktop.clients import store
from ks_desktop.core.database import Database
from ks_desktop.core.errors import StaleError
from ks_desktop.core.values import CaseId, UserId, new_id
from tests.clients.makers import make_case, make_client, make_consent


def test_records_come_back_as_they_were_stored(database: Database, actor: UserId) -> None:
    client = make_client()
    case = make_case(client)
    consent = make_consent(case, explained="Verteld wat een huisbezoek is", data="Naam, adres")
    with database.work(actor, "test") as work:
        store.put_client(work, client)
        store.put_case(work, case)
        store.put_consent(work, consent)
    with database.reading(actor) as reading:
        assert store.get_clients(reading, [client.id]) == {client.id: replace(client, version=1)}
        assert store.get_cases(reading, [case.id]) == {case.id: replace(case, version=1)}
        assert store.consents_of(reading, [case.id]) == [replace(consent, version=1)]
        assert store.get_consent(reading, consent.id) == replace(consent, version=1)


def test_the_second_of_two_savers_is_refused(database: Database, actor: UserId) -> None:
    client = make_client()
    with database.work(actor, "test") as work:
        store.put_client(work, client)
    changed = replace(client, version=1, language="nl")
    with database.work(actor, "test") as work:
        store.put_client(work, changed)
    with pytest.raises(StaleError), database.work(actor, "test") as work:
        store.put_client(work, replace(changed, language="ar"))
    with pytest.raises(StaleError), database.work(actor, "test") as work:
        store.put_client(work, replace(make_client(), version=3))


def test_more_ids_than_one_question_holds_are_asked_in_batches(database: Database, actor: UserId) -> None:
    client = make_client()
    case = make_case(client)
    with database.work(actor, "test") as work:
        store.put_client(work, client)
        store.put_case(work, case)
    with database.reading(actor) as reading:
        assert list(store.get_cases(reading, [*(CaseId(new_id()) for _ in range(1200)), case.id])) == [case.id]


def test_a_woman_goes_with_her_last_case(database: Database, actor: UserId) -> None:
    client = make_client()
    first, second = make_case(client), make_case(client)
    with database.work(actor, "test") as work:
        store.put_client(work, client)
        store.put_case(work, first)
        store.put_case(work, second)
        store.put_consent(work, make_consent(first))
    with database.work(actor, "test") as work:
        store.remove_case(work, first.id)
        assert client.id in store.get_clients(work, [client.id])
        store.remove_case(work, second.id)
        assert store.get_clients(work, [client.id]) == {}
