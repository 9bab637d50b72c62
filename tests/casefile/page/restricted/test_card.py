"""The card of restricted notes on her page: closed until somebody opens it, and nothing of it anywhere else."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page import WomenPage
from ks_desktop.casefile.page.restricted import RestrictedCard
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.house import House
from ks_desktop.widgets.form import Form
from ks_desktop.widgets.tasks import Tasks
from ks_desktop.window.her_page import furnish
from tests.clients.restricted.makers import colleague, meldcode, safety
from tests.families import logged, sign_up
from tests.houses import desk_of, part, settle

WORDS = "Xqzvwbroer stond te wachten"


@dataclass
class Shown:
    house: House
    tasks: Tasks
    page: WomenPage
    case: CaseId

    @property
    def card(self) -> RestrictedCard:
        found = self.page.findChild(RestrictedCard)
        assert isinstance(found, RestrictedCard)
        return found

    def open(self) -> None:
        self.page.open_case(self.case)
        settle(self.tasks)

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.page.case, key)
        settle(self.tasks)

    def press(self, name: str) -> None:
        panel = self.card.panel
        button = part(panel if panel.findChild(QPushButton, name) else self.page, name)
        assert isinstance(button, QPushButton)
        button.click()
        settle(self.tasks)

    def said(self) -> str:
        line = self.card.findChild(QLabel, "restricted_said")
        assert line is not None
        return line.text()

    def texts(self) -> list[str]:
        found = [text.toPlainText() for text in self.card.panel.findChildren(QPlainTextEdit) if text.isReadOnly()]
        return [text for text in found if text]


def _shown(qtbot: QtBot, house: House, tasks: Tasks, *, actor: UserId | None = None) -> Shown:
    case_id = sign_up(house)
    with house.database.reading(house.actor) as reading:
        hers = house.clients.cases([case_id], reading=reading)[case_id]
    house.clients.save_case(replace(hers, nurse=house.actor), actor=house.actor)
    house.restricted.write(case_id, safety(WORDS), actor=house.actor)
    house.actor = actor or house.actor
    desk = desk_of(house, tasks)
    page = WomenPage(desk, house.casefiles, house.clients, house.visits, house.coalition)
    qtbot.addWidget(page)
    furnish(page.case, desk, house)
    page.resize(1000, 700)
    page.show()
    return Shown(house, tasks, page, case_id)


def test_one_key_opens_the_notes_and_closes_them_and_nothing_of_them_stands_elsewhere(
    qtbot: QtBot, house: House, tasks: Tasks
) -> None:
    shown = _shown(qtbot, house, tasks)
    shown.open()
    assert shown.said() == "1 afgeschermde notitie: veiligheid 1."
    assert (shown.texts(), logged(house, "restricted_read")) == ([], [])
    shown.key(Qt.Key.Key_I)
    assert shown.texts() == [WORDS]
    assert len(logged(house, "restricted_read")) == 1
    text = next(text for text in shown.card.panel.findChildren(QPlainTextEdit) if text.toPlainText() == WORDS)
    for key in (Qt.Key.Key_A, Qt.Key.Key_C):
        QTest.keyClick(text, key, Qt.KeyboardModifier.ControlModifier)
    assert WORDS not in QGuiApplication.clipboard().text()
    for widget in (shown.page, *shown.page.findChildren(QWidget)):
        names = (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle())
        assert WORDS not in repr((*names, widget.statusTip(), widget.whatsThis(), widget.objectName()))
    shown.page.refresh()
    settle(tasks)
    assert shown.texts() == [WORDS], "the same page looks again: what is read stays"
    shown.key(Qt.Key.Key_I)
    assert (shown.texts(), shown.card.panel.isVisible()) == ([], False)
    shown.key(Qt.Key.Key_I)
    shown.page.open_case(sign_up(house, "Ander", birth_date="1990-01-01"))
    settle(tasks)
    assert (shown.texts(), shown.said()) == ([], "Geen afgeschermde notities.")


def test_a_colleague_reads_them_after_a_reason(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    nurse = house.actor
    shown = _shown(qtbot, house, tasks, actor=colleague(house))
    shown.open()
    assert "voor haar eigen verpleegkundige" in shown.said()
    shown.key(Qt.Key.Key_I)
    assert shown.card.panel.reason.isVisible()
    assert shown.texts() == []
    shown.press("open_notes")
    assert "waarom u dit opent" in shown.card.panel.reason.reason.error()
    shown.press("ready_reason_1")
    problems: list[object] = []
    tasks.problem.connect(problems.append)
    shown.press("open_notes")
    assert problems == []
    assert shown.texts() == [WORDS], shown.card.panel.reason.reason.error()
    with house.database.reading(nurse) as reading:
        (opening,) = house.emergency.for_nurse(reading=reading)
    assert (opening.user, opening.reason) == (house.actor, "Ik neem vandaag waar voor haar verpleegkundige.")


def test_who_holds_no_key_is_told_so_and_offered_nothing(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    shown = _shown(qtbot, house, tasks)
    house.sealed_texts.sealer = None
    shown.open()
    assert "een sleutel die u niet hebt" in shown.said()
    assert "veiligheid" not in shown.said(), "not even of which kind"
    assert not any(part(shown.card, name).isVisible() for name in ("open_restricted", "write_restricted"))
    shown.key(Qt.Key.Key_I)
    assert (shown.texts(), shown.card.panel.reason.isVisible()) == ([], False)


def _type(form: Form, **typed: str) -> None:
    for name, raw in typed.items():
        form.field(name).set_raw(raw)


def test_the_key_begins_the_first_note_where_there_is_none(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    shown = _shown(qtbot, house, tasks)
    shown.case = sign_up(house, "Eerste")
    shown.open()
    write = part(shown.page, "write_restricted")
    assert isinstance(write, QPushButton)
    assert "(I)" in write.text()
    shown.key(Qt.Key.Key_I)
    assert shown.card.form.isVisible()


def test_a_step_is_written_and_its_draft_lies_sealed(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    shown = _shown(qtbot, house, tasks)
    shown.open()
    shown.press("write_restricted")
    form, fields = shown.card.form, shown.card.form.form
    assert (form.isVisible(), fields.field("step").isVisible()) == (True, False)
    form.submit()
    assert fields.field("kind").error()
    _type(fields, kind="meldcode", words=WORDS, has_spoken="no")
    assert fields.field("why_not").isVisible()
    form.submit()
    assert [fields.field(name).error() != "" for name in ("step", "words", "why_not")] == [True, False, True]
    form.flush_draft()
    settle(tasks)
    assert house.drafts.find("restricted_note", str(shown.case), actor=house.actor) == {}
    _type(fields, step="1", why_not="Haar partner was erbij.")
    form.submit()
    settle(tasks)
    shown.page.refresh()
    settle(tasks)
    assert shown.said() == "2 afgeschermde notities: veiligheid 1, meldcode 1."
    assert house.drafts.find("restricted_note", str(shown.case), actor=house.actor) is None
    assert house.restricted.of(shown.case, actor=house.actor)[-1].said == meldcode(WORDS, day=house.clock.today())
    shown.key(Qt.Key.Key_I)
    assert "Stap 1: signalen in kaart brengen. Niet met haar besproken: Haar partner was erbij." in shown.texts()


def test_a_correction_shows_what_it_said_before(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    shown = _shown(qtbot, house, tasks)
    shown.open()
    shown.key(Qt.Key.Key_I)
    (note,) = house.restricted.of(shown.case, actor=house.actor)
    shown.press(f"correct_{note.id.hex}")
    form = shown.card.form
    assert (form.form.values()["words"], shown.texts()) == (WORDS, [])
    _type(form.form, words="anders")
    form.submit()
    settle(tasks)
    shown.key(Qt.Key.Key_I)
    fold = part(shown.card.panel, f"earlier_{note.id.hex}")
    assert isinstance(fold, QPushButton)
    assert fold.text() == "Wat er eerder stond (1)"
    before = next(text for text in shown.card.panel.findChildren(QPlainTextEdit) if text.toPlainText() == WORDS)
    assert not before.isVisible()
    fold.click()
    assert before.isVisible()


def test_her_nurse_says_that_she_saw_what_was_opened(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    other = colleague(house)
    shown = _shown(qtbot, house, tasks)
    house.emergency.open(shown.case, "Ik neem vandaag waar", actor=other)
    shown.open()
    openings = part(shown.page, "openings")
    assert openings.isVisible()
    assert any("Mw. Collega" in line.text() and "waar" in line.text() for line in openings.findChildren(QLabel))
    shown.press("saw_openings")
    shown.page.refresh()
    settle(tasks)
    assert not openings.isVisible()
