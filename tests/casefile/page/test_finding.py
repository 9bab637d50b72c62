from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.finding import FindWoman, who
from ks_desktop.clients.domain import Client
from ks_desktop.core.values import ClientId
from ks_desktop.house import House
from ks_desktop.widgets.parts import NameButton
from ks_desktop.widgets.tasks import Tasks
from tests.families import client_of, sign_up
from tests.houses import desk_of, new_house, settle


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    opened = new_house(tmp_path / "data")[0]
    yield opened
    opened.close()


def test_she_is_found_by_name_or_birth_date_but_not_herself(qtbot: QtBot, house: House) -> None:
    her = ClientId(client_of(house, sign_up(house, "Kaya", given_name="Aylin", birth_date="1997-05-14")))
    sign_up(house, "Kaya", given_name="Derya", birth_date="1990-01-02", phone="06 99999999", house_number="9")
    tasks = Tasks()
    finding = FindWoman(desk_of(house, tasks), house.clients)
    qtbot.addWidget(finding)
    finding.ask(her)
    found: list[Client] = []
    finding.chosen.connect(found.append)
    for typed in ("kaya", "2-1-1990"):
        finding.line.set_raw(typed)
        finding.line.editor.returnPressed.emit()
        settle(tasks)
        (button,) = (one for one in finding.findChildren(NameButton) if not one.isHidden())
        assert button.accessibleName() == who(_derya(house))
        assert "Derya Kaya · di 2 jan 1990 · Utrecht" in button.accessibleName()
        button.click()
    assert [client.name.given_name for client in found] == ["Derya", "Derya"]
    finding.line.set_raw("niemand")
    finding.line.editor.returnPressed.emit()
    settle(tasks)
    assert "Niemand gevonden." in [one.text() for one in finding.findChildren(QLabel) if not one.isHidden()]
    tasks.close()


def _derya(house: House) -> Client:
    return house.clients.finding.find("derya", actor=house.actor)[0].client
