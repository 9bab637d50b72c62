import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.referrals.page import Services
from ks_desktop.referrals.page.bringing import BroughtList
from ks_desktop.referrals.page.page_frame import PageFrame
from ks_desktop.widgets.desk import Desk
from tests.desks import settle
from tests.widgets.hands import bring_forward


@pytest.fixture
def frame(qtbot: QtBot, desk: Desk, services: Services) -> PageFrame:
    made = PageFrame(desk, services)
    qtbot.addWidget(made)
    made.resize(1092, 640)
    bring_forward(made)
    return made


def test_a_list_takes_the_place_of_the_trays_and_gives_it_back(frame: PageFrame, desk: Desk) -> None:
    frame.show_list(BroughtList(name="lijst.csv", content=b"birth_surname;due_date\nProef;2027-03-16\n"))
    settle(desk.tasks)
    assert frame.importing.isVisible()
    assert not frame.panes.isVisible()
    assert not frame.new_button.isVisible()
    frame.importing.close_list()
    settle(desk.tasks)
    assert frame.panes.isVisible()
    assert frame.new_button.isVisible()


def test_what_is_told_stands_where_she_looks(frame: PageFrame) -> None:
    frame.tell("Het bestand is verwijderd.")
    assert frame.list.status.text.text() == "Het bestand is verwijderd."
    frame.panes.show_form(True)
    frame.tell("1 formulier lag er al.")
    assert frame.pane.status.text.text() == "1 formulier lag er al."


def test_the_trays_of_work_stand_in_a_row(frame: PageFrame) -> None:
    labels = [button.text() for button in frame.trays.findChildren(QPushButton)]
    assert labels == [
        "Nieuw",
        "Onvolledig",
        "Toestemming ontbreekt",
        "Dubbel?",
        "Klaar om te plannen",
        "Niet in behandeling",
    ]
