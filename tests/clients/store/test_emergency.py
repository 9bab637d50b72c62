from collections.abc import Iterator

import pytest

from ks_desktop.clients.store import emergency as store
from ks_desktop.house import House
from ks_desktop.security.domain import AuditEvent
from tests.clients.restricted.makers import colleague
from tests.families import sign_up
from tests.houses import practice


@pytest.fixture
def house() -> Iterator[House]:
    house = practice()
    yield house
    house.close()


def test_openings_are_read_newest_first_and_go_with_their_case(house: House) -> None:
    case, other = sign_up(house), colleague(house)
    for reason in ("Ik neem vandaag waar", "Ze belde mij zojuist"):
        house.emergency.open(case, reason, actor=other)
    with house.database.work(house.actor, AuditEvent.EMERGENCY_SEEN) as work:
        found = store.of_cases(work, [case])[case]
        assert [each.reason for each in found] == ["Ze belde mij zojuist", "Ik neem vandaag waar"]
        assert store.by_id(work, [found[0].id]) == {found[0].id: found[0]}
        row = store.get(work, found[0].id)
        assert row is not None
        row.officer_saw_at = house.clock.now()
        work.session.flush()
        assert store.unseen_by_nurses(work) == (store.by_id(work, [found[0].id])[found[0].id], found[1])
        assert store.unseen_by_officer(work) == (found[1],)
        store.destroy(work, case)
        assert store.of_cases(work, [case]) == {}
