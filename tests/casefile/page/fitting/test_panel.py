import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.fitting import FitPanel, FitServices
from ks_desktop.clients.domain import CaseState
from ks_desktop.house import House
from ks_desktop.widgets.tasks import Tasks
from tests.houses import case_in, desk_of, settle


@pytest.fixture
def panel(qtbot: QtBot, house: House, tasks: Tasks) -> FitPanel:
    panel = FitPanel(desk_of(house, tasks), FitServices(fitting=house.fitting, coalition=house.coalition))
    qtbot.addWidget(panel)
    panel.resize(900, 600)
    panel.show()
    panel.show_case(house.casefiles.page(case_in(house, CaseState.PLANNED), actor=house.actor))
    settle(tasks)
    return panel


def test_what_does_not_fit_is_folded_and_not_hidden(panel: FitPanel, tasks: Tasks) -> None:
    assert panel.known.text().startswith("Naast wat van haar bekend is: ")
    button = panel.findChild(QPushButton, "need_parenting")
    assert button is not None
    panel.chips.show_needs(())
    button.click()
    settle(tasks)
    shown = panel.rows.choices()
    assert shown
    assert all(choice.is_now for choice in shown)
    assert panel.others.text() != "Past nu niet (0)"
    assert panel.decides.text().startswith("Per hulpvraag eerst eigen en nagevraagd, dan uit bron, dan voorstellen. ")
    panel.others.click()
    assert len(panel.rows.choices()) > len(shown)
    assert not panel.rows.choices()[-1].is_now


def test_enter_right_after_typing_waits_until_what_was_typed_is_found(
    qtbot: QtBot, panel: FitPanel, tasks: Tasks
) -> None:
    panel.search_field.setText("kraamzorg")
    with qtbot.waitSignal(panel.refer_wanted) as wanted:
        QTest.keyClick(panel.search_field, Qt.Key.Key_Return)
        settle(tasks)
    assert "kraamzorg" in wanted.args[0].name.lower()
    panel.search_field.setText("zzqq")
    settle(tasks)
    assert panel.rows.isHidden()
    assert panel.nothing.text().startswith("Niets gevonden")
    with qtbot.waitSignal(panel.left):
        QTest.keyClick(panel, Qt.Key.Key_Escape)


def test_looking_again_empties_the_field_so_that_it_knows(
    qtbot: QtBot, panel: FitPanel, house: House, tasks: Tasks
) -> None:
    panel.search_field.setText("kraamzorg")
    settle(tasks)
    page = house.casefiles.page(case_in(house, CaseState.PLANNED), actor=house.actor)
    with qtbot.waitSignal(panel.search_field.textChanged):  # its cross goes with that
        panel.show_case(page)
    settle(tasks)
    assert panel.search_field.text() == ""
    assert len(panel.rows.choices()) > 1


def test_enter_shows_what_does_not_fit_where_that_is_all_there_is(qtbot: QtBot, panel: FitPanel, tasks: Tasks) -> None:
    panel.search_field.setText("centeringouderschap")  # for who gave birth
    settle(tasks)
    assert panel.rows.isHidden()
    QTest.keyClick(panel.search_field, Qt.Key.Key_Return)
    (choice,) = panel.rows.choices()
    assert not choice.is_now
    with qtbot.waitSignal(panel.refer_wanted):
        QTest.keyClick(panel.search_field, Qt.Key.Key_Return)
