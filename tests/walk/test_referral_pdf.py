"""A midwife's form by keyboard and one drop: the file falls on the window, is looked at, taken and planned."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton

from ks_desktop.core.values import CaseId
from ks_desktop.referrals.domain import Tray
from ks_desktop.referrals.page import ReferralsPage
from ks_desktop.widgets.form import Form
from tests.keys import PASSPHRASE
from tests.referrals.page.papers import filled_form
from tests.walk.nurse import Nurse

MIDWIFE = {"phone": "06-00000001"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "Downloads" / "aanmelding.pdf"
    made.parent.mkdir()
    made.write_bytes(filled_form(**MIDWIFE))
    return made


def drop(nurse: Nurse, *files: Path) -> None:
    """Let files fall on the window, wherever she is in it."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(each)) for each in files])
    main = nurse.shell.main
    assert main is not None
    actions, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.DragEnter, QEvent.Type.Drop):
        event = QDropEvent(QPointF(400, 300), actions, mime, buttons, keys, kind)
        QApplication.sendEvent(main, event)
        assert event.isAccepted()
    nurse.settle()


def test_a_dropped_form_becomes_a_planned_visit(settled: Nurse, file: Path) -> None:
    nurse = settled
    nurse.unlock(PASSPHRASE)
    nurse.keys = 0
    drop(nurse, file)
    page = nurse.find(ReferralsPage, "referrals")
    form = nurse.find(Form, "referral_form")
    nurse.until(lambda: form.field("birth_surname").raw() == "Voorbeeld")
    assert page.original.isVisible()
    assert nurse.sees("Uit het formulier")

    assert form.field("municipality").raw() == "Utrecht"
    nurse.ctrl(Qt.Key.Key_Return)
    nurse.settle()
    assert nurse.sees("Opgeslagen. Het huisbezoek kan gepland worden.")
    house = nurse.house()
    (line,) = house.referrals.list(actor=house.actor)
    assert (line.name, line.tray) == ("Samira Voorbeeld", Tray.READY)
    assert house.papers.original_of(line.referral.id, actor=house.actor) is not None

    nurse.find(QPushButton, "offer_3").click()
    nurse.settle()
    assert not file.exists()

    plan(nurse, line.referral.case_id)
    assert nurse.keys <= 3


def plan(nurse: Nurse, case_id: CaseId) -> None:
    """Take the first proposal for the referral that was just stored."""
    nurse.alt(Qt.Key.Key_P)
    nurse.settle()
    nurse.until(lambda: nurse.find(QPushButton, "offer_1").hasFocus())
    nurse.press(Qt.Key.Key_Return)
    nurse.settle()
    house = nurse.house()
    with house.database.reading(house.actor) as reading:
        (visits,) = house.visits.of_cases([case_id], reading=reading).values()
    assert [visit.state.value for visit in visits] == ["booked"]


def test_several_files_and_a_wrong_one_leave_the_window_alive(settled: Nurse, file: Path, tmp_path: Path) -> None:
    nurse = settled
    nurse.unlock(PASSPHRASE)
    wrong, cut, again = tmp_path / "foto.pdf", tmp_path / "half.pdf", tmp_path / "kopie.pdf"
    wrong.write_bytes(b"MZ no paper")
    cut.write_bytes(filled_form()[:3000])
    shutil.copy(file, again)
    drop(nurse, wrong, file, cut, again)
    house = nurse.house()
    nurse.until(lambda: len(house.papers.waiting(actor=house.actor)) == 1)
    nurse.settle()
    assert nurse.sees("1 formulier lag er al.")
    nurse.press(Qt.Key.Key_Escape)
    nurse.settle()
    assert nurse.find(QPushButton, "tray_new").text() == "Nieuw 1"


def test_a_paper_that_was_begun_is_there_again_after_a_lock(settled: Nurse, file: Path) -> None:
    nurse = settled
    nurse.unlock(PASSPHRASE)
    drop(nurse, file)
    form = nurse.find(Form, "referral_form")
    nurse.until(lambda: bool(form.field("birth_surname").raw()))
    form.field("phone_note").setFocus()
    nurse.write("na drie uur")
    nurse.lock()
    nurse.unlock(PASSPHRASE)
    nurse.until(lambda: bool(nurse.parts(Form, "referral_form")))
    form = nurse.find(Form, "referral_form")
    nurse.until(lambda: form.field("phone_note").raw() == "na drie uur")
    assert form.field("birth_surname").raw() == "Voorbeeld"
    assert nurse.find(ReferralsPage, "referrals").original.isVisible()
