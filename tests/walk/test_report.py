"""A report of a visit: at most sixty keys, and nothing of it is lost by a lock or when the program dies."""

import os
import signal
import subprocess
import sys
from datetime import time, timedelta

import pytest
from PySide6.QtCore import Qt

from ks_desktop import house as houses
from ks_desktop.core.clock import Clock, instant_of
from ks_desktop.core.values import AppointmentId, CaseId, new_id
from ks_desktop.visits import store
from ks_desktop.visits.domain import Appointment, HelpKind, Need, Outcome, Present, Report
from ks_desktop.visits.domain.reporting import NextContact
from ks_desktop.visits.form import ReportBody, ReportForm
from ks_desktop.widgets.form import DRAFT_AFTER_MS
from tests.families import sign_up
from tests.keys import PASSPHRASE
from tests.walk.nurse import Nurse

Key = Qt.Key
MOST_KEYS = 60
AGREED = "belt de praktijk"


@pytest.fixture
def visited(settled: Nurse, clock: Clock) -> tuple[Nurse, Appointment]:
    """A nurse who came back from a visit this morning."""
    house = houses.open_house(settled.shell.folder, "noor", PASSPHRASE, process="walk", clock=clock)
    today = house.clock.today()
    due = (today + timedelta(days=115)).isoformat()
    case_id = sign_up(house, received_on=today.isoformat(), consent_on=today.isoformat(), due_date=due)
    visit = Appointment(
        id=AppointmentId(new_id()),
        case_id=case_id,
        nurse=house.actor,
        starts_at=instant_of(today, time(0, 30)),
        minutes=60,
    )
    with house.database.work(house.actor, "client_changed") as work:
        store.add_booked(work, visit)
    house.close()
    return settled, visit


def begin(nurse: Nurse, case_id: CaseId) -> ReportBody:
    main = nurse.shell.main
    assert main is not None
    main.open_case(case_id)
    nurse.settle()
    nurse.press(Key.Key_V)
    nurse.settle()
    return nurse.find(ReportForm, "report_form").form


def stored(nurse: Nurse, visit: Appointment) -> Report | None:
    house = nurse.house()
    with house.database.reading(house.actor) as reading:
        return house.visits.of_cases([visit.case_id], reading=reading)[visit.case_id][0].report


def type_talk(nurse: Nurse) -> None:
    """Type up to her own need: what is filled in already is passed with Enter."""
    nurse.write("b")
    nurse.press(Key.Key_Return, Key.Key_Return, Key.Key_Return)
    nurse.write("1")
    nurse.press(Key.Key_Return)
    for letters in ("ge!", "sl", "rok"):
        nurse.write(letters)
        nurse.press(Key.Key_Return)


def type_what_follows(nurse: Nurse) -> None:
    """Type her need, no goals, one agreement, the help, and the contact that comes next."""
    nurse.press(Key.Key_Return)
    nurse.write("e")  # een klein zetje
    nurse.press(Key.Key_Return, Key.Key_Tab, Key.Key_Tab)
    for words in ("z", AGREED, "+7"):
        nurse.write(words)
        nurse.press(Key.Key_Return)
    nurse.press(Key.Key_Return)
    nurse.write("2")
    nurse.press(Key.Key_Return)
    nurse.write("t")  # tweede huisbezoek
    nurse.press(Key.Key_Return)
    nurse.write("+14")


def come_back(nurse: Nurse, visit: Appointment) -> ReportBody:
    """Lock, unlock and go to the report again; these keys are no part of a report."""
    keys = nurse.keys
    nurse.lock()
    nurse.unlock(PASSPHRASE)
    is_open = bool(nurse.parts(ReportForm, "report_form"))
    form = nurse.find(ReportForm, "report_form").form if is_open else begin(nurse, visit.case_id)
    nurse.settle()
    nurse.keys = keys
    return form


def test_a_report_takes_at_most_sixty_keys_and_a_lock_halfway_costs_nothing(
    visited: tuple[Nurse, Appointment],
) -> None:
    nurse, visit = visited
    nurse.unlock(PASSPHRASE)
    nurse.keys = 0
    form = begin(nurse, visit.case_id)
    type_talk(nurse)
    nurse.write("ve")
    typed = form.unsaved()
    assert (typed["outcome"], typed["topics"]) == ("visited", ["health!", "sleep", "smoking", "?ve"])
    form = come_back(nurse, visit)
    assert form.unsaved() == typed
    form.field("topics").setFocus()
    nurse.press(Key.Key_End, Key.Key_Backspace, Key.Key_Backspace)
    type_what_follows(nurse)
    nurse.ctrl(Key.Key_Return)
    nurse.settle()
    look_at(stored(nurse, visit), visit)
    look = nurse.house().reports.look(visit.case_id, actor=nurse.house().actor)
    assert look.next_contact == NextContact(contact_type="second_visit", not_before=visit.day + timedelta(days=14))
    assert nurse.keys <= MOST_KEYS, nurse.keys


def look_at(report: Report | None, visit: Appointment) -> None:
    """See that all that was typed is stored."""
    assert report is not None
    assert (report.outcome, report.held_on, report.present) == (Outcome.VISITED, visit.day, (Present.PARTNER,))
    assert (report.topics, report.help_wanted) == (("health", "sleep", "smoking"), ("health",))
    assert (report.need, [one.kind for one in report.help]) == (Need.SMALL_PUSH, [HelpKind.INFORMATION])
    week = timedelta(days=7)
    assert [(one.who, one.what, one.by_when) for one in report.agreements] == [("zij", AGREED, visit.day + week)]
    assert report.feed_back == "Mevrouw heeft informatie gekregen. Er volgt nog een contact."


CRASH = """
import sys
from pathlib import Path
from uuid import UUID
from PySide6.QtCore import QTimer
from ks_desktop.app.shell import Shell
from ks_desktop.app.start import make_application
from ks_desktop.visits.domain.reporting import NextContact
from ks_desktop.visits.form import ReportForm

application = make_application()
shell = Shell(Path(sys.argv[1]))
shell.show()
shell.start()
shell.unlock.unlock_wanted.emit("", sys.argv[2])


def look():
    if shell.main is None:
        return
    timer.stop()
    shell.main.open_case(UUID(sys.argv[3]))
    QTimer.singleShot(800, open_form)


def open_form():
    women = shell.main.pages.women()
    women.case.do("report")
    QTimer.singleShot(500, write)


def write():
    form = next(form for form in shell.findChildren(ReportForm) if form.isVisible()).form
    form.field("topics").set_raw(["money!", "?sl"])
    form.field("agreements").set_raw(["zij\\tbelt\\t+7"])
    form.field("note").editor.setPlainText("Łief gesprek")
    QTimer.singleShot(int(sys.argv[4]), lambda: print("typed", flush=True))


timer = QTimer()
timer.timeout.connect(look)
timer.start(50)
application.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
def test_a_killed_program_costs_at_most_the_last_moment_of_a_report(visited: tuple[Nurse, Appointment]) -> None:
    nurse, visit = visited
    program = subprocess.Popen(
        [sys.executable, "-c", CRASH, str(nurse.shell.folder), PASSPHRASE, str(visit.case_id), str(2 * DRAFT_AFTER_MS)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    with program:
        assert program.stdout is not None
        assert program.stdout.readline() == "typed\n"
        program.send_signal(signal.SIGKILL)
    nurse.unlock(PASSPHRASE)
    again = begin(nurse, visit.case_id).unsaved()
    assert (again["topics"], again["note"]) == (["money!", "?sl"], "Łief gesprek")
    assert str(again["agreements"][0]).startswith("zij\tbelt\t")
