from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ks_desktop.visits.domain import Help, HelpKind
from ks_desktop.visits.form.helps import HelpsField


def test_several_count_and_nothing_needed_stands_alone(qtbot: QtBot) -> None:
    field = HelpsField("help", "Hulp")
    qtbot.addWidget(field)
    field.show()
    ticks = field.ticks()
    first = ticks["nothing_needed"]
    assert not field.line(HelpKind.PROGRAMME).isVisible()
    for key in (Qt.Key.Key_2, Qt.Key.Key_3):
        QTest.keyClick(first, key)
    field.line(HelpKind.INFORMAL_NETWORK).setText(" buurvrouw ")
    assert field.value() == (
        Help(kind=HelpKind.INFORMATION),
        Help(kind=HelpKind.INFORMAL_NETWORK, what="buurvrouw"),
    )
    again = field.raw()
    QTest.keyClick(first, Qt.Key.Key_1)
    assert field.value() == (Help(kind=HelpKind.NOTHING_NEEDED),)
    QTest.keyClick(first, Qt.Key.Key_5)
    assert field.ticked() == ("programme",)
    assert field.line(HelpKind.PROGRAMME).isVisible()
    field.set_raw(again)
    assert [one.kind for one in field.value()] == [HelpKind.INFORMATION, HelpKind.INFORMAL_NETWORK]
    field.set_value((Help(kind=HelpKind.PROGRAMME, what="cursus"),))
    assert field.raw() == ["programme\tcursus"]
    field.set_value(None)
    assert field.raw() == []
