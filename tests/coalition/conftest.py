"""The coalition on a real encrypted file, and a desk for its page."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.values import UserId
from ks_desktop.widgets.desk import Desk
from tests.desks import desk_over


@pytest.fixture
def coalition(database: Database, clock: Clock) -> Coalition:
    return Coalition(database, clock)


@pytest.fixture
def desk(qtbot: QtBot, database: Database, clock: Clock, actor: UserId) -> Iterator[Desk]:
    del qtbot  # the application must be there first
    with desk_over(database, clock, actor) as made:
        yield made
