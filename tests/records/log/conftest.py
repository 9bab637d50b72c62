"""One house of invented families for all tests of the log: they read, and each line they add is a line more."""

from collections.abc import Iterator

import pytest

from ks_desktop.clients.domain import Client
from ks_desktop.core.values import CaseId
from ks_desktop.house import House
from tests.houses import practice


@pytest.fixture(scope="session")
def logged() -> Iterator[House]:
    house = practice()
    for line in house.casefiles.list(actor=house.actor).lines[:3]:
        house.casefiles.page(line.case_id, actor=house.actor)
    yield house
    house.close()


@pytest.fixture(scope="session")
def case_id(logged: House) -> CaseId:
    return logged.casefiles.list(actor=logged.actor, is_refresh=True).lines[0].case_id


@pytest.fixture(scope="session")
def woman(logged: House, case_id: CaseId) -> Client:
    return logged.casefiles.page(case_id, actor=logged.actor, is_refresh=True).client
