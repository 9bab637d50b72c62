from dataclasses import replace

import pytest

from ks_desktop.clients.service import Clients
from ks_desktop.clients.service.endings import quiet_ids
from ks_desktop.core.database import Database
from ks_desktop.core.errors import StaleError
from ks_desktop.core.values import UserId
from ks_desktop.referrals import store
from ks_desktop.referrals.domain import NotTakenUp, Referral
from ks_desktop.referrals.intake import read
from tests.referrals.makers import TODAY, make_values


@pytest.fixture
def stored(database: Database, actor: UserId, clients: Clients) -> Referral:
    intake = read(make_values(), today=TODAY)
    with database.work(actor, "test") as work:
        clients.open_case(intake.client, intake.case, work=work)
        store.put(work, intake.referral)
    return replace(intake.referral, version=1)


def test_a_referral_comes_back_as_it_was_stored(database: Database, actor: UserId, stored: Referral) -> None:
    with database.reading(actor) as reading:
        assert store.get(reading, [stored.id]) == {stored.id: stored}
        assert store.of_cases(reading, [stored.case_id]) == [stored]
        assert store.all_of(reading, without=quiet_ids()) == [stored]
        assert store.waiting(reading, without=quiet_ids()) == [stored]


@pytest.mark.parametrize(
    ("changes", "waits"),
    [
        ({"seen_on": TODAY}, True),
        ({"seen_on": TODAY, "is_taken_up": True}, False),
        ({"is_taken_up": True}, True),
        ({"not_taken_up": NotTakenUp.OTHER}, False),
    ],
)
def test_what_still_asks_for_something_waits(
    changes: dict[str, object], waits: bool, database: Database, actor: UserId, stored: Referral
) -> None:
    changed: Referral = replace(stored, **changes)  # type: ignore[arg-type]
    with database.work(actor, "test") as work:
        store.put(work, changed)
    with database.reading(actor) as reading:
        assert bool(store.waiting(reading, without=quiet_ids())) is waits


def test_the_second_of_two_savers_is_refused(database: Database, actor: UserId, stored: Referral) -> None:
    with database.work(actor, "test") as work:
        store.put(work, replace(stored, reason_note="anders"))
    with pytest.raises(StaleError), database.work(actor, "test") as work:
        store.put(work, stored)
    with database.work(actor, "test") as work:
        store.remove_of_case(work, stored.case_id)
    with pytest.raises(StaleError), database.work(actor, "test") as work:
        store.put(work, stored)
