"""From nothing to work: passphrase, recovery sheet, who she is, municipalities, working days; and in again."""

import re
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from ks_desktop.administration.page.first_run import FirstRun
from tests.keys import PASSPHRASE
from tests.pdf import text_of
from tests.walk.nurse import Nurse


def test_five_steps_to_the_first_morning_and_in_again_the_next_day(nurse: Nurse, tmp_path: Path) -> None:
    nurse.shell.start()
    nurse.until(lambda: nurse.shell.first_run is not None and nurse.shell.first_run.isVisible())
    first_run = nurse.shell.first_run
    assert first_run is not None
    choose_passphrase(nurse, first_run)
    prove_recovery_sheet(nurse, first_run, tmp_path / "herstelblad.pdf")
    say_who_she_is(nurse, first_run)
    choose_municipality_and_hours(nurse, first_run)
    nurse.until(lambda: nurse.shell.main is not None)
    nurse.settle()
    assert nurse.sees("Vandaag")
    lock_and_unlock(nurse)
    assert nurse.find(QWidget, "today").isVisible()


def choose_passphrase(nurse: Nurse, first_run: FirstRun) -> None:
    form = first_run.passphrase.form
    nurse.fill(form, {"user_name": "noor", "passphrase": PASSPHRASE, "repeat": "iets heel anders dan dat"})
    nurse.ctrl(Qt.Key.Key_Return)
    assert form.field("repeat").error()
    form.field("repeat").setFocus()
    for _character in "iets heel anders dan dat":
        nurse.press(Qt.Key.Key_Backspace)
    nurse.write(PASSPHRASE)
    nurse.ctrl(Qt.Key.Key_Return)
    nurse.until(first_run.sheet.isVisible)


def prove_recovery_sheet(nurse: Nurse, first_run: FirstRun, sheet: Path) -> None:
    first_run.sheet.save_to(sheet)  # the system's own dialog asks where; here the folder is known
    nurse.until(sheet.exists)
    groups = recovery_groups(text_of(sheet.read_bytes()))
    for field in first_run.sheet.fields:
        field.setFocus()
        number = int(re.findall(r"\d+", field.caption.text())[0])
        nurse.write(groups[number - 1])
    go_on(nurse)
    nurse.until(first_run.profile.isVisible)
    nurse.settle()


def say_who_she_is(nurse: Nurse, first_run: FirstRun) -> None:
    nurse.fill(first_run.profile.form, {"full_name": "Noor Proef", "job_title": "jeugdverpleegkundige"})
    nurse.press(Qt.Key.Key_Return)
    nurse.until(first_run.municipalities.isVisible)
    nurse.settle()


def choose_municipality_and_hours(nurse: Nurse, first_run: FirstRun) -> None:
    nurse.write("Utrec")
    nurse.press(Qt.Key.Key_Return)
    assert nurse.sees("Utrecht")
    go_on(nurse)
    nurse.until(first_run.hours.isVisible)
    nurse.settle()
    go_on(nurse)
    nurse.until(first_run.last.isVisible)
    nurse.press(Qt.Key.Key_Space)


def lock_and_unlock(nurse: Nurse) -> None:
    nurse.ctrl(Qt.Key.Key_L)
    unlock = nurse.shell.unlock
    nurse.until(unlock.isVisible)
    nurse.settle()
    nurse.write("dit is het niet hoor")
    nurse.press(Qt.Key.Key_Return)
    nurse.until(unlock.passphrase.error)
    for _character in "dit is het niet hoor":
        nurse.press(Qt.Key.Key_Backspace)
    nurse.write(PASSPHRASE)
    nurse.press(Qt.Key.Key_Return)
    nurse.until(lambda: nurse.shell.main is not None)
    nurse.settle()


def go_on(nurse: Nurse) -> None:
    nurse.find(QPushButton, "next").setFocus()
    nurse.press(Qt.Key.Key_Space)


def recovery_groups(text: str) -> list[str]:
    """Return the groups of the code as they stand on the paper, each under its number."""
    lines = [line.strip() for line in text.splitlines()]
    return [after.replace(" ", "") for line, after in pairwise(lines) if line and line in "123456789"]
