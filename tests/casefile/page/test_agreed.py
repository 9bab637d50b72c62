from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.agreed import AgreedCard, AgreedServices
from ks_desktop.clients.domain import CaseState, CloseReason
from ks_desktop.clients.domain.goal import GoalState
from ks_desktop.core.values import CaseId
from ks_desktop.house import House
from ks_desktop.visits.domain import Agreement, HeldVisit, Mode, Outcome, Report
from ks_desktop.widgets.tasks import Tasks
from tests.houses import TODAY, case_in, desk_of, settle

HELD = Report(
    outcome=Outcome.VISITED,
    held_on=TODAY,
    agreements=(
        Agreement(who="zij", what="belt de <b>verloskundige", by_when=TODAY),
        Agreement(who="", what="folder lezen", by_when=TODAY + timedelta(days=7)),
    ),
)


@pytest.fixture
def card(qtbot: QtBot, house: House, tasks: Tasks) -> Iterator[AgreedCard]:
    made = AgreedCard(desk_of(house, tasks), AgreedServices(goals=house.goals, reports=house.reports))
    qtbot.addWidget(made)
    made.form.setParent(made)
    made.show()
    yield made
    settle(tasks)


def show(card: AgreedCard, house: House, case_id: CaseId) -> None:
    card.show_page(house.casefiles.page(case_id, actor=house.actor, is_refresh=True))


def words(card: AgreedCard) -> list[str]:
    QApplication.processEvents()  # what was laid out anew is shown
    return [label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card) and label.text()]


def press(card: AgreedCard, name: str, which: int = 0) -> None:
    QApplication.processEvents()  # what was laid out anew is shown
    buttons = card.findChildren(QPushButton, name)
    found = [button for button in buttons if button.isVisibleTo(card)]
    found[which].click()


def test_goals_of_reports_before_are_hers_until_one_is_reached(card: AgreedCard, house: House, tasks: Tasks) -> None:
    case_id = case_in(house, CaseState.FEEDBACK_DUE)
    show(card, house, case_id)
    before = [line for line in words(card) if line.startswith("•")]
    assert before
    press(card, "goal_reached")
    settle(tasks)
    show(card, house, case_id)
    with house.database.reading(house.actor) as reading:
        kept = house.goals.of([case_id], reading=reading)[case_id]
    assert kept[0].state is GoalState.REACHED
    assert [line for line in words(card) if line.startswith("•")] == before[1:]
    assert any(line.startswith("Bereikt op ") for line in words(card))


def test_agreements_are_due_and_ticked_off_and_goals_changed(card: AgreedCard, house: House, tasks: Tasks) -> None:
    case_id = case_in(house, CaseState.READY)
    held = HeldVisit(case_id=case_id, contact_type="call", report=HELD, minutes=15, mode=Mode.PHONE)
    house.reports.record(held, actor=house.actor)
    show(card, house, case_id)
    assert "zij: belt de <b>verloskundige" in words(card)
    assert "folder lezen" in words(card)
    press(card, "agreement_done")
    settle(tasks)
    show(card, house, case_id)
    assert "zij: belt de <b>verloskundige" not in words(card)
    opened: list[object] = []
    card.form_wanted.connect(opened.append)
    press(card, "change_goals")
    settle(tasks)
    assert opened == [card.form]
    card.form.form.field("goals").set_value("slapen\nwandelen")
    card.form.submit()
    settle(tasks)
    show(card, house, case_id)
    assert [line for line in words(card) if line.startswith("•")] == ["•  slapen", "•  wandelen"]
    press(card, "goal_dropped", 1)
    settle(tasks)
    show(card, house, case_id)
    assert [line for line in words(card) if line.startswith("•")] == ["•  slapen"]


def test_a_closed_case_shows_and_changes_nothing(card: AgreedCard, house: House) -> None:
    case_id = case_in(house, CaseState.FEEDBACK_DUE)
    house.clients.close_case(case_id, CloseReason.COMPLETED, actor=house.actor)
    show(card, house, case_id)
    assert words(card)
    assert [b.objectName() for b in card.findChildren(QPushButton) if b.objectName() == "change_goals"] == []
