from datetime import date

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.letters.domain import LetterKind, LetterLine, LetterState
from ks_desktop.letters.domain.wanted import Wanted
from ks_desktop.letters.page.looking import LookingBar
from tests.desks import end_pauses
from tests.letters.content.test_gone import SENT

LINE = LetterLine(letter=SENT, woman="Aylin Kaya", day=date(2026, 11, 21))


def test_what_is_looked_for_is_read_and_put_away_in_one_change(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    bar = LookingBar(holder)
    holder.show()
    heard: list[Wanted] = []
    bar.changed.connect(lambda: heard.append(bar.wanted()))
    QTest.keyClicks(bar.words.editor, "oost")
    assert heard == []  # nothing is asked with each key
    end_pauses(holder)
    bar.state.set_value(LetterState.SENT)
    bar.kind.set_value(LetterKind.REFERRAL_SOCIAL)
    assert heard[0] == Wanted(text="oost")
    assert heard[-1] == Wanted(text="oost", state=LetterState.SENT, kind=LetterKind.REFERRAL_SOCIAL)
    del heard[:]
    bar.only_hers(LINE)
    assert heard == [Wanted(case_id=SENT.case_id)]
    assert "Aylin Kaya" in bar.everything.text()
    bar.everything.click()
    assert heard[1:] == [Wanted()]
    assert bar.everything.isHidden()
