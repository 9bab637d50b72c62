from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.core.values import Changes
from ks_desktop.house import House
from ks_desktop.records.page import PrivacyPage, Services
from ks_desktop.widgets.tasks import Tasks
from tests.houses import desk_of, end, practice, settle


@pytest.fixture
def house() -> Iterator[House]:
    house = practice()
    yield house
    house.close()


def test_a_part_is_made_when_it_is_first_shown_and_its_bells_ring_on(qtbot: QtBot, house: House) -> None:
    tasks = Tasks()
    services = Services(
        log=house.log,
        requests=house.requests,
        copies=house.access_copies,
        keeping=house.keeping,
        data_list=house.data_list,
        leaving=house.leaving_with_all,
        emergency=house.emergency,
    )
    page = PrivacyPage(desk_of(house, tasks), services)
    qtbot.addWidget(page)
    page.show()
    page.on_changes(Changes(clients=True))  # nothing is shown yet
    page.show_part("log")
    settle(tasks)
    assert list(page._made) == ["log"]  # noqa: SLF001 - what was made
    part = page.part("log")
    with qtbot.waitSignal(page.told):
        part.told.emit("Opgeslagen.")
    button = page.findChild(QPushButton, "privacy_tab_requests")
    assert button is not None
    button.click()
    settle(tasks)
    assert part.isHidden()
    page.refresh()
    page.on_changes(Changes(clients=True))
    settle(tasks)
    end(tasks)
