from dataclasses import FrozenInstanceError
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.drafts import Drafts
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import UserId
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.tasks import Tasks


def test_a_desk_is_handed_out_and_never_rearranged(
    qtbot: QtBot, database: Database, clock: Clock, actor: UserId
) -> None:
    del qtbot
    tasks = Tasks()
    drafts, undo = Drafts(database, clock), Undo(database, clock)
    desk = Desk(tasks=tasks, actor=actor, clock=clock, drafts=drafts, undo=undo)
    assert (desk.tasks, desk.actor, desk.clock, desk.drafts, desk.undo) == (tasks, actor, clock, drafts, undo)
    with pytest.raises(FrozenInstanceError):
        desk.actor = UserId(UUID(int=9))  # type: ignore[misc]  # what must not be possible
    tasks.close()
