"""A list in the window: looked at, its columns chosen, taken in, its result saved."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.core.texts import use_language
from ks_desktop.core.values import UserId
from ks_desktop.referrals.exchange import RowOutcome
from ks_desktop.referrals.page.importing import ImportPane
from ks_desktop.referrals.service import Referrals
from ks_desktop.referrals.service.imports import Imports
from ks_desktop.widgets.desk import Desk
from tests.referrals.exchange.makers import workbook
from tests.referrals.makers import BARE

HEAD = ("Ontvangen op", "Achternaam", "Voornaam", "A terme", "Mobiel", "Oogkleur")
ROWS = (
    ("18-11-2026", "Slot", "Roos", "16-3-2027", "06-12345678", "groen"),
    ("18-11-2026", "Wit", "Noor", "=A1", "06-12345679", "blauw"),
    ("18-11-2026", "Ander", "Mies", "16-3-2027", "bellen kan", "bruin"),
)


@pytest.fixture
def pane(qtbot: QtBot, desk: Desk, imports: Imports) -> ImportPane:
    made = ImportPane(desk, imports)
    qtbot.addWidget(made)
    made.resize(1000, 640)
    made.show()
    return made


def show(qtbot: QtBot, pane: ImportPane, content: bytes) -> None:
    pane.show_list("lijst.xlsx", content)
    settled(qtbot, pane, pane.parts.list_card.isVisible)


def settled(qtbot: QtBot, pane: ImportPane, is_done: object) -> None:
    qtbot.waitUntil(lambda: bool(callable(is_done) and is_done()) and pane.is_idle(), timeout=10_000)


def choice(pane: ImportPane, letter: str) -> QComboBox:
    found = pane.findChild(QComboBox, f"column_{letter}")
    assert isinstance(found, QComboBox)
    return found


def choose(pane: ImportPane, letter: str, field: str) -> None:
    box = choice(pane, letter)
    box.setCurrentIndex(box.findData(field))
    box.activated.emit(box.currentIndex())


def button(pane: ImportPane, name: str) -> QPushButton:
    found = pane.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_a_list_is_looked_at_before_anything_is_stored(
    qtbot: QtBot, pane: ImportPane, referrals: Referrals, actor: UserId
) -> None:
    show(qtbot, pane, workbook(HEAD, *ROWS))
    assert pane.parts.grid.fields() == ("received_on", "birth_surname", "given_name", "due_date", "phone", "")
    assert "Niet overgenomen: F" in pane.parts.about.text()
    problems = pane.parts.problems.records()
    assert [(p.letter, p.line, p.field) for p in problems] == [("D", 3, "due_date"), ("E", 4, "phone")]
    assert button(pane, "take_list").text() == "Inlezen (1 rij)"
    assert referrals.list(actor=actor) == ()


def test_an_error_leads_to_its_cell(qtbot: QtBot, pane: ImportPane) -> None:
    show(qtbot, pane, workbook(HEAD, *ROWS))
    last = pane.parts.problems.records()[-1]
    pane.parts.problems.select((last.line, last.field, last.code))
    assert (pane.parts.grid.currentIndex().row(), pane.parts.grid.currentIndex().column()) == (2, 4)
    assert pane.parts.grid.currentIndex().data().startswith("⚠ ")


def test_another_field_is_chosen_for_a_column_and_the_rows_are_looked_at_again(qtbot: QtBot, pane: ImportPane) -> None:
    show(qtbot, pane, workbook(HEAD, *ROWS))
    choose(pane, "E", "")
    settled(qtbot, pane, lambda: button(pane, "take_list").text() == "Inlezen (2 rijen)")
    assert [p.letter for p in pane.parts.problems.records()] == ["D"]
    choose(pane, "B", "")
    settled(qtbot, pane, lambda: not button(pane, "take_list").isEnabled())
    assert pane.parts.status.text.text() == "Kies de kolom van: Geboortenaam."


def test_what_was_taken_in_is_told_row_by_row_and_saved(
    qtbot: QtBot, pane: ImportPane, referrals: Referrals, actor: UserId, tmp_path: Path
) -> None:
    show(qtbot, pane, workbook(HEAD, *ROWS))
    with qtbot.waitSignal(pane.stored):
        button(pane, "take_list").click()
    results = pane.parts.results.records()
    assert [r.result for r in results] == [RowOutcome.PARKED, RowOutcome.REFUSED, RowOutcome.REFUSED]
    assert len(referrals.list(actor=actor)) == 1
    assert pane.parts.status.text.text() == "Er is 1 rij ingelezen. 2 rijen zijn geweigerd."
    target = tmp_path / "resultaat.csv"
    pane.save_to(target)
    qtbot.waitUntil(target.exists)
    assert target.read_text("utf-8-sig").splitlines()[0] == "row;line;result;referral;reasons"
    assert "Slot" not in target.read_text("utf-8-sig")


def test_the_columns_of_a_sender_are_known_the_next_time(qtbot: QtBot, pane: ImportPane) -> None:
    content = workbook((*HEAD[:4], "Bijzonders"), *((*row[:4], "na 15:00") for row in ROWS))
    show(qtbot, pane, content)
    choose(pane, "E", "phone_note")
    settled(qtbot, pane, lambda: pane.parts.grid.fields()[-1] == "phone_note")
    pane.parts.sent_by.editor.setText("Praktijk De Bron")
    pane.parts.sent_by.editor.editingFinished.emit()
    settled(qtbot, pane, lambda: pane.sender_of_list() == "Praktijk De Bron")
    with qtbot.waitSignal(pane.stored):
        button(pane, "take_list").click()
    show(qtbot, pane, content)
    assert pane.parts.grid.fields()[-1] == "phone_note"
    assert pane.parts.sent_by.value() == "Praktijk De Bron"
    assert "eerder koos" in pane.parts.status.text.text()


def test_the_day_is_asked_where_no_column_holds_it(qtbot: QtBot, pane: ImportPane) -> None:
    show(qtbot, pane, workbook(HEAD[1:], *(row[1:] for row in ROWS)))
    assert not button(pane, "take_list").isEnabled()
    pane.parts.received_on.editor.setText("18-11-2026")
    pane.parts.received_on.left.emit()
    settled(qtbot, pane, lambda: button(pane, "take_list").isEnabled())
    assert button(pane, "take_list").text() == "Inlezen (1 rij)"


def test_a_bad_file_is_refused_in_words_and_the_pane_lives_on(qtbot: QtBot, pane: ImportPane, tmp_path: Path) -> None:
    pane.show_list("lijst.xlsx", b"PK\x03\x04 kapot")
    settled(qtbot, pane, lambda: "beschadigd" in pane.parts.status.text.text())
    pane.open_file(tmp_path / "weg.csv")
    settled(qtbot, pane, lambda: "kan niet worden gelezen" in pane.parts.status.text.text())
    show(qtbot, pane, (";".join(BARE) + "\n" + ";".join(BARE.values())).encode())
    assert button(pane, "take_list").isEnabled()


def test_another_sheet_is_looked_at(qtbot: QtBot, pane: ImportPane) -> None:
    show(qtbot, pane, workbook(HEAD, *ROWS, sheets=("Blad1", "Leeg")))
    assert pane.parts.sheet.isVisible()
    pane.parts.sheet.setCurrentIndex(1)
    pane.parts.sheet.activated.emit(1)
    settled(qtbot, pane, lambda: "leeg" in pane.parts.status.text.text())


def test_who_stops_keeps_whole_batches(
    qtbot: QtBot, pane: ImportPane, desk: Desk, referrals: Referrals, actor: UserId
) -> None:
    rows = [{**BARE, "given_name": f"Roos{n}"} for n in range(150)]
    show(qtbot, pane, "\n".join([";".join(rows[0]), *(";".join(row.values()) for row in rows)]).encode())
    desk.tasks.long_started.connect(lambda task: task.cancel())
    with qtbot.waitSignal(pane.stored):
        button(pane, "take_list").click()
    assert len(pane.parts.results.records()) == 100
    assert len(referrals.list(actor=actor)) == 100
    assert pane.parts.status.text.text().startswith("Gestopt. Er zijn 100 rijen ingelezen.")


def test_it_is_closed_empty(qtbot: QtBot, pane: ImportPane) -> None:
    show(qtbot, pane, workbook(HEAD, *ROWS))
    with qtbot.waitSignal(pane.closed):
        button(pane, "close_list").click()
    assert pane.parts.list_card.isHidden()
    assert pane.parts.grid.fields() == ()


def test_a_list_without_rows_says_so(qtbot: QtBot, pane: ImportPane) -> None:
    use_language("nl")
    show(qtbot, pane, b"received_on;birth_surname;due_date\n")
    assert pane.parts.status.text.text() == "In deze lijst staat geen enkele rij."
    assert not button(pane, "take_list").isEnabled()
