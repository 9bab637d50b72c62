from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.core.drafts import Drafts
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.tasks import Tasks
from tests.houses import end
from tests.onward.rooms import Rooms


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    del qtbot
    tasks = Tasks()
    yield tasks
    end(tasks)


@pytest.fixture
def desk(rooms: Rooms, tasks: Tasks) -> Desk:
    drafts = Drafts(rooms.database, rooms.clock)
    return Desk(tasks=tasks, actor=rooms.actor, clock=rooms.clock, drafts=drafts, undo=rooms.undo)
