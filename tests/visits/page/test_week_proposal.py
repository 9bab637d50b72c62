"""The whole cycle at the pane: ask, watch, accept some or all, take back; with the real engine in its own process."""

from collections.abc import Iterator
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from ks_desktop.core.clock import instant_of
from ks_desktop.core.gestation import GestationalAge
from ks_desktop.core.values import CaseId
from ks_desktop.house import House
from ks_desktop.visits.domain import LeftOut, Mode, PlannedRow, Proposal, Reason, Relaxation
from ks_desktop.visits.page.week_proposal import PlanServices, WeekProposalPane
from ks_desktop.visits.restricted import SafetyColour
from ks_desktop.widgets.tasks import Tasks
from tests.houses import at_work, desk_of, end, practice, settle


@pytest.fixture
def house() -> Iterator[House]:
    made = practice()
    yield made
    made.close()


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    del qtbot
    made = Tasks()
    yield made
    end(made)


@pytest.fixture
def pane(qtbot: QtBot, house: House, tasks: Tasks) -> WeekProposalPane:
    services = PlanServices(
        proposals=house.week_proposals,
        schedules=house.schedules,
        moving=house.moving,
        visits=house.visits,
        safety=house.safety,
    )
    made = WeekProposalPane(desk_of(house, tasks), services)
    qtbot.addWidget(made)
    made.resize(420, 700)
    made.show()
    made.begin()
    settle(tasks)
    return made


def _press(pane: WeekProposalPane, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or pane, key)


def _made(pane: WeekProposalPane, tasks: Tasks) -> None:
    """Make a proposal by one key."""
    QTest.keyClick(pane.asking.start, Qt.Key.Key_Return)
    settle(tasks)


def _looked(house: House, *, but: int = 0) -> list[CaseId]:
    """Let somebody look at the safety of everybody who waits but the last few."""
    waiting = [entry.case_id for entry in house.visits.to_plan(actor=house.actor)]
    for case_id in waiting[: len(waiting) - but]:
        house.safety.look(case_id, SafetyColour.GREEN, actor=house.actor)
    return waiting


def _booked(house: House) -> set[CaseId]:
    with house.database.reading(house.actor) as reading:
        return {visit.case_id for visit in house.visits.booked(reading=reading)}


def test_all_are_accepted_by_one_key_and_taken_back_by_one(
    qtbot: QtBot, pane: WeekProposalPane, house: House, tasks: Tasks
) -> None:
    waiting, before = _looked(house), _booked(house)
    _made(pane, tasks)
    assert "6 van de 6 vrouwen hebben een plek. Aangevinkt: 6." in pane.result.summary.text()
    with qtbot.waitSignal(pane.accepted):
        QTest.keyClick(pane.result.list, Qt.Key.Key_Return)
        settle(tasks)
    assert _booked(house) == before | set(waiting)
    assert "6 bezoeken geboekt" in pane.result.told.text()
    assert "staat nu in de agenda" in pane.result.summary.text()
    tasks.run(lambda: house.undo.undo(actor=house.actor))
    settle(tasks)
    assert _booked(house) == before
    assert "6 van de 6 vrouwen hebben een plek" in pane.result.summary.text()
    assert not pane.result.told.isVisible()


def test_some_are_accepted_and_the_others_stay(pane: WeekProposalPane, house: House, tasks: Tasks) -> None:
    _looked(house)
    _made(pane, tasks)
    first = pane.result.ticked_rows()[0].case_id
    before = _booked(house)
    pane.result.list.setFocus()
    _press(pane, Qt.Key.Key_N, Qt.Key.Key_Space)
    assert [row.case_id for row in pane.result.ticked_rows()] == [first]
    _press(pane, Qt.Key.Key_Return)
    settle(tasks)
    assert _booked(house) == before | {first}
    assert "5 van de 5" in pane.result.summary.text()
    _press(pane, Qt.Key.Key_A)
    assert len(pane.result.ticked_rows()) == 5


def test_nobody_goes_home_unseen_and_one_key_looks(pane: WeekProposalPane, tasks: Tasks) -> None:
    _made(pane, tasks)
    assert pane.result.ticked_rows() == ()
    assert not pane.result.book.isEnabled()
    assert "6 huisbezoeken" in pane.result.summary.text()
    pane.result.list.setFocus()
    _press(pane, Qt.Key.Key_G)
    settle(tasks)
    assert len(pane.result.ticked_rows()) == 1
    _press(pane, Qt.Key.Key_R)  # the focus went on to the next whom nobody looked at
    settle(tasks)
    assert len(pane.result.ticked_rows()) == 1
    assert "4 huisbezoeken" in pane.result.summary.text()


def test_a_row_that_cannot_be_any_more_stays_with_its_reason(
    pane: WeekProposalPane, house: House, tasks: Tasks
) -> None:
    _looked(house)
    _made(pane, tasks)
    rows = pane.result.ticked_rows()
    gone = rows[0]
    taken = house.visits.proposals(gone.case_id, actor=house.actor)[0]
    house.visits.accept(taken, actor=house.actor)  # a colleague was first
    pane.result.list.setFocus()
    _press(pane, Qt.Key.Key_Return)
    settle(tasks)
    assert "1 kon niet worden geboekt" in pane.result.told.text()
    assert pane.result.list.select((gone.case_id, gone.contact_type))
    assert "al een bezoek gepland" in pane.result.detail.findChild(type(pane.result.told), "plan_why").text()  # type: ignore[union-attr]


def test_stop_keeps_the_best_so_far(qtbot: QtBot, pane: WeekProposalPane, house: House, tasks: Tasks) -> None:
    _looked(house)
    QTest.keyClick(pane.asking.start, Qt.Key.Key_Return)
    assert pane.is_working()
    pane.stop()
    assert pane.working.words.text() == "Stopt …"
    settle(tasks)
    qtbot.waitUntil(lambda: not pane.is_working())
    assert pane.result.isVisible()
    assert pane.result.list.keys()


def test_while_it_works_the_window_lives_and_a_second_plan_is_not_begun(
    pane: WeekProposalPane, house: House, tasks: Tasks
) -> None:
    _looked(house)
    QTest.keyClick(pane.asking.start, Qt.Key.Key_Return)
    task = pane._task  # noqa: SLF001 - the one that is under way
    pane.asking.begin()
    assert pane._task is task  # noqa: SLF001
    answers: list[int] = []
    tasks.run(lambda: 1, done=answers.append)
    while not answers:
        QApplication.processEvents()
    settle(tasks)
    assert answers == [1]


def test_a_lock_stops_it(pane: WeekProposalPane, house: House, tasks: Tasks) -> None:
    _looked(house)
    QTest.keyClick(pane.asking.start, Qt.Key.Key_Return)
    tasks.stop_for_lock()
    settle(tasks)
    assert not pane.is_working()


def test_escape_leaves_and_coming_back_finds_the_proposal(
    qtbot: QtBot, pane: WeekProposalPane, house: House, tasks: Tasks
) -> None:
    _looked(house)
    _made(pane, tasks)
    pane.result.list.setFocus()
    with qtbot.waitSignals([pane.left, pane.proposed]):
        _press(pane, Qt.Key.Key_Escape)
    with qtbot.waitSignal(pane.proposed) as rung:
        pane.begin()
    settle(tasks)
    assert rung.args is not None
    assert len(rung.args[0]) == 6
    assert pane.result.isVisible()
    pane.close_plan()
    assert pane.asking.isVisible()


def test_no_working_days_is_a_sentence_and_a_way_out(
    qtbot: QtBot, pane: WeekProposalPane, house: House, tasks: Tasks
) -> None:
    with house.database.work(house.actor, "client_changed") as work:
        work.session.execute(text("DELETE FROM working_hours"))
    pane.begin()
    settle(tasks)
    assert not pane.asking.start.isEnabled()
    with qtbot.waitSignal(pane.hours_wanted):
        pane.asking._to_hours.click()  # noqa: SLF001 - the button of the sentence


def test_days_that_passed_are_a_sentence(pane: WeekProposalPane, tasks: Tasks) -> None:
    pane.asking.first.set_raw("1-1-2026")
    pane.asking.weeks.set_value("1")
    _made(pane, tasks)
    assert pane.asking.isVisible()
    assert pane.asking.wrong.text()


def test_nobody_waits_is_said(pane: WeekProposalPane, house: House, tasks: Tasks) -> None:
    _looked(house)
    _made(pane, tasks)
    pane.result.accept()
    settle(tasks)
    pane.close_plan()
    _made(pane, tasks)
    assert pane.result.list.keys() == []
    assert "Niemand wacht" in pane.result.summary.text()


def test_a_nurse_who_left_meanwhile_is_told_and_nothing_is_lost(
    pane: WeekProposalPane, house: House, tasks: Tasks
) -> None:
    _looked(house)
    _made(pane, tasks)
    before = _booked(house)
    with house.database.work(house.actor, "client_changed") as work:
        work.session.execute(text("DELETE FROM working_hours"))  # nobody works any more
    pane.result.accept()
    settle(tasks)
    assert _booked(house) == before
    assert "konden niet worden geboekt" in pane.result.told.text()
    assert len(pane.result.list.keys()) == 6


def _helped(row: PlannedRow, at: time, mode: Mode = Mode.HOME) -> LeftOut:
    """Return her as without a place, with a time on the day of her row that would help."""
    proposal = Proposal(
        case_id=row.case_id,
        nurse=row.nurse,
        starts_at=instant_of(row.day, at),
        minutes=60,
        age=GestationalAge(176),
        travel_before=5,
        travel_after=5,
        is_best=True,
        mode=mode,
    )
    return LeftOut(
        case_id=row.case_id,
        contact_type=row.contact_type,
        name=row.name,
        why=Reason(message="full"),
        helps=Relaxation(kind="longer_day", message="longer", proposal=proposal),
    )


def test_what_would_help_is_said_first_and_done_the_second_time(
    qtbot: QtBot, pane: WeekProposalPane, house: House, tasks: Tasks
) -> None:
    waiting = _looked(house)
    _made(pane, tasks)
    row = next(row for row in pane.result.ticked_rows() if row.case_id == waiting[0])
    entry = _helped(row, time(19), mode=Mode.PHONE)  # after her working day: it can be done knowingly
    before = _booked(house)
    pane.result.helped.emit(entry)
    settle(tasks)
    assert _booked(house) == before
    assert "Druk nog eens" in pane.result.told.text()
    with qtbot.waitSignal(pane.accepted):
        pane.result.helped.emit(entry)
        settle(tasks)
    assert _booked(house) == before | {row.case_id}
    with house.database.reading(house.actor) as reading:
        (visit,) = (visit for visit in house.visits.booked(reading=reading) if visit.case_id == row.case_id)
    assert visit.mode is Mode.PHONE


def test_what_would_help_and_cannot_be_any_more_is_not_offered_again(
    pane: WeekProposalPane, house: House, tasks: Tasks
) -> None:
    waiting = _looked(house)
    _made(pane, tasks)
    row = next(row for row in pane.result.ticked_rows() if row.case_id == waiting[0])
    house.safety.look(row.case_id, SafetyColour.RED, actor=house.actor)
    before = _booked(house)
    for _press in range(2):
        pane.result.helped.emit(_helped(row, row.start))
        settle(tasks)
        assert "rood" in pane.result.told.text()
        assert "Druk nog eens" not in pane.result.told.text()
    assert _booked(house) == before


def test_from_ctrl_g_to_ctrl_z_in_the_real_window(qtbot: QtBot, house: House) -> None:
    waiting, before = _looked(house), _booked(house)
    shell = at_work(qtbot, house)
    main = shell.main
    assert main is not None
    main.show_page("agenda")
    settle(shell.tasks)
    agenda = main.pages.agenda()
    agenda.plan_all()
    settle(shell.tasks)
    QTest.keyClick(agenda.proposal.asking.start, Qt.Key.Key_Return)
    main.show_page("today")  # leaving the page does not stop it
    assert main.progress.isVisible()
    settle(shell.tasks)
    main.show_page("agenda")
    settle(shell.tasks)
    QTest.keyClick(agenda.proposal.result.list, Qt.Key.Key_Return)
    settle(shell.tasks)
    assert _booked(house) == before | set(waiting)
    main.undoing.undo()
    settle(shell.tasks)
    assert _booked(house) == before
    assert len(agenda.proposal.result.list.keys()) == 6


def test_closing_the_window_while_it_works_ends_it(qtbot: QtBot, house: House) -> None:
    _looked(house)
    shell = at_work(qtbot, house)
    main = shell.main
    assert main is not None
    main.show_page("agenda")
    settle(shell.tasks)
    main.pages.agenda().plan_all()
    settle(shell.tasks)
    QTest.keyClick(main.pages.agenda().proposal.asking.start, Qt.Key.Key_Return)
    shell.close()
    assert shell.main is None
