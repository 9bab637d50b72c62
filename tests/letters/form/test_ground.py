from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.core.errors import UserError
from ks_desktop.letters.domain import LegalGround
from ks_desktop.letters.form import GroundCard


def test_the_ground_is_folded_away_asked_with_its_meaning_and_can_be_taken_away(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    card = GroundCard(holder)
    holder.show()
    assert (card.ground(), card.reason()) == (None, "")
    assert not card.form.isVisibleTo(card)
    with qtbot.assertNotEmitted(card.edited), qtbot.assertNotEmitted(card.typed):
        card.show_ground(LegalGround.LEGAL_DUTY, "De wet zegt het.")
    assert card.form.isVisibleTo(card)
    assert (card.ground(), card.reason()) == (LegalGround.LEGAL_DUTY, "De wet zegt het.")
    with qtbot.waitSignal(card.edited):
        card.away.click()
    assert (card.ground(), card.reason()) == (None, "")
    assert not card.form.isVisibleTo(card)
    card.open.click()
    with qtbot.waitSignal(card.edited):
        card.form.field("ground").set_value(LegalGround.VITAL_INTEREST)
    assert "in gevaar" in card.form.field("ground").note()
    editor = card.findChild(QPlainTextEdit)
    assert editor is not None
    with qtbot.waitSignal(card.typed):
        QTest.keyClicks(editor, "Nu.")
    assert card.show_errors([UserError("Te kort.", code="ground_reason", field="ground_reason")])
    assert card.form.field("ground_reason").error() == "Te kort."
    assert not card.show_errors([UserError("Anders.", code="required", field="question")])
