from datetime import timedelta

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolTip
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page import WomenPage
from ks_desktop.core.moments import Moment
from ks_desktop.house import House
from ks_desktop.visits.domain import ContactResult
from ks_desktop.visits.service.contacts import Tried
from ks_desktop.widgets.tasks import Tasks
from tests.as_typed import labels_that_read_markup, read_tip, texts
from tests.families import ODD_NAMES, named, sign_up
from tests.houses import desk_of, part, settle


def women(qtbot: QtBot, house: House, tasks: Tasks) -> WomenPage:
    page = WomenPage(desk_of(house, tasks), house.casefiles, house.clients, house.visits, house.coalition)
    qtbot.addWidget(page)
    page.resize(1050, 700)
    page.show()
    page.refresh()
    settle(tasks)
    return page


def test_names_in_the_list_stand_as_they_were_typed(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    for name in ODD_NAMES:
        named(house, name)
    page = women(qtbot, house, tasks)
    model = page.table.view.model()
    shown = {model.index(row, 0).data() for row in range(model.rowCount())}
    assert {f"{name} Proef" for name in ODD_NAMES} <= shown


def test_the_tooltip_of_a_long_name_is_no_markup(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    name = "<b>Wilhelmina</b> " + "van Voorbeeldenstein & Zoon " * 5
    sign_up(house, "Proef", given_name=name.strip(), due_date="2026-12-01")
    page = women(qtbot, house, tasks)
    view = page.table.view
    place = view.visualRect(view.model().index(0, 0)).center()
    event = QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)
    assert read_tip(QToolTip.text()) == f"{name.strip()} Proef"
    QToolTip.hideText()


def test_everything_typed_about_her_stands_as_it_was_typed(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    case = sign_up(
        house,
        "<geen>",
        given_name="Łucja",
        place="<u>Utrecht</u>",
        phone_note="<b>pas op</b>",
        own_question="Scan",  # also a word of the screen
        referrer_organisation="Praktijk {naam} & <i>zonen</i>",
    )
    house.visits.contacts.record(
        case,
        Tried(result=ContactResult.LATER, note="Later", again=Moment(day=house.clock.today() + timedelta(days=1))),
        actor=house.actor,
    )
    page = women(qtbot, house, tasks)
    page.open_case(case)
    settle(tasks)
    name = part(page, "case_name")
    assert isinstance(name, QLabel)
    assert name.text() == "Łucja <geen>"
    assert labels_that_read_markup(page) == []
    said = texts(page)
    assert {"Scan", "Later", "Praktijk {naam} & <i>zonen</i>"} <= set(said)
    assert "Aangemeld door Praktijk {naam} & <i>zonen</i>" in said
    for typed in ("<u>Utrecht</u>", "<b>pas op</b>"):
        assert any(typed in text for text in said)
