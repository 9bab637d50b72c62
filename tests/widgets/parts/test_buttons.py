import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QStyleOptionButton, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.widgets import theme
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, EmptyState, NameButton, RailButton, Tick, column
from ks_desktop.widgets.theme import DARK, LIGHT, Scheme
from tests.widgets.hands import bring_forward, child


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed_by_enter_and_space(qtbot: QtBot, key: Qt.Key) -> None:
    button = Button("Plannen", part="primary")
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_a_button_is_large_enough_and_tells_its_keys(qtbot: QtBot) -> None:
    button = Button("Ok", Icon.PRINT, shortcut="Ctrl+P")
    qtbot.addWidget(button)
    assert button.sizeHint().height() >= 34
    assert button.sizeHint().width() >= 44
    assert button.toolTip() == "Ok (Ctrl+P)"


def test_the_icon_follows_the_scheme(qapp: QApplication, qtbot: QtBot) -> None:
    button = Button("Erbij", Icon.ADD)
    qtbot.addWidget(button)

    def ink() -> QColor:
        return button.icon().pixmap(24, 20).toImage().pixelColor(10, 10)

    assert ink() == QColor(LIGHT.ink)
    theme.apply(qapp, Scheme.DARK)
    assert ink() == QColor(DARK.ink)
    button.setEnabled(False)
    assert ink() == QColor(DARK.muted)


def test_the_focus_is_seen(qtbot: QtBot) -> None:
    page = QWidget()
    first, second = Button("Een"), Button("Twee")
    page.setLayout(column(first, second))
    qtbot.addWidget(page)
    bring_forward(page)
    first.setFocus()

    def edge(button: Button) -> QColor:
        image = button.grab().toImage()
        return image.pixelColor(1, image.height() // 2)

    assert edge(first) == QColor(LIGHT.accent)
    assert edge(second) != QColor(LIGHT.accent)


def test_one_place_in_the_rail_is_where_we_are(qtbot: QtBot) -> None:
    rail = QWidget()
    today, women = RailButton("Vandaag", Icon.TODAY), RailButton("Zwangeren", Icon.WOMEN)
    rail.setLayout(column(today, women))
    qtbot.addWidget(rail)
    rail.show()
    today.click()
    women.click()
    assert not today.isChecked()
    assert women.isChecked()
    image = women.grab().toImage()
    assert image.pixelColor(1, 6) == QColor(LIGHT.accent)
    assert women.icon().pixmap(24, 20).toImage().pixelColor(10, 3).name() == QColor(LIGHT.accent).name()


def test_an_empty_state_has_one_sentence_and_at_most_one_action(qtbot: QtBot) -> None:
    state = EmptyState("Vandaag wacht er niets.", "Nieuwe aanmelding")
    quiet = EmptyState("Niets.")
    for made in (state, quiet):
        qtbot.addWidget(made)
        made.show()
    with qtbot.waitSignal(state.acted):
        child(state, QPushButton).click()
    assert not quiet.button.isVisible()


def test_a_tick_shows_its_mark(qtbot: QtBot) -> None:
    tick = Tick("Werk")
    qtbot.addWidget(tick)
    tick.resize(tick.sizeHint())

    def colours() -> set[str]:
        image = tick.grab().toImage()
        return {image.pixelColor(x, y).name() for x in range(24) for y in range(image.height())}

    assert QColor(LIGHT.accent).name() not in colours()
    tick.setChecked(True)
    assert QColor(LIGHT.accent).name() in colours()


@pytest.mark.parametrize("name", ["Tom & Jerry", "<b>x", "Kind", "&amp;"])
def test_a_name_on_a_button_is_as_typed_and_no_letter_of_it_a_key(qtbot: QtBot, name: str) -> None:
    button = NameButton(name)
    qtbot.addWidget(button)
    assert button.shortcut().isEmpty()
    assert button.text().replace("&&", "&") == name
    assert button.accessibleName() == name


def test_a_name_that_does_not_fit_is_cut_with_an_ellipsis_and_whole_in_its_tooltip(qtbot: QtBot) -> None:
    button = NameButton("Sofia Bakker-van der Vliet & <zn>")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    button.show()
    assert drawn(button) == button.text()
    button.resize(90, button.height())
    assert drawn(button).endswith("…")
    assert button.text().replace("&&", "&") == "Sofia Bakker-van der Vliet & <zn>"
    spot = QPoint(5, 5)
    QApplication.sendEvent(button, QHelpEvent(QEvent.Type.ToolTip, spot, button.mapToGlobal(spot)))
    assert "&lt;zn&gt;" in button.toolTip()


def test_a_name_button_can_show_another_name(qtbot: QtBot) -> None:
    button = NameButton("Sofia")
    qtbot.addWidget(button)
    before = button.sizeHint().width()
    button.show_name("Sofia & Noortje")
    assert (button.text(), button.accessibleName()) == ("Sofia && Noortje", "Sofia & Noortje")
    assert button.sizeHint().width() > before


def drawn(button: NameButton) -> str:
    option = QStyleOptionButton()
    button.initStyleOption(option)
    return str(option.text)


def test_a_long_tick_goes_on_on_the_next_line_and_is_hit_everywhere(qtbot: QtBot) -> None:
    tick = Tick("woord " * 30, is_long=True)
    qtbot.addWidget(tick)
    assert tick.minimumSizeHint().width() < tick.sizeHint().width()
    assert tick.heightForWidth(300) > tick.heightForWidth(2000) >= tick.minimumSizeHint().height()
    tick.resize(300, tick.heightForWidth(300))
    tick.show()
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=tick.rect().bottomRight() - QPoint(4, 4))
    assert tick.isChecked()
