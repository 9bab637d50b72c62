from dataclasses import FrozenInstanceError

import pytest

from ks_desktop.clients.domain.life_event import InHerLife, OutKind, OutThere


def test_nothing_happened_until_it_is_written_down() -> None:
    life = InHerLife()
    assert (life.birth, life.waits, life.notes, life.asked, life.events, life.out) == (None, None, (), (), (), ())
    with pytest.raises(FrozenInstanceError):
        life.waits = None  # type: ignore[misc]  # it must not go


def test_what_is_out_lies_at_her_home_unless_it_is_on_the_road() -> None:
    assert OutThere(kind=OutKind.LETTER, about="2026-0001").is_at_hers
    assert not OutThere(kind=OutKind.PLAN, about="1/2026-11-21", is_at_hers=False).is_at_hers
