from dataclasses import replace
from time import thread_time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ks_desktop.core.gestation import GestationalAge
from ks_desktop.visits.domain import Mode, Proposal
from ks_desktop.visits.domain.week_proposal import LeftOut, Relaxation
from ks_desktop.visits.page.week_proposal.entries import Shown
from ks_desktop.visits.page.week_proposal.result import PlanResult
from ks_desktop.visits.restricted import SafetyColour
from tests.visits.page.week_proposal.plans import MONDAY, NAMES, NOOR, TODAY, case, left_out, plan, planned

ROWS = (planned(1), planned(2, "Sofia Bakker"), planned(3, "Marlous de Jong", mode=Mode.PHONE))
OUT = (left_out(8, "Hanna van Dam"), left_out(9, "Lina Haddad"))


def shown(**changed: object) -> Shown:
    colours = {case(1): SafetyColour.GREEN, case(2): SafetyColour.GREEN}
    return replace(Shown(plan=plan(*ROWS, out=OUT), names=NAMES, colours=colours), **changed)  # type: ignore[arg-type]


@pytest.fixture
def result(qtbot: QtBot) -> PlanResult:
    made = PlanResult()
    qtbot.addWidget(made)
    made.resize(420, 700)
    made.show()
    made.show_plan(shown(), TODAY, is_new=True)
    made.list.setFocus()
    return made


def test_a_new_proposal_is_ticked_as_far_as_it_may_be(qtbot: QtBot, result: PlanResult) -> None:
    assert result.ticked_rows() == ROWS
    assert result.book.text() == "Boek 3 bezoeken"
    with qtbot.waitSignal(result.accepted) as rung:
        QTest.keyClick(result.list, Qt.Key.Key_Return)
    assert rung.args == [tuple(row.case_id for row in ROWS)]


def test_nothing_ticked_is_nothing_to_accept(qtbot: QtBot, result: PlanResult) -> None:
    QTest.keyClick(result.list, Qt.Key.Key_N)
    assert not result.book.isEnabled()
    with qtbot.assertNotEmitted(result.accepted):
        QTest.keyClick(result.list, Qt.Key.Key_Return)
    with qtbot.waitSignal(result.proposed) as rung:
        QTest.keyClick(result.list, Qt.Key.Key_A)
    assert rung.args == [ROWS]


def test_what_was_unticked_stays_so_and_what_was_looked_at_is_ticked(result: PlanResult) -> None:
    result.show_plan(shown(colours={case(1): SafetyColour.GREEN}), TODAY)
    QTest.keyClick(result.list, Qt.Key.Key_N)
    result.show_plan(shown(), TODAY)
    assert result.ticked_rows() == (ROWS[1],)


def test_f8_goes_round_those_without_a_place(result: PlanResult) -> None:
    for expected in (OUT[0], OUT[1], OUT[0]):
        QTest.keyClick(result.list, Qt.Key.Key_F8)
        assert result.current() == expected


@pytest.mark.parametrize(
    ("key", "colour"),
    [
        (Qt.Key.Key_G, SafetyColour.GREEN),
        (Qt.Key.Key_O, SafetyColour.ORANGE),
        (Qt.Key.Key_R, SafetyColour.RED),
    ],
)
def test_one_key_says_how_safe_it_is(qtbot: QtBot, result: PlanResult, key: Qt.Key, colour: SafetyColour) -> None:
    with qtbot.waitSignal(result.looked) as rung:
        QTest.keyClick(result.list, key)
    assert rung.args == [case(1), colour]


def test_keys_pressed_faster_than_looks_are_kept_are_about_one_woman_each(result: PlanResult) -> None:
    result.show_plan(shown(plan=plan(planned(4, "Vera Kok"), *ROWS), colours={}), TODAY)
    heard: list[object] = []
    result.looked.connect(lambda who, _colour: heard.append(who))
    for key in (Qt.Key.Key_G, Qt.Key.Key_O, Qt.Key.Key_R):
        QTest.keyClick(result.list, key)
    assert len(set(heard)) == len(heard) == 3


def test_a_call_by_phone_and_who_has_no_place_are_not_looked_at(qtbot: QtBot, result: PlanResult) -> None:
    for key in ((case(3), "first_visit"), (case(8), "first_visit")):
        assert result.list.select(key)
        with qtbot.assertNotEmitted(result.looked):
            QTest.keyClick(result.list, Qt.Key.Key_R)


def test_a_reason_that_was_not_looked_for_is_asked_when_she_is_chosen(qtbot: QtBot, result: PlanResult) -> None:
    unknown = replace(OUT[0], is_looked=False)
    result.show_plan(shown(plan=plan(*ROWS, out=(unknown,))), TODAY)
    with qtbot.waitSignal(result.explained) as rung:
        result.to_next_left_out()
    assert rung.args == [unknown]


def test_what_helps_and_her_page_are_rung(qtbot: QtBot, result: PlanResult) -> None:
    time = Proposal(
        case_id=case(8),
        nurse=NOOR,
        starts_at=MONDAY,
        minutes=60,
        age=GestationalAge(176),
        travel_before=5,
        travel_after=5,
        is_best=True,
    )
    helped: LeftOut = replace(OUT[0], helps=Relaxation(kind="one_more", message="one visit more", proposal=time))
    result.show_plan(shown(plan=plan(*ROWS, out=(helped,))), TODAY)
    result.to_next_left_out()
    with qtbot.waitSignal(result.helped) as rung:
        result.detail.help.click()
    assert rung.args == [helped]
    with qtbot.waitSignal(result.page_wanted) as opened:
        result.detail.open.click()
    assert opened.args == [case(8)]


def test_another_proposal_is_asked_by_its_button(qtbot: QtBot, result: PlanResult) -> None:
    again = next(part for part in result.findChildren(type(result.book)) if part.objectName() == "plan_again")
    with qtbot.waitSignal(result.again_wanted):
        again.click()


def test_two_hundred_rows_are_shown_and_ticked_at_once(result: PlanResult) -> None:
    rows = tuple(planned(number, mode=Mode.PHONE) for number in range(200))
    begun = thread_time()
    result.show_plan(shown(plan=plan(*rows, out=OUT)), TODAY, is_new=True)
    result.tick_none()
    result.tick_all()
    assert thread_time() - begun < 1.0
    assert len(result.ticked_rows()) == 200
