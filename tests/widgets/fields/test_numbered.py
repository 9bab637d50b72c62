from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ks_desktop.widgets.fields import NumberedTicksField, Option


def test_a_number_ticks_and_takes_the_tick_away(qtbot: QtBot) -> None:
    field = NumberedTicksField("who", "Wie", [Option("partner", "partner"), Option("friend", "vriendin")])
    qtbot.addWidget(field)
    field.show()
    first, second = field.ticks().values()
    assert [first.text(), second.text()] == ["1 partner", "2 vriendin"]
    assert second.accessibleName() == "Wie: vriendin"
    pressed = ((Qt.Key.Key_2, ("friend",)), (Qt.Key.Key_1, ("partner", "friend")), (Qt.Key.Key_2, ("partner",)))
    for key, expected in pressed:
        QTest.keyClick(first, key)
        assert field.value() == expected
    QTest.keyClick(first, Qt.Key.Key_9)
    assert field.raw() == ["partner"]
    field.set_raw(["friend", "gone"])
    assert field.ticked() == ("friend",)
    field.set_value(None)
    assert field.raw() == []
