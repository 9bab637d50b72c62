from datetime import date
from uuid import uuid4

from PySide6.QtWidgets import QLabel, QPushButton

from ks_desktop.administration.page.team import TeamPane
from ks_desktop.house import House
from ks_desktop.visits.domain import Absence, AbsenceReason
from ks_desktop.widgets.tasks import Tasks
from tests.houses import settle


def test_visits_in_leave_are_named_without_her_and_handed_to_planning(
    house: House, tasks: Tasks, pane: TeamPane
) -> None:
    waiting = len(house.visits.to_plan(actor=house.actor))
    away = Absence(
        id=uuid4(),
        user=house.actor,
        first=date(2026, 11, 22),
        last=date(2026, 12, 31),
        reason=AbsenceReason.LEAVE,
    )
    found = house.schedules.absences.save(away, actor=house.actor).outside
    assert found
    pane.refresh()
    settle(tasks)
    said = [label.text() for label in pane.outside.findChildren(QLabel)]
    assert any(found[0].visit.code in text and "Verlof" in text for text in said)
    if len(found) > 1:
        assert pane.outside.all.isVisible()
    pane.outside.findChildren(QPushButton, "replan")[0].click()
    settle(tasks)
    assert len(house.visits.to_plan(actor=house.actor)) == waiting + 1
    assert len(house.schedules.of(house.actor, actor=house.actor).outside) == len(found) - 1
