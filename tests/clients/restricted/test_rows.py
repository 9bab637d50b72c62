from collections.abc import Iterator

import pytest

from ks_desktop.clients.restricted import rows
from ks_desktop.house import House
from ks_desktop.security.domain import AuditEvent
from tests.clients.restricted.makers import safety
from tests.families import sign_up
from tests.houses import practice


@pytest.fixture
def house() -> Iterator[House]:
    house = practice()
    yield house
    house.close()


def test_notes_lie_in_the_order_of_writing_and_go_with_those_they_replace(house: House) -> None:
    case, other, actor = sign_up(house), sign_up(house, "Ander", birth_date="1990-01-01"), house.actor
    house.restricted.write(case, safety("een"), actor=actor)
    (first,) = house.restricted.of(case, actor=actor)
    house.restricted.write(case, safety("twee"), replaces=first.id, actor=actor)
    house.restricted.write(other, safety("blijft"), actor=actor)
    with house.database.work(actor, AuditEvent.RESTRICTED_WRITTEN) as work:
        found = rows.of_cases(work, [case, other])
        assert [len(found[key]) for key in (case, other)] == [2, 1]
        assert found[case][1].replaces == first.id
        rows.destroy(work, case)
        assert list(rows.of_cases(work, [case, other])) == [other]
