from datetime import timedelta

from pytestqt.qtbot import QtBot

from ks_desktop.core.values import CaseId
from ks_desktop.onward.domain import NotStarted, OnwardState
from ks_desktop.onward.page.step import StepForm
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.tasks import Tasks
from tests.houses import settle
from tests.onward.rooms import Rooms


def test_where_nothing_was_heard_another_day_is_kept(
    qtbot: QtBot, rooms: Rooms, case_id: CaseId, desk: Desk, tasks: Tasks
) -> None:
    onward_id = rooms.sent(case_id)
    form = StepForm(desk, rooms.onward)
    qtbot.addWidget(form)
    form.show()
    form.show_referral(rooms.now(onward_id))
    settle(tasks)
    assert form.form is not None
    day = rooms.clock.today() + timedelta(days=20)
    form.form.form.set_values({"follow_up_on": day})
    form.form.submit()
    settle(tasks)
    assert (rooms.now(onward_id).follow_up_on, rooms.now(onward_id).state) == (day, OnwardState.SENT)


def test_what_was_heard_is_kept_and_a_no_asks_for_something_else(
    qtbot: QtBot, rooms: Rooms, case_id: CaseId, desk: Desk, tasks: Tasks
) -> None:
    onward_id = rooms.sent(case_id)
    form = StepForm(desk, rooms.onward)
    qtbot.addWidget(form)
    form.show()
    form.show_referral(rooms.now(onward_id), OnwardState.WAITING)
    settle(tasks)
    assert form.form is not None
    fields = form.form.form
    shown = {name for name in fields.names() if fields.field(name).isVisible()}
    assert shown == {"state", "on", "waiting_weeks", "starts_on", "words", "took_over", "follow_up_on"}
    fields.set_values({"waiting_weeks": "zes"})
    form.form.submit()
    assert fields.field("waiting_weeks").error()
    fields.set_values({"waiting_weeks": "6"})
    form.form.submit()
    settle(tasks)
    assert rooms.now(onward_id).steps[-1].waiting_weeks == 6
    form.show_referral(rooms.now(onward_id))
    settle(tasks)
    form.form.form.set_values({"state": OnwardState.NOT_STARTED.value, "reason": NotStarted.NO_PLACE.value})
    with qtbot.waitSignal(form.second_wanted) as wanted:
        form.form.submit()
        settle(tasks)
    assert wanted.args[0].id == onward_id
    assert rooms.now(onward_id).reason is NotStarted.NO_PLACE
