"""The rooms under the letters, for the tests that need a real file."""

import pytest

from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.values import UserId
from tests.letters.rooms import Rooms, furnish


@pytest.fixture
def database(watched_database: Database) -> Database:
    return watched_database


@pytest.fixture
def rooms(database: Database, clock: Clock, actor: UserId) -> Rooms:
    """The rooms, with two partners."""
    return furnish(database, clock, actor)
