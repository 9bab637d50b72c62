from datetime import date

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.letters.asking import Question, QuestionKind
from ks_desktop.letters.domain import LetterDraft, LetterKind
from ks_desktop.letters.form import DraftForm
from ks_desktop.letters.form.questions import QuestionFields
from tests.letters.people import CASE

ASKED = (
    Question(key="folder", label="Neemt u een folder mee?", is_required=True),
    Question(key="which", label="Welke?", kind=QuestionKind.CHOICE, choices=("klein", "groot"), when="ask_folder"),
    Question(key="note", label="Nog iets?", kind=QuestionKind.LINE),
)


def test_a_question_is_a_field_of_the_form_while_it_is_asked(qtbot: QtBot) -> None:
    words = {"ask_note": "bel even", "ask_which": "reusachtig"}
    draft = LetterDraft(kind=LetterKind.APPOINTMENT, case_id=CASE, words=words)
    holder = QWidget()
    qtbot.addWidget(holder)
    form = DraftForm(draft, (), lambda: date(2026, 11, 21), holder, questions=ASKED)
    holder.show()
    which = form.field("ask_which")
    assert which.isHidden()
    assert form.read(()).words == {"ask_note": "bel even"}
    form.field("ask_folder").set_value("yes")
    which.set_value("groot")
    assert not which.isHidden()
    assert form.read(()).words == {"ask_folder": "yes", "ask_which": "groot", "ask_note": "bel even"}
    form.field("ask_folder").set_value("no")
    assert which.isHidden()
    assert "nodig" in form.field("ask_folder").caption.text()


def test_where_nothing_is_asked_there_is_no_section() -> None:
    assert QuestionFields(()).sections() == ()
