from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.fitting.chips import NeedChips
from ks_desktop.coalition.catalogue.offer import needs
from tests.houses import part


def test_what_she_asked_is_down_and_the_rest_comes_when_it_is_asked(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    chips = NeedChips(needs(), around)
    chips.show_needs(("money", "housing"))
    assert chips.needs() == ("money", "housing")
    assert not part(chips, "need_language").isVisibleTo(chips)
    chips.other.click()
    assert part(chips, "need_language").isVisibleTo(chips)
    language = chips.findChild(QPushButton, "need_language")
    assert language is not None
    with qtbot.waitSignal(chips.changed):
        language.click()
    assert chips.needs() == ("money", "housing", "language")
    chips.show_needs(())
    assert chips.needs() == ()
    assert part(chips, "need_money").isVisibleTo(chips)
