import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.security.domain import Role
from ks_desktop.security.rights import rights_of
from ks_desktop.window.withholding import NAMES, Withholding


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    box = QVBoxLayout(page)
    for name in ("plan_call", "edit_client", "show_everything", "goal_reached"):
        button = QPushButton(name)
        button.setObjectName(name)
        box.addWidget(button)
    return page


def shown(page: QWidget) -> set[str]:
    return {button.objectName() for button in page.findChildren(QPushButton) if button.isVisible()}


def test_a_button_that_writes_is_not_there_also_when_it_is_shown_again(page: QWidget) -> None:
    reader = Withholding(lambda right: right in rights_of([Role.READER]), page)
    page.show()
    assert shown(page) == {"show_everything"}
    for button in page.findChildren(QPushButton):
        button.setVisible(True)
    assert shown(page) == {"show_everything"}
    assert reader.withholds("life_birth")
    assert not reader.withholds("life")


def test_who_may_do_all_of_it_sees_all_of_it(page: QWidget) -> None:
    everything = Withholding(lambda _right: True, page)
    page.show()
    assert len(shown(page)) == 4
    assert not any(everything.withholds(name) for names in NAMES.values() for name in names)


def test_a_planner_keeps_what_she_plans_with(page: QWidget) -> None:
    Withholding(lambda right: right in rights_of([Role.PLANNER]), page)
    page.show()
    assert shown(page) == {"plan_call", "edit_client", "show_everything"}
