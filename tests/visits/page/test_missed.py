from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.domain import FIRST_VISIT
from ks_desktop.visits.domain import MissedReason, ToPlan
from ks_desktop.visits.page.missed import MissedForm
from ks_desktop.widgets.desk import Desk
from tests.houses import settle
from tests.visits.conftest import Room
from tests.visits.waiting import LONG_AGO, doors, entries


@pytest.fixture
def entry(room: Room) -> ToPlan:
    case_id = room.waiting(due_date=LONG_AGO.isoformat())
    return entries(room)[case_id, FIRST_VISIT]


@pytest.fixture
def form(qtbot: QtBot, room: Room, desk: Desk, entry: ToPlan) -> Iterator[MissedForm]:
    made = MissedForm(desk, doors(room).missed)
    qtbot.addWidget(made)
    made.show()
    made.show_entry(entry)
    settle(desk.tasks)
    yield made
    made.flush_draft()


def test_the_reason_is_asked_and_kept(qtbot: QtBot, room: Room, desk: Desk, entry: ToPlan, form: MissedForm) -> None:
    form.submit()
    assert form.form.field("reason").error()
    form.form.set_values({"reason": MissedReason.OTHER})
    form.submit()
    settle(desk.tasks)
    assert form.form.field("note").error()
    form.form.set_values({"note": "verhuisd"})
    with qtbot.waitSignal(form.saved):
        form.submit()
    again = entries(room)[entry.key]
    assert again.missed is not None
    form.show_entry(again)
    settle(desk.tasks)
    assert form.form.values() == {"reason": "other", "note": "verhuisd"}


def test_it_can_still_be_planned_or_written_down(qtbot: QtBot, entry: ToPlan, form: MissedForm) -> None:
    with qtbot.waitSignal(form.plan_wanted) as plan:
        form.plan.click()
    with qtbot.waitSignal(form.afterwards_wanted) as held:
        form.held.click()
    assert plan.args == held.args == [entry]
    assert "Er is niets verloren" in form.heading.text()
