from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.administration.page.wordings.checked import CheckedPart
from ks_desktop.house import House
from ks_desktop.letters.domain import LetterKind
from ks_desktop.letters.domain.own_texts import COMMON
from ks_desktop.widgets.tasks import Tasks
from tests.houses import desk_of, settle

KIND = LetterKind.APPOINTMENT


@pytest.fixture
def part(qtbot: QtBot, house: House, tasks: Tasks) -> CheckedPart:
    part = CheckedPart(desk_of(house, tasks), house.wordings.translations)
    qtbot.addWidget(part)
    return part


def show(part: CheckedPart, tasks: Tasks, kind: str = KIND, language: str = "tr") -> None:
    part.show_texts(kind, language)
    settle(tasks)


def record(part: CheckedPart, tasks: Tasks, name: str, on: date | None) -> None:
    part.form.set_values({"checked_by": name, "checked_on": on})
    part.record.click()
    settle(tasks)


def test_a_translation_is_recorded_as_looked_over_and_that_is_taken_back(
    qtbot: QtBot, part: CheckedPart, house: House, tasks: Tasks
) -> None:
    today = house.clock.today()
    for kind, language in ((KIND, "nl"), (COMMON, "tr"), (LetterKind.FEEDBACK, "tr")):
        show(part, tasks, kind, language)
        assert part.isHidden()
    show(part, tasks)
    assert "moedertaalspreker" in part.said.text()
    part.begin.click()
    for name, on, field in (
        ("", today, "checked_by"),
        ("E. Demir", today + timedelta(days=2), "checked_on"),
        ("E. Demir", None, "checked_on"),
    ):
        record(part, tasks, name, on)
        assert part.form.field(field).error()
    with qtbot.waitSignal(part.recorded):
        record(part, tasks, "E. Demir", today)
    show(part, tasks)
    assert "E. Demir" in part.said.text()
    assert part.begin.isHidden()
    assert part.step.isHidden()
    with qtbot.waitSignal(part.recorded):
        part.back.click()
        settle(tasks)
    show(part, tasks)
    assert not part.begin.isHidden()


def test_the_step_is_left_and_does_not_go_along_to_another_language(part: CheckedPart, tasks: Tasks) -> None:
    show(part, tasks, language="ar")
    part.begin.click()
    assert part.begin.isHidden()
    part.leave.click()
    assert not part.begin.isHidden()
    part.begin.click()
    show(part, tasks, language="ti")
    assert part.step.isHidden()
    assert not part.begin.isHidden()
