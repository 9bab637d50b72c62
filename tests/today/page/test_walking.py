from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.today.page.line import Line
from ks_desktop.today.page.walking import lines_in, place_of, put_back, step
from ks_desktop.widgets.parts import Button, NameButton, column, row
from tests.widgets.hands import bring_forward, focused


def line(key: str) -> Line:
    name = NameButton(key)
    name.setObjectName("name")
    button = Button("Later")
    button.setObjectName("later")
    made = Line(key, name)
    made.setLayout(row(name, button))
    return made


def page_of(qtbot: QtBot) -> tuple[QWidget, tuple[QWidget, QWidget]]:
    page, one, two = QWidget(), QWidget(), QWidget()
    one.setLayout(column(line("a"), line("b")))
    two.setLayout(column(line("c")))
    page.setLayout(column(one, two))
    qtbot.addWidget(page)
    page.setFocusPolicy(Button("x").focusPolicy())
    bring_forward(page)
    return page, (one, two)


def test_arrows_go_through_the_rows_of_all_cards(qtbot: QtBot) -> None:
    page, cards = page_of(qtbot)
    page.setFocus()
    seen = []
    while step(1, cards):
        seen.append(focused().text())  # type: ignore[attr-defined]
    assert seen == ["a", "b", "c"]
    assert step(-1, cards)
    assert focused().text() == "b"  # type: ignore[attr-defined]


def test_the_focus_comes_back_to_its_row_or_goes_to_the_next(qtbot: QtBot) -> None:
    page, cards = page_of(qtbot)
    lines = {one.key: one for one in lines_in(cards)}
    lines["b"].letters()[0].setFocus()
    place = place_of(cards, page)
    assert place is not None
    page.setFocus()
    put_back(place, cards, page)
    assert focused() is lines["b"].letters()[0]
    lines["b"].hide()
    put_back(place, cards, page)
    assert focused() is lines["c"].name
    for one in lines.values():
        one.hide()
    put_back(place, cards, page)
    assert focused() is page


def test_a_focus_elsewhere_is_left_alone(qtbot: QtBot) -> None:
    page, cards = page_of(qtbot)
    other = Button("elders")
    qtbot.addWidget(other)
    bring_forward(other)
    other.setFocus()
    assert place_of(cards, page) is None
