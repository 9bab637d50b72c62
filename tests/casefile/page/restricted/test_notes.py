from datetime import UTC, date, datetime
from uuid import UUID

from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.restricted.notes import DAMAGED, NotesView
from ks_desktop.clients.domain.restricted import RestrictedKind, RestrictedNote
from ks_desktop.core.texts import _
from ks_desktop.core.values import CaseId, UserId
from tests.clients.restricted.makers import safety

WRITER = UserId(UUID(int=7))


def test_a_damaged_note_says_so_among_those_that_are_whole_and_all_are_emptied(qtbot: QtBot) -> None:
    notes = tuple(
        RestrictedNote(
            id=UUID(int=number),
            case_id=CaseId(UUID(int=9)),
            kind=RestrictedKind.SAFETY,
            author=WRITER,
            at=datetime(2026, 11, 20, 12, number, tzinfo=UTC),
            said=said,
            is_damaged=said is None,
        )
        for number, said in enumerate((safety("heel"), None))
    )
    view = NotesView(notes, {WRITER: "Mw. Proef"}, date(2026, 11, 21), may_write=False)
    qtbot.addWidget(view)
    labels = [label.text() for label in view.findChildren(QLabel)]
    assert _(DAMAGED) in labels
    assert any("geschreven door Mw. Proef" in text for text in labels)
    assert [text.toPlainText() for text in view.findChildren(QPlainTextEdit)] == ["heel"]
    view.forget()
    assert [text.toPlainText() for text in view.findChildren(QPlainTextEdit)] == [""]
