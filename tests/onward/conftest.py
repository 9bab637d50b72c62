"""The rooms under onward, for the tests that need a real file."""

import pytest

from ks_desktop.core.database import Database
from ks_desktop.core.values import CaseId, UserId
from tests.onward.rooms import Rooms, furnish


@pytest.fixture
def rooms(watched_database: Database, actor: UserId) -> Rooms:
    """The rooms, with two partners."""
    return furnish(watched_database, actor)


@pytest.fixture
def case_id(rooms: Rooms) -> CaseId:
    """A woman who agreed to the sign-up."""
    return rooms.woman()
