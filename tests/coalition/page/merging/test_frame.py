from pytestqt.qtbot import QtBot

from ks_desktop.coalition.page.merging.frame import MergeFrame
from ks_desktop.widgets.records import Column
from ks_desktop.widgets.theme import Size


def test_a_small_window_shows_the_list_or_the_card(qtbot: QtBot) -> None:
    frame = MergeFrame((Column("Naam", lambda each: each.name),))
    qtbot.addWidget(frame)
    frame.resize(Size.FORM + 100, 600)
    frame.show()
    frame.show_card()
    assert frame.side.isVisible()
    assert frame.detail.isVisible()
    assert frame.back.isHidden()
    frame.resize(Size.FORM - 100, 400)
    assert not frame.side.isVisible()
    assert frame.detail.isVisible()
    assert frame.back.isVisible()
    assert frame.bulk.isHidden()
    frame.back.click()
    assert frame.side.isVisible()
    assert not frame.detail.isVisible()
    frame.table.chosen.emit(None)
    assert frame.detail.isVisible()
