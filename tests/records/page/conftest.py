"""One small house and its tasks for the parts of the Privacy page about requests and data."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.house import House
from ks_desktop.records.page.part import Services
from ks_desktop.widgets.tasks import Tasks
from tests.houses import end, new_house


@pytest.fixture(scope="package")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made, _code = new_house(tmp_path_factory.mktemp("deel") / "data")
    yield made
    made.close()


@pytest.fixture
def at_work(qtbot: QtBot) -> Iterator[Tasks]:
    del qtbot
    made = Tasks()
    yield made
    end(made)


def services_of(house: House) -> Services:
    """Return what the parts ask."""
    return Services(
        log=house.log,
        requests=house.requests,
        copies=house.access_copies,
        keeping=house.keeping,
        data_list=house.data_list,
        leaving=house.leaving_with_all,
        emergency=house.emergency,
    )
