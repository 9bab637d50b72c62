import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ks_desktop.core.errors import UserError
from ks_desktop.visits.catalogue import topics
from ks_desktop.visits.form.topics import TopicsField
from ks_desktop.widgets.parts import Tick


@pytest.fixture
def field(qtbot: QtBot) -> TopicsField:
    made = TopicsField("topics", "Besproken", topics())
    qtbot.addWidget(made)
    made.show()
    return made


def type_in(field: TopicsField, keys: str) -> None:
    for part in keys.split("\n"):
        QTest.keyClicks(field.editor, part)
        if part != keys.rsplit("\n", maxsplit=1)[-1]:
            QTest.keyClick(field.editor, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ("sl\nge!\n", ("sleep", "health!")),
        ("ro2\n", ("smoking",)),
        ("rok,sl,", ("smoking", "sleep")),
        ("sl\n!", ("sleep!",)),
        ("sl\n!!", ("sleep",)),
        ("sl\nsl!\n", ("sleep!",)),
        ("sl", ("sleep",)),
    ],
)
def test_two_letters_and_enter_choose_a_topic(field: TopicsField, keys: str, value: tuple[str, ...]) -> None:
    type_in(field, keys)
    assert field.value() == value
    assert field.editor.text() == ""


def test_what_fits_is_said_and_what_does_not_is_refused(field: TopicsField) -> None:
    type_in(field, "sl")
    assert "Slapen en rust" in field.editor.accessibleDescription()
    type_in(field, "q\n")
    with pytest.raises(UserError) as refused:
        field.value()
    assert refused.value.field == "topics"
    assert field.raw() == ["?slq"]


def test_backspace_takes_the_last_away_and_a_draft_brings_all_back(field: TopicsField) -> None:
    type_in(field, "sl\nge!\nro")
    assert field.raw() == ["sleep", "health!", "?ro"]
    field.set_raw(["sleep", "gone!", "?ro"])
    assert field.raw() == ["sleep", "gone!", "?ro"]
    field.editor.clear()
    QTest.keyClick(field.editor, Qt.Key.Key_Backspace)
    assert field.value() == ("sleep",)
    field.set_value(None)
    assert field.value() == ()


def test_the_board_ticks_the_same_topics(field: TopicsField) -> None:
    type_in(field, "sl\n")
    field.all.click()
    board = {tick.text(): tick for tick in field.board.findChildren(Tick)}
    assert len(board) == len(topics())
    assert board["Slapen en rust"].isChecked()
    board["Rondkomen met geld"].click()
    assert field.value() == ("sleep", "money")
    QApplication.processEvents()  # what was added is shown
    spoken, helped = [tick for tick in field.chips.findChildren(Tick) if tick.isVisible()][-2:]
    helped.click()
    assert field.value() == ("sleep", "money!")
    spoken.click()
    assert field.value() == ("sleep",)
    assert not board["Rondkomen met geld"].isChecked()
