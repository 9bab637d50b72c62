from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.core.texts import use_language
from ks_desktop.core.values import Changes
from ks_desktop.records.page.log_part import LogPart
from ks_desktop.widgets.tasks import Tasks
from tests.houses import SENTENCE, desk_of, end, settle
from tests.records.support import folder_with_backup, opened


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    del qtbot
    tasks = Tasks()
    yield tasks
    end(tasks)


def test_the_log_is_shut_until_the_own_passphrase_and_shuts_again(qtbot: QtBot, tmp_path: Path, tasks: Tasks) -> None:
    use_language("nl")
    house = opened(folder_with_backup(tmp_path)[0])
    part = LogPart(desk_of(house, tasks), house.log)
    qtbot.addWidget(part)
    part.show()
    part.refresh()
    part.focus_first()
    assert part.gate.isVisible()
    field = part.gate.form.field("passphrase")
    field.set_value("een andere zin van vier")
    part.gate.button.click()
    part.open()  # a second press does not count as a second try
    settle(tasks)
    assert field.error()
    assert part.gate.isVisible()
    field.set_value(SENTENCE)
    part.gate.form.submitted.emit()
    settle(tasks)
    assert part.list.isVisible()
    assert field.value() == ""
    said = [shown.line.text for shown in part.list.table.records()]
    assert any("Voor proef zijn verkeerde wachtwoordzinnen getypt" in text for text in said)
    _looks_again_only_when_asked(part, tasks)
    part.list.shut_button.click()
    settle(tasks)
    assert part.gate.isVisible()
    assert part.list.table.records() == ()
    end(tasks)
    house.close()


def _looks_again_only_when_asked(part: LogPart, tasks: Tasks) -> None:
    count = len(part.list.table.records())
    part.on_changes(Changes(clients=True))
    settle(tasks)
    assert len(part.list.table.records()) == count  # each look is a line
