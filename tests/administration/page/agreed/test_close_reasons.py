from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.administration.page.agreed.close_reasons import CloseReasonsPane
from ks_desktop.clients.domain import CloseReason
from ks_desktop.house import House
from ks_desktop.widgets.tasks import Tasks
from tests.families import sign_up
from tests.houses import desk_of, settle


@pytest.fixture
def pane(qtbot: QtBot, house: House, tasks: Tasks) -> Iterator[CloseReasonsPane]:
    made = CloseReasonsPane(desk_of(house, tasks), house.close_reasons)
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    settle(tasks)
    yield made
    settle(tasks)


def save(pane: CloseReasonsPane, tasks: Tasks, **values: object) -> None:
    pane.lines.form.set_values(values)
    pane.lines.submit()
    settle(tasks)


def test_a_reason_is_added_used_and_taken_off_the_list(house: House, tasks: Tasks, pane: CloseReasonsPane) -> None:
    lines = pane.lines
    lines.open(None)
    save(pane, tasks, label="Opgenomen", kind=CloseReason.HELP_STARTED, place="1")
    assert lines.said(lines.found[0]) == ("Opgenomen", "De hulp is gestart")
    lines.open(lines.found[0])
    assert lines.remove.isVisibleTo(lines)
    case_id = sign_up(house, "Gebruikt")
    house.clients.close_case(case_id, lines.found[0][0].key, actor=house.actor)
    pane.refresh()
    settle(tasks)
    lines.open(lines.found[0])
    assert not lines.remove.isVisibleTo(lines)
    assert not lines.form.field("kind").isEnabled()
    save(pane, tasks, is_offered="no", place="3")
    assert lines.said(lines.found[2]) == ("Opgenomen", "De hulp is gestart · niet meer te kiezen · 1 traject")
    assert "Opgenomen" not in {reason.label for reason in house.close_reasons.choices(actor=house.actor)}


def test_one_nobody_uses_is_deleted_and_a_wrong_place_is_said(tasks: Tasks, pane: CloseReasonsPane) -> None:
    lines = pane.lines
    lines.open(None)
    save(pane, tasks, label="Vergissing", place="x")
    assert lines.form.field("place").error() == "Typ een heel getal."
    save(pane, tasks, place="2")
    assert lines.found[1][0].label == "Vergissing"
    lines.open(lines.found[1])
    lines.remove.click()
    settle(tasks)
    assert "Vergissing" not in {reason.label for reason, _used in lines.found}
