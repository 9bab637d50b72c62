from collections.abc import Iterator
from dataclasses import replace

import pytest

from ks_desktop.clients.domain.restricted import Access
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.house import House
from tests.clients.restricted.makers import colleague, safety
from tests.families import sign_up
from tests.houses import practice

REASON = "Ik neem vandaag waar"


@pytest.fixture
def house() -> Iterator[House]:
    house = practice()
    yield house
    house.close()


def _access(house: House, case_id: CaseId, actor: UserId) -> Access:
    with house.database.reading(actor) as reading:
        cases = house.clients.cases([case_id], reading=reading).values()
        return house.restricted.shelves(cases, reading=reading)[case_id].access


def test_her_nurse_reads_others_after_a_reason_and_writers_their_own(house: House) -> None:
    case, other = sign_up(house), colleague(house)
    with house.database.reading(house.actor) as reading:
        hers = house.clients.cases([case], reading=reading)[case]
    house.clients.save_case(replace(hers, nurse=house.actor), actor=house.actor)
    assert _access(house, case, other) is Access.OPEN, "there is nothing to keep from her"
    house.restricted.write(case, safety(), actor=house.actor)
    assert _access(house, case, house.actor) is Access.OPEN
    assert _access(house, case, other) is Access.REASON
    house.restricted.write(case, safety(), actor=other)
    assert _access(house, case, other) is Access.OWN
    house.emergency.open(case, REASON, actor=other)
    assert _access(house, case, other) is Access.GIVEN
    house.restricted.readers.leads = other.__eq__
    assert _access(house, case, other) is Access.OPEN, "the team lead reads as her nurse does"
    house.restricted.readers.leads = lambda _actor: False
    house.restricted.readers.has_opened = lambda _case, _actor: False
    house.restricted.readers.stands_in = lambda _case, reading: reading.actor == other
    assert _access(house, case, other) is Access.OPEN
    house.sealed_texts.sealer = None
    assert _access(house, case, house.actor) is Access.NO_KEY
