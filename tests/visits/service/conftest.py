import pytest

from tests.visits.by_hand import ByHand, by_hand_of
from tests.visits.conftest import Room


@pytest.fixture
def by_hand(room: Room) -> ByHand:
    """What is done with single visits."""
    return by_hand_of(room)
