"""The letters page in a test."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.letters.page.desk import Sight, seen
from tests.letters.rooms import Rooms


@pytest.fixture
def sight(qtbot: QtBot, qapp: QApplication, rooms: Rooms) -> Iterator[Sight]:
    """The page over the rooms."""
    with seen(qtbot, qapp, rooms) as made:
        yield made
