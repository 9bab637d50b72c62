from collections.abc import Iterator

import pytest

from ks_desktop.security.service import Users
from ks_desktop.visits.service.schedules import Schedules
from ks_desktop.visits.service.week_proposal import WeekProposals
from tests.visits.by_hand import ByHand, by_hand_of
from tests.visits.conftest import Room


@pytest.fixture
def by_hand(room: Room) -> ByHand:
    """What is done with single visits."""
    return by_hand_of(room)


@pytest.fixture
def schedules(room: Room) -> Schedules:
    return Schedules(room.database, room.clock, Users(room.database), room.visits.facts.diaries, room.visits.changing)


@pytest.fixture
def proposals(room: Room, schedules: Schedules) -> Iterator[WeekProposals]:
    made = WeekProposals(room.database, room.clock, room.visits, schedules)
    yield made
    made.close()
