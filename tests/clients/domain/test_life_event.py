from dataclasses import FrozenInstanceError

import pytest

from ks_desktop.clients.domain.life_event import InHerLife


def test_nothing_happened_until_it_is_written_down() -> None:
    life = InHerLife()
    assert (life.birth, life.waits, life.notes, life.asked, life.events, life.out) == (None, None, (), (), (), ())
    with pytest.raises(FrozenInstanceError):
        life.waits = None  # type: ignore[misc]  # it must not go
