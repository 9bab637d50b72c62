from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.core.errors import UserError, each
from ks_desktop.core.values import CaseId
from ks_desktop.visits.domain import StopReason
from ks_desktop.visits.page.stopping import StoppingPane, read_stop, span_text
from ks_desktop.widgets.desk import Desk
from tests.houses import settle
from tests.visits.conftest import TODAY, Room, press
from tests.visits.waiting import doors


@pytest.fixture
def case_id(room: Room) -> CaseId:
    return room.waiting()


@pytest.fixture
def pane(qtbot: QtBot, room: Room, desk: Desk, case_id: CaseId) -> Iterator[StoppingPane]:
    made = StoppingPane(desk, doors(room).stop_clocks)
    qtbot.addWidget(made)
    made.show()
    made.show_case(case_id, "Aylin Kaya")
    settle(desk.tasks)
    yield made
    made.flush_draft()


def test_a_term_is_stopped_ended_and_the_stop_taken_away(
    qtbot: QtBot, room: Room, desk: Desk, case_id: CaseId, pane: StoppingPane
) -> None:
    assert pane.card.isHidden()
    pane.form.form.set_values({"reason": StopReason.ABROAD, "first": TODAY - timedelta(days=4)})
    with qtbot.waitSignal(pane.left):
        pane.form.submit()
    pane.show_case(case_id, "Aylin Kaya")
    settle(desk.tasks)
    assert not pane.card.isHidden()
    press(pane, "end_stop")
    settle(desk.tasks)
    stop = doors(room).stop_clocks.of(case_id, actor=room.actor)[0]
    assert stop.until == TODAY - timedelta(days=1)
    assert span_text(stop) == "di 17 nov tot en met vr 20 nov"
    press(pane, "remove_stop")
    settle(desk.tasks)
    assert doors(room).stop_clocks.of(case_id, actor=room.actor) == ()
    assert pane.card.isHidden()


def test_a_stop_of_today_that_is_over_leaves_nothing(
    room: Room, desk: Desk, case_id: CaseId, pane: StoppingPane
) -> None:
    stop_clocks = doors(room).stop_clocks
    stop = stop_clocks.new(case_id, TODAY, None, StopReason.INTERPRETER, "")
    stop_clocks.save(stop, actor=room.actor)
    assert span_text(stop) == "vanaf za 21 nov, tot nog niet bekend is"
    pane.refresh()
    settle(desk.tasks)
    press(pane, "end_stop")
    settle(desk.tasks)
    assert stop_clocks.of(case_id, actor=room.actor) == ()


def test_what_is_missing_is_named(room: Room, case_id: CaseId) -> None:
    stop_clocks = doors(room).stop_clocks
    values: dict[str, object] = {"reason": "", "first": None, "until": None, "note": ""}
    with pytest.raises(UserError) as refused:
        read_stop(stop_clocks, case_id, values)
    assert {error.field for error in each(refused.value)} == {"reason", "first"}
    stop = read_stop(stop_clocks, case_id, values | {"reason": "abroad", "first": date(2026, 11, 23)})
    assert (stop.reason, stop.until) == (StopReason.ABROAD, None)
