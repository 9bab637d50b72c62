from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ks_desktop.widgets.fields import HoursField


def test_what_is_understood_stands_under_it(qtbot: QtBot) -> None:
    field = HoursField("call_hours", "When", hint="Such as")
    qtbot.addWidget(field)
    QTest.keyClicks(field.editor, "ma-vr na 15, niet wo")
    assert field.note() == "maandag, dinsdag, donderdag en vrijdag na 15:00"


def test_what_is_not_understood_yet_is_not_said_while_typing(qtbot: QtBot) -> None:
    field = HoursField("call_hours", "When", hint="Such as")
    qtbot.addWidget(field)
    QTest.keyClicks(field.editor, "ma 10-")
    assert (field.note(), field.error()) == ("", "")
    field.set_value("vr 9-12")
    assert field.note() == "vrijdag 09:00-12:00"
