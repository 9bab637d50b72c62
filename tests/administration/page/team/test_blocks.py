from datetime import date, time
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.administration.page.team import TeamPane
from ks_desktop.administration.page.team.blocks import BlocksPart
from ks_desktop.house import House
from ks_desktop.visits.domain import Block, NurseSchedule, Series
from ks_desktop.widgets.tasks import Tasks
from tests.houses import desk_of, settle

TUESDAY = date(2026, 11, 24)


@pytest.fixture
def part(house: House, tasks: Tasks, pane: TeamPane) -> BlocksPart:
    block = Block(id=uuid4(), user=house.actor, label="overleg", first=TUESDAY, start=time(9), end=time(10))
    house.schedules.blocks.add(block, actor=house.actor)
    pane.show_part("block")
    pane.refresh()
    settle(tasks)
    part = pane.blocks
    part.open(next(one for one in part.records(_shown(part)) if one.block.label == "overleg"))
    return part


def _shown(part: BlocksPart) -> NurseSchedule:
    assert part.schedule is not None
    return part.schedule


def _series(house: House) -> list[Series]:
    found = house.schedules.of(house.actor, actor=house.actor).series
    return sorted((one for one in found if one.block.label == "overleg"), key=lambda one: one.block.first)


def _press(part: BlocksPart, name: str, number: int) -> None:
    part.findChildren(QPushButton, name)[number].click()


def test_a_block_is_added(house: House, tasks: Tasks, part: BlocksPart) -> None:
    part.leave()
    part.add.click()
    part.form.restore({"block_label": "spreekuur", "block_day": "25-11-2026", "block_hours": "13-17"})
    part.submit()
    settle(tasks)
    labels = [one.block.label for one in house.schedules.of(house.actor, actor=house.actor).series]
    assert "spreekuur" in labels


def test_only_one_time_is_changed(house: House, tasks: Tasks, part: BlocksPart) -> None:
    _press(part, "only_time", 1)
    assert "1 dec" in part.save.text()
    part.form.restore({"block_hours": "11-12"})
    part.submit()
    settle(tasks)
    coming = _series(house)[0].coming
    assert [(day.day.day, day.start.hour) for day in coming[:3]] == [(24, 9), (1, 11), (8, 9)]


def test_from_here_on_another_series_begins(house: House, tasks: Tasks, part: BlocksPart) -> None:
    _press(part, "later_time", 2)
    part.form.restore({"block_hours": "15-16"})
    part.submit()
    settle(tasks)
    first, second = _series(house)
    assert (first.block.until, second.block.first, second.block.start) == (
        date(2026, 12, 7),
        date(2026, 12, 8),
        time(15),
    )


def test_one_time_is_left_out_and_comes_back(house: House, tasks: Tasks, part: BlocksPart) -> None:
    _press(part, "skip_time", 0)
    settle(tasks)
    assert _series(house)[0].coming[0].day == date(2026, 12, 1)
    part.open(next(one for one in part.records(_shown(part)) if one.block.label == "overleg"))
    assert any("overgeslagen" in label.text() for label in part.findChildren(QLabel))
    _press(part, "restore_time", 0)
    settle(tasks)
    assert _series(house)[0].coming[0].day == TUESDAY


def test_the_series_ends_here_or_goes_whole(house: House, tasks: Tasks, part: BlocksPart) -> None:
    _press(part, "later_time", 1)
    part.remove.click()
    settle(tasks)
    assert [day.day for day in _series(house)[0].coming] == [TUESDAY]
    part.open(next(one for one in part.records(_shown(part)) if one.block.label == "overleg"))
    part.remove.click()
    settle(tasks)
    assert _series(house) == []


def test_what_was_typed_for_one_time_never_counts_for_the_others(
    qtbot: QtBot, house: House, tasks: Tasks, part: BlocksPart
) -> None:
    _press(part, "only_time", 1)
    part.form.field("block_hours").set_value("11-12")
    part.form.flush_draft()
    settle(tasks)
    again = TeamPane(desk_of(house, tasks), house.schedules)
    qtbot.addWidget(again)
    again.refresh()
    settle(tasks)
    assert again.blocks.form.content()["block_hours"] == "11-12"
    assert "1 dec" in again.blocks.save.text()
    again.blocks.leave()
    settle(tasks)
    _press(part, "only_time", 1)
    part.form.field("block_hours").set_value("11-12")
    part.form.flush_draft()
    house.schedules.blocks.skip(_series(house)[0].id, date(2026, 12, 1), actor=house.actor)
    last = TeamPane(desk_of(house, tasks), house.schedules)
    qtbot.addWidget(last)
    last.refresh()
    settle(tasks)
    assert last.blocks.editor.isHidden()
