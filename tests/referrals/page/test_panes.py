import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ks_desktop.referrals.page import Services
from ks_desktop.referrals.page.form_pane import FormPane
from ks_desktop.referrals.page.list_pane import ListPane
from ks_desktop.referrals.page.panes import Panes
from ks_desktop.widgets.desk import Desk
from tests.widgets.hands import bring_forward


@pytest.fixture
def panes(qtbot: QtBot, desk: Desk, services: Services) -> Panes:
    made = Panes()
    made.hold(ListPane(made), FormPane(desk, services, made), QLabel("bladzijde", made))
    qtbot.addWidget(made)
    made.resize(1028, 500)
    bring_forward(made)
    return made


def shown(panes: Panes) -> list[str]:
    return [type(child).__name__ for child in panes.children() if child.isWidgetType() and child.isVisible()]  # type: ignore[attr-defined]


def test_as_many_panes_stand_beside_each_other_as_fit(panes: Panes) -> None:
    assert shown(panes) == ["ListPane"]
    panes.show_form(True)
    assert shown(panes) == ["ListPane", "FormPane"]
    panes.show_side(True)
    assert shown(panes) == ["FormPane", "QLabel"]
    panes.resize(1500, 500)
    assert shown(panes) == ["ListPane", "FormPane", "QLabel"]
    panes.resize(700, 500)
    assert shown(panes) == ["FormPane"]
    panes.show_form(False)
    assert shown(panes) == ["ListPane"]
    assert panes.width() == 700


def test_it_says_whether_the_list_is_there(panes: Panes, qtbot: QtBot) -> None:
    panes.resize(700, 500)
    for wanted, has_list in ((True, False), (False, True)):
        with qtbot.waitSignal(panes.arranged) as rung:
            panes.show_form(wanted)
        assert rung.args == [has_list]
