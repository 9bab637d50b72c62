from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.letters.form.receiver import ReceiverField
from ks_desktop.letters.service import Receiver
from tests.letters.people import TEAM

EAST = Receiver(id=TEAM.id, name=TEAM.name, detail=TEAM.place)
WEST = replace(EAST, id=UUID(int=99), name="Buurtteam West", wish="per post")


@pytest.fixture
def field(qtbot: QtBot) -> ReceiverField:
    made = ReceiverField([EAST], has_partners=True)
    qtbot.addWidget(made)
    made.set_value(EAST.id)
    return made


def test_who_was_chosen_stays_and_it_is_no_edit(qtbot: QtBot, field: ReceiverField) -> None:
    with qtbot.assertNotEmitted(field.edited):
        field.offer_receivers([WEST, EAST])
    assert field.value() == str(EAST.id)
    field.set_value(WEST.id)
    assert (field.value(), field.wish()) == (str(WEST.id), "per post")


def test_who_is_there_no_more_is_chosen_no_more_and_that_is_an_edit(qtbot: QtBot, field: ReceiverField) -> None:
    with qtbot.waitSignal(field.edited):
        field.offer_receivers([WEST])
    assert field.value() == ""


def test_that_there_is_nobody_is_said_until_there_is(field: ReceiverField) -> None:
    field.offer_receivers([])
    assert field.note() == "Er is nog niemand om te kiezen."
    field.offer_receivers([WEST])
    assert field.note() == ""


def test_only_partners_are_added_under_directory(qtbot: QtBot, field: ReceiverField) -> None:
    link = field.findChild(QPushButton, "to_directory")
    assert link is not None
    with qtbot.waitSignal(field.directory_wanted):
        link.click()
    referrers = ReceiverField([EAST], has_partners=False)
    qtbot.addWidget(referrers)
    assert referrers.findChild(QPushButton, "to_directory") is None


def test_who_is_no_partner_any_more_is_said_by_name(field: ReceiverField) -> None:
    field.offer_receivers([WEST])
    assert field.note() == "Buurtteam Oost is geen partner meer. Kies een andere."
    field.offer_receivers([WEST, EAST])
    assert field.note() == ""
