"""Help that does not begin, by keyboard: something else is chosen and begins, and her midwife hears that too."""

from datetime import time, timedelta
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ks_desktop.clients.domain import ConsentPurpose
from ks_desktop.clients.service.consents import Answered
from ks_desktop.coalition.domain import OfferQuestion
from ks_desktop.core.clock import fixed_clock
from ks_desktop.core.values import CaseId
from ks_desktop.house import House
from ks_desktop.letters.domain import LetterKind, LetterState
from ks_desktop.letters.page.maker import LOOK_AFTER_MS
from ks_desktop.onward.domain import NotStarted, OnwardPlan, OnwardState, OnwardWay, StepTaken
from ks_desktop.practice import MovableClock
from ks_desktop.visits.domain import Outcome, Report
from tests.keys import PASSPHRASE
from tests.walk import helped
from tests.walk.helped import TODAY, go_down_to, place, type_and_enter
from tests.walk.nurse import Nurse

Key = Qt.Key
COUNTED: Final = {"niet begonnen": 8, "tweede keus": 31, "begonnen": 3, "verteld": 8}
"""Told in docs/walks/onward.md."""


@pytest.fixture
def clock() -> MovableClock:
    """Tuesday, eleven o'clock, on a clock that can go on to another day."""
    return MovableClock(fixed_clock(TODAY, time(11)))


@pytest.fixture
def referred(settled: Nurse, clock: MovableClock) -> tuple[Nurse, CaseId]:
    """A nurse who rang the neighbourhood team after the visit and wrote to the midwife that she did, a week later."""
    house = helped.open_folder(settled, clock)
    case_id = helped.was_visited(house)
    with house.database.reading(house.actor) as reading:
        (visit,) = house.visits.of_cases([case_id], reading=reading)[case_id]
    house.visits.report(visit.id, Report(outcome=Outcome.VISITED, held_on=TODAY), actor=house.actor)
    ring_the_team(house, case_id)
    told = house.letters.begin(LetterKind.FEEDBACK, case_id, actor=house.actor)
    letter = house.letters.make(told, actor=house.actor, is_final=True)
    house.letters.mark_sent(letter.id, told.route, TODAY, actor=house.actor)
    house.close()
    clock.go_to(TODAY + timedelta(days=7))
    return settled, case_id


def ring_the_team(house: House, case_id: CaseId) -> None:
    """Refer her to the neighbourhood team by phone, with her yes."""
    (line,) = house.services.find(OfferQuestion(text="Hulp en regelen"), actor=house.actor)
    team = house.services.service(line.id, actor=house.actor)
    agreed = Answered(
        purpose=ConsentPurpose.REFER,
        agrees=True,
        given_on=TODAY,
        asked_by="Noor Proef",
        receiver=team.organisation_id,
        data="naam, telefoon",
    )
    house.clients.answers.answer(case_id, agreed, actor=house.actor)
    plan = OnwardPlan(
        case_id=case_id, service_id=team.id, needs=("practical",), wish="Wie helpt mij thuis?", way=OnwardWay.PHONE
    )
    onward_id = house.onward.refer(plan, actor=house.actor)
    house.onward.take_step(onward_id, StepTaken(state=OnwardState.SENT, on=TODAY), actor=house.actor)


def test_from_help_that_did_not_begin_to_a_second_choice_that_did(referred: tuple[Nurse, CaseId]) -> None:
    nurse, case_id = referred
    nurse.unlock(PASSPHRASE)
    counted = {}
    for name, do in zip(COUNTED, (hear_no, choose_again, hear_yes, tell), strict=True):
        nurse.keys = 0
        do(nurse)
        counted[name] = nurse.keys
    look_at(nurse, case_id)
    assert counted == COUNTED


def hear_no(nurse: Nurse) -> None:
    """The team has no place; what else there is stands there at once."""
    go_down_to(nurse, "waiting_name", "Hulp en regelen")
    nurse.press(Key.Key_Return)
    nurse.until(lambda: place() == "state")
    type_and_enter(nurse, "n", "")
    nurse.write("d")
    nurse.ctrl(Key.Key_Return)
    nurse.until(lambda: place() == "search_fit")
    nurse.settle()
    nurse.picture("verder-tweede-keus")


def choose_again(nurse: Nurse) -> None:
    """Ring Home-Start in its place; her question stands there still."""
    nurse.write("home")
    nurse.settle()
    nurse.press(Key.Key_Return)
    nurse.until(lambda: place() == "wish")
    type_and_enter(nurse, "", "t", "j", "", "", "", "")
    nurse.write("mevrouw L. Proef")
    nurse.ctrl(Key.Key_Return)
    nurse.settle()
    nurse.until(lambda: place() == "case")


def hear_yes(nurse: Nurse) -> None:
    """They ring back the same day: it begins."""
    nurse.press(Key.Key_H)
    nurse.until(lambda: place() == "state")
    nurse.write("b")
    nurse.ctrl(Key.Key_Return)
    nurse.settle()
    nurse.until(lambda: place() == "case")


def tell(nurse: Nurse) -> None:
    """Her midwife, who knew only that she was referred, is on Vandaag until she hears it."""
    nurse.alt(Key.Key_1)
    nurse.settle()
    nurse.picture("verder-bijpraten")
    go_down_to(nurse, "waiting_name", "de hulp is sindsdien begonnen")
    nurse.press(Key.Key_Return)
    nurse.settle()
    nurse.until(lambda: place() == "case")
    nurse.press(Key.Key_T)
    nurse.settle_after(LOOK_AFTER_MS)
    nurse.until(lambda: place() == "receiver")
    nurse.ctrl(Key.Key_P)
    nurse.say_yes()
    nurse.settle()
    nurse.until(lambda: place() == "letters_table")
    nurse.alt(Key.Key_1)
    nurse.settle()
    assert nurse.parts(QPushButton, "waiting_loop_due") == []


def look_at(nurse: Nurse, case_id: CaseId) -> None:
    """See what is stored of both, and what each letter said."""
    house = nurse.house()
    with house.database.reading(house.actor) as reading:
        team, second = house.onward.of_cases([case_id], reading=reading)[case_id]
    assert (team.state, team.reason) == (OnwardState.NOT_STARTED, NotStarted.NO_PLACE)
    assert (second.state, second.second_of, second.wish) == (OnwardState.STARTED, team.id, "Wie helpt mij thuis?")
    letters = [line.letter for line in house.letters.register(actor=house.actor)]
    told = [each for each in letters if each.kind is LetterKind.FEEDBACK and each.state is not LetterState.WITHDRAWN]
    assert sorted(each.words["help_started"] for each in told) == ["referred", "yes"]
