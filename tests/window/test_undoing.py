import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ks_desktop.casefile.page.steps import StepsPage
from ks_desktop.clients.domain import CaseState, CloseReason
from ks_desktop.house import House
from ks_desktop.widgets.tasks import Tasks
from ks_desktop.window import MainWindow
from tests.houses import case_in, part, settle

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def booked(main: MainWindow, tasks: Tasks, house: House) -> str:
    """A visit planned while the window looks; its moment as the sentences say it."""
    case = case_in(house, CaseState.READY)
    proposal = house.visits.proposals(case, actor=house.actor)[0]
    tasks.run(lambda: house.visits.accept(proposal, actor=house.actor))
    settle(tasks)
    assert main.messages.sentence() == "Bezoek gepland."
    return f"{proposal.start:%H:%M}"


def test_what_was_done_is_named_taken_back_and_done_again(
    main: MainWindow, tasks: Tasks, house: House, booked: str
) -> None:
    assert "bezoek" in main.bar.undo.text().lower()
    QTest.keyClick(main, Qt.Key.Key_Z, CTRL)
    settle(tasks)
    assert main.messages.sentence().startswith("Teruggedraaid: bezoek gepland, ")
    assert main.messages.sentence().endswith(booked)
    QTest.keyClick(main, Qt.Key.Key_Y, CTRL)
    settle(tasks)
    assert main.messages.sentence().startswith("Opnieuw gedaan: bezoek gepland, ")
    latest = house.undo.latest(actor=house.actor)
    assert latest is not None
    assert latest.is_redone


def test_the_list_shows_steps_by_name_and_enter_takes_one_back(
    main: MainWindow, tasks: Tasks, house: House, booked: str
) -> None:
    del booked
    QTest.keyClick(main, Qt.Key.Key_Z, CTRL | SHIFT)
    settle(tasks)
    page = part(main, "steps")
    assert isinstance(page, StepsPage)
    assert main.stack.currentWidget() is page
    first = page.table.current()
    assert first is not None
    assert (first.step.label, len(first.women), first.is_own) == ("plan visit", 1, True)
    QTest.keyClick(page.table.view, Qt.Key.Key_Return)
    settle(tasks)
    assert main.messages.sentence().startswith("Teruggedraaid: bezoek gepland, ")
    undone = page.table.records()[0]
    assert undone.step.is_undone
    assert house.undo.latest(actor=house.actor) != first.step
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert main.stack.currentWidget() is not page


def test_the_offer_goes_when_something_else_is_done_and_nothing_left_is_said(
    main: MainWindow, tasks: Tasks, house: House
) -> None:
    case = case_in(house, CaseState.READY)
    tasks.run(lambda: house.clients.close_case(case, CloseReason.MOVED, actor=house.actor))
    settle(tasks)
    assert main.messages.sentence() == "Traject gesloten."
    tasks.run(lambda: house.administration.save_settings({"visit_minutes": "50"}, actor=house.actor))
    settle(tasks)
    assert main.messages.sentence() != "Traject gesloten."
    while house.undo.latest(actor=house.actor) is not None:
        house.undo.undo(actor=house.actor)
    main.undoing.undo()
    settle(tasks)
    assert "niets" in main.messages.sentence().lower()
    assert not main.bar.undo.isVisibleTo(main)


def test_what_cannot_be_taken_back_now_is_passed_over_and_stays_in_the_list(
    main: MainWindow, tasks: Tasks, house: House, booked: str
) -> None:
    del booked
    newest = house.undo.latest(actor=house.actor)
    assert newest is not None
    (case,) = newest.case_ids
    with house.database.work(house.actor, "client_changed") as work:
        work.session.connection().exec_driver_sql(
            "UPDATE appointment SET minutes = minutes + 5 WHERE case_id = ?", (case.hex,)
        )
    main.undoing.undo()
    settle(tasks)
    assert "met de hand" in main.messages.sentence()
    assert house.undo.latest(actor=house.actor) != newest
    assert newest.id in [step.id for step in house.undo.steps(actor=house.actor)]
