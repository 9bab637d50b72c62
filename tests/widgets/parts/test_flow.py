import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.widgets.parts import Flow, column
from tests.widgets.hands import bring_forward


@pytest.fixture
def buttons() -> list[QPushButton]:
    return [QPushButton(word) for word in ("Gesproken", "Niet bereikt", "Later", "Niet bellen")]


def show(qtbot: QtBot, buttons: list[QPushButton], width: int) -> QWidget:
    page, flowing = QWidget(), QWidget()
    flowing.setLayout(Flow(*buttons))
    box = column(flowing)
    box.addStretch(1)
    page.setLayout(box)
    qtbot.addWidget(page)
    page.resize(width, 400)
    bring_forward(page)
    return page


def test_with_room_all_stand_beside_each_other(qtbot: QtBot, buttons: list[QPushButton]) -> None:
    page = show(qtbot, buttons, 900)
    assert len({button.y() for button in buttons}) == 1
    assert page.isVisible()


@pytest.mark.parametrize("width", [120, 260, 400])
def test_without_room_they_go_on_below_and_none_is_cut(qtbot: QtBot, buttons: list[QPushButton], width: int) -> None:
    page = show(qtbot, buttons, width)
    QApplication.processEvents()
    assert len({button.y() for button in buttons}) > 1
    areas = [button.geometry() for button in buttons]
    assert all(area.right() < page.width() for area in areas)
    assert not any(a.intersects(b) for i, a in enumerate(areas) for b in areas[:i])
    holder = buttons[0].parentWidget()
    assert holder is not None
    assert max(area.bottom() for area in areas) < holder.height()


def test_what_is_hidden_takes_no_room(qtbot: QtBot, buttons: list[QPushButton]) -> None:
    page = show(qtbot, buttons, 900)
    before = buttons[2].x()
    buttons[1].hide()
    QApplication.processEvents()
    assert buttons[2].x() < before
    assert page.isVisible()


def test_it_hands_out_its_items_as_qt_expects(buttons: list[QPushButton], qtbot: QtBot) -> None:
    flow = Flow(*buttons)
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.setLayout(flow)
    assert flow.count() == 4
    assert flow.itemAt(9) is None
    taken = flow.takeAt(0)
    assert taken is not None
    assert taken.widget() is buttons[0]
    assert flow.count() == 3
    assert flow.takeAt(9) is None


def test_its_height_follows_what_stands_in_it_later(qtbot: QtBot, buttons: list[QPushButton]) -> None:
    page = show(qtbot, buttons, 600)
    flow = page.findChildren(Flow)[0]
    before = flow.heightForWidth(600)
    buttons[0].setText("Een zin die zo lang is dat er naast haar geen plaats meer is voor een enkele andere knop")
    QApplication.processEvents()
    assert flow.heightForWidth(600) > before
