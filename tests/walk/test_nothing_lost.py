"""What was typed and not saved is there again: after a lock, after the window closed, after the program died."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ks_desktop.app.shell import Shell
from ks_desktop.core.clock import Clock
from ks_desktop.core.paths import DATABASE_NAME
from ks_desktop.widgets.form import DRAFT_AFTER_MS, Form
from ks_desktop.widgets.messages import Question
from tests.keys import PASSPHRASE
from tests.walk.nurse import Nurse

TYPED = {"given_name": "Łucja", "birth_surname": "O'Brien & <geen>", "birth_date": "30-2-1999", "own_question": "Hoe?"}


def type_half(nurse: Nurse) -> Form:
    nurse.ctrl(Qt.Key.Key_N)
    nurse.settle()
    form = nurse.find(Form, "referral_form")
    nurse.fill(form, TYPED, leaps=True)
    return form


def typed_in(nurse: Nurse) -> dict[str, object]:
    form = go_to_form(nurse)
    return {name: form.field(name).raw() for name in TYPED}


def go_to_form(nurse: Nurse) -> Form:
    nurse.alt(Qt.Key.Key_2)
    nurse.until(lambda: nurse.parts(Form, "referral_form"))
    nurse.settle()
    return nurse.find(Form, "referral_form")


def test_a_lock_costs_nothing_not_even_the_last_letter(settled: Nurse) -> None:
    settled.unlock(PASSPHRASE)
    type_half(settled)
    settled.lock()
    settled.unlock(PASSPHRASE)
    assert typed_in(settled) == TYPED


def test_a_closed_window_costs_nothing(settled: Nurse, qtbot: QtBot, clock: Clock) -> None:
    settled.unlock(PASSPHRASE)
    type_half(settled)
    settled.shell.close()
    again = Shell(settled.shell.folder, clock=clock)
    qtbot.addWidget(again)
    with qtbot.waitActive(again):
        again.show()
        again.activateWindow()
    nurse = Nurse(qtbot, again)
    nurse.unlock(PASSPHRASE)
    assert typed_in(nurse) == TYPED
    again.close()


def test_what_cannot_be_saved_is_covered_by_a_lock_and_not_thrown_away(settled: Nurse) -> None:
    settled.unlock(PASSPHRASE)
    type_half(settled)
    settled.settle_after(DRAFT_AFTER_MS)
    database = settled.shell.folder / DATABASE_NAME
    away = database.with_name("weg.db")
    database.rename(away)
    settled.write("!")
    settled.ctrl(Qt.Key.Key_L)
    settled.until(settled.shell.unlock.isVisible)
    settled.settle()
    assert not settled.parts(Form, "referral_form")
    away.rename(database)
    settled.write("iets heel anders dan dit")
    settled.press(Qt.Key.Key_Return)
    settled.until(settled.shell.unlock.passphrase.error)
    for _character in "iets heel anders dan dit":
        settled.press(Qt.Key.Key_Backspace)
    settled.write(PASSPHRASE)
    settled.press(Qt.Key.Key_Return)
    settled.until(lambda: settled.parts(Form, "referral_form"))
    assert typed_in(settled)["own_question"] == TYPED["own_question"] + "!"


def test_closing_asks_before_it_loses_what_cannot_be_saved(settled: Nurse) -> None:
    settled.unlock(PASSPHRASE)
    type_half(settled)
    database = settled.shell.folder / DATABASE_NAME
    database.rename(database.with_name("weg.db"))
    settled.write("!")
    settled.shell.close()
    assert settled.shell.isVisible()
    settled.until(lambda: isinstance(QApplication.activeModalWidget(), Question))
    question = QApplication.activeModalWidget()
    assert isinstance(question, Question)
    question.reject()
    database.with_name("weg.db").rename(database)
    settled.shell.close()
    assert not settled.shell.isVisible()


def test_what_is_saved_is_no_draft_any_more(settled: Nurse) -> None:
    settled.unlock(PASSPHRASE)
    settled.ctrl(Qt.Key.Key_N)
    settled.settle()
    form = settled.find(Form, "referral_form")
    settled.fill(form, {"received_on": "20-11", "birth_surname": "Kaya", "due_date": "16-3"}, leaps=True)
    settled.ctrl(Qt.Key.Key_Return)
    settled.settle()
    drafts = settled.house().drafts
    assert drafts.find("referral", "", actor=settled.house().actor) is None


CRASH = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from ks_desktop.app.shell import Shell
from ks_desktop.app.start import make_application
from ks_desktop.widgets.form import Form

application = make_application()
shell = Shell(Path(sys.argv[1]))
shell.show()
shell.start()
shell.unlock.unlock_wanted.emit("", sys.argv[2])


def look():
    if shell.main is None:
        return
    timer.stop()
    shell.main.new_referral()
    QTimer.singleShot(1500, write)


def write():
    form = next(form for form in shell.findChildren(Form, "referral_form"))
    form.field("birth_surname").editor.setText("Kaya")
    QTimer.singleShot(int(sys.argv[3]), lambda: print("typed", flush=True))


timer = QTimer()
timer.timeout.connect(look)
timer.start(50)
application.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
def test_a_killed_program_costs_at_most_the_last_moment(settled: Nurse) -> None:
    folder: Path = settled.shell.folder
    program = subprocess.Popen(
        [sys.executable, "-c", CRASH, str(folder), PASSPHRASE, str(3 * DRAFT_AFTER_MS)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    with program:
        assert program.stdout is not None
        assert program.stdout.readline() == "typed\n"
        program.send_signal(signal.SIGKILL)
    settled.unlock(PASSPHRASE)
    assert go_to_form(settled).field("birth_surname").raw() == "Kaya"
