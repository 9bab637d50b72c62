"""Help elsewhere by keyboard, from what she wants to help that began, and back to her midwife: docs/walks/onward.md."""

from collections.abc import Callable
from datetime import time, timedelta
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ks_desktop.core.clock import Clock, fixed_clock
from ks_desktop.core.values import CaseId
from ks_desktop.letters.domain import LetterKind, LetterState
from ks_desktop.letters.domain.codes import slip_code
from ks_desktop.letters.page.maker import LOOK_AFTER_MS
from ks_desktop.onward.domain import OnwardReferral, OnwardState, OnwardWay
from ks_desktop.practice import MovableClock
from tests.keys import PASSPHRASE
from tests.walk import helped
from tests.walk.helped import TODAY, go_down_to, go_on, go_on_to, place, type_and_enter
from tests.walk.nurse import Nurse

Key = Qt.Key
SECONDS_A_KEY: Final = 0.2
COUNTED: Final = {"verslag": 21, "kiezen": 37, "brief": 11, "bellen": 84, "gehoord": 39, "nagevraagd": 7, "verteld": 8}
"""Told in docs/walks/onward.md."""


@pytest.fixture
def clock() -> Clock:
    """Tuesday, eleven o'clock, on a clock that can go on to another day."""
    return MovableClock(fixed_clock(TODAY, time(11)))


@pytest.fixture
def visited(settled: Nurse, clock: Clock) -> tuple[Nurse, CaseId]:
    """A nurse whose visit of this morning is over."""
    house = helped.open_folder(settled, clock)
    case_id = helped.was_visited(house)
    house.close()
    return settled, case_id


def test_from_what_she_wants_to_help_that_began_and_a_midwife_who_heard_it(visited: tuple[Nurse, CaseId]) -> None:
    nurse, case_id = visited
    nurse.unlock(PASSPHRASE)
    counted = {}
    for name, do in STEPS.items():
        nurse.keys = 0
        do(nurse)
        counted[name] = nurse.keys
    look_at(nurse, case_id)
    assert counted == COUNTED


def report(nurse: Nurse) -> None:
    """Write down that she wants help with debts, and with people around her."""
    go_down_to(nurse, "stop")
    nurse.press(Key.Key_V)
    nurse.settle()
    type_and_enter(nurse, "b", "", "", "", "sch!", "fam!", "", "w")
    nurse.ctrl(Key.Key_Return)
    nurse.settle()
    nurse.until(lambda: place() == "case")


def choose(nurse: Nurse) -> None:
    """See what there is for that, and choose the neighbourhood team, by letter."""
    nurse.press(Key.Key_W)
    nurse.settle()
    nurse.write("wijk")
    nurse.settle()
    nurse.picture("verder-wat-past")
    nurse.press(Key.Key_Return)
    nurse.until(lambda: place() == "wish")
    type_and_enter(nurse, "Wie helpt mij met mijn geld?")
    nurse.write("b")
    nurse.picture("verder-kiezen")
    nurse.ctrl(Key.Key_Return)
    nurse.settle_after(LOOK_AFTER_MS)
    nurse.until(lambda: place() == "receiver")


def write(nurse: Nurse) -> None:
    """Ask her yes at the letter, make it final, and record that it went out."""
    nurse.ctrl(Key.Key_P)
    nurse.settle()
    nurse.picture("verder-toestemming")
    for _field in ("asked_by", "given_on", "form"):
        nurse.press(Key.Key_Return)
    assert place() == "record_agreement"
    nurse.press(Key.Key_Return)
    nurse.settle_after(LOOK_AFTER_MS)
    make_final_and_send(nurse)


def make_final_and_send(nurse: Nurse) -> None:
    nurse.ctrl(Key.Key_P)
    nurse.say_yes()
    nurse.settle()
    nurse.until(lambda: place() == "letters_table")
    go_on_to(nurse, "mark_sent")
    nurse.press(Key.Key_Return)
    nurse.until(lambda: place() == "route")
    nurse.ctrl(Key.Key_Return)
    nurse.settle()
    nurse.until(lambda: nurse.sees("Brief als verstuurd gemeld."))


def ring(nurse: Nurse) -> None:
    """Ring Home-Start with her yes: a warm hand-over."""
    nurse.ctrl(Key.Key_K)
    nurse.write("kay")
    nurse.settle_after(helped.TYPED_MS)
    nurse.press(Key.Key_Return)
    nurse.settle()
    nurse.until(lambda: place() == "case")
    nurse.picture("verder-na-de-brief")
    nurse.press(Key.Key_W)
    nurse.settle()
    nurse.write("home")
    nurse.settle()
    nurse.press(Key.Key_Return)
    nurse.until(lambda: place() == "wish")
    type_and_enter(nurse, "Andere moeders leren kennen", "t", "j", "", "", "", "", "mevrouw L. Proef")
    nurse.write("belt haar deze week")
    nurse.picture("verder-bellen")
    nurse.ctrl(Key.Key_Return)
    nurse.settle()
    nurse.until(lambda: place() == "case")


def hear(nurse: Nurse) -> None:
    """A week later the slip of the team came back, and Home-Start began."""
    go_on(nurse, 7)
    assert nurse.find(QPushButton, "waiting_onward_due").text() == "2 doorverwijzingen navragen"
    nurse.picture("verder-vandaag")
    nurse.ctrl(Key.Key_K)
    nurse.write(slip_code("2026-0001"))
    nurse.settle_after(helped.TYPED_MS)
    nurse.press(Key.Key_Return)
    nurse.until(lambda: place() == "state")
    type_and_enter(nurse, "w", "", "1", "")
    nurse.write("eerst een intake")
    nurse.picture("verder-strook")
    nurse.ctrl(Key.Key_Return)
    nurse.settle()
    nurse.until(lambda: place() == "case")
    nurse.press(Key.Key_H)
    nurse.until(lambda: place() == "state")
    begun(nurse)


def begun(nurse: Nurse) -> None:
    nurse.write("b")
    nurse.ctrl(Key.Key_Return)
    nurse.settle()
    nurse.until(lambda: place() == "case")


def ask(nurse: Nurse) -> None:
    """Another week later Vandaag asks after the team: that began too."""
    go_on(nurse, 7)
    go_down_to(nurse, "waiting_name", "Hulp en regelen")
    nurse.press(Key.Key_Return)
    nurse.until(lambda: place() == "state")
    begun(nurse)
    nurse.picture("verder-begonnen")


def tell(nurse: Nurse) -> None:
    """Tell her midwife: what the letter says of help stands there."""
    nurse.press(Key.Key_T)
    nurse.settle_after(LOOK_AFTER_MS)
    nurse.until(lambda: place() == "receiver")
    nurse.picture("verder-terugkoppeling")
    make_final_and_send(nurse)
    nurse.alt(Key.Key_1)
    nurse.settle()
    assert nurse.parts(QPushButton, "waiting_onward_due") == nurse.parts(QPushButton, "waiting_feedback_due") == []


STEPS: Final[dict[str, Callable[[Nurse], None]]] = {
    "verslag": report,
    "kiezen": choose,
    "brief": write,
    "bellen": ring,
    "gehoord": hear,
    "nagevraagd": ask,
    "verteld": tell,
}


def look_at(nurse: Nurse, case_id: CaseId) -> None:
    """See that everything is stored as she typed it."""
    house = nurse.house()
    with house.database.reading(house.actor) as reading:
        team, home_start = house.onward.of_cases([case_id], reading=reading)[case_id]
    look_at_team(team)
    assert (home_start.way, home_start.state, home_start.wish) == (
        OnwardWay.PHONE,
        OnwardState.STARTED,
        "Andere moeders leren kennen",
    )
    assert [(held.with_whom, held.words) for held in home_start.warm] == [("mevrouw L. Proef", "belt haar deze week")]
    letters = [line.letter for line in house.letters.register(actor=house.actor)]
    assert {(each.kind, each.state) for each in letters} == {
        (LetterKind.REFERRAL_SOCIAL, LetterState.SENT),
        (LetterKind.FEEDBACK, LetterState.SENT),
    }
    told = next(each for each in letters if each.kind is LetterKind.FEEDBACK)
    assert told.draft.words["help_started"] == "yes"


def look_at_team(team: OnwardReferral) -> None:
    """See each step of the neighbourhood team, with its day."""
    week = timedelta(days=7)
    assert [(step.state, step.on) for step in team.steps] == [
        (OnwardState.DRAFT, TODAY),
        (OnwardState.SENT, TODAY),
        (OnwardState.WAITING, TODAY + week),
        (OnwardState.STARTED, TODAY + 2 * week),
    ]
    assert (team.steps[2].waiting_weeks, team.steps[2].words) == (1, "eerst een intake")
    assert (team.way, team.needs) == (OnwardWay.LETTER, ("money",))
