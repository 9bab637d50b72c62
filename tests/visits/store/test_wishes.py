from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.core.database import Database
from ks_desktop.core.errors import StaleError
from ks_desktop.core.values import UserId, new_id
from ks_desktop.visits.domain import AtHome, Transport, TravelCorrection, VisitWish
from ks_desktop.visits.store.wishes import (
    at_home_of,
    at_home_text,
    corrections,
    put_correction,
    remove_correction,
    visit_wishes,
    write_wish,
)
from tests.visits.conftest import Room

STRETCHES = st.builds(
    lambda day, start, length, liked: AtHome(
        weekday=day, start=time(start // 60, start % 60), end=time(*divmod(min(start + length, 1439), 60)), liked=liked
    ),
    st.integers(0, 6),
    st.integers(0, 1438),
    st.integers(1, 600),
    st.booleans(),
)


@given(st.lists(STRETCHES, max_size=28).map(tuple))
def test_hours_come_back_as_they_were(hours: tuple[AtHome, ...]) -> None:
    assert at_home_of(at_home_text(hours)) == hours


def test_all_of_a_wish_is_kept_by_kind_of_contact(room: Room) -> None:
    case_id = room.waiting()
    first = VisitWish(
        case_id=case_id,
        at_home=(AtHome(weekday=0, start=time(10), end=time(12)),),
        nurse=room.actor,
        minutes=45,
        may_use_interpreter=False,
        not_before=date(2026, 12, 1),
        note="liefst na het eten",
    )
    second = VisitWish(case_id=case_id, contact_type="second_visit", minutes=30)
    with room.database.work(room.actor, "test") as work:
        write_wish(work, first)
        write_wish(work, second)
        with pytest.raises(StaleError):
            write_wish(work, first)
    with room.database.reading(room.actor) as reading:
        found = visit_wishes(reading, [case_id])
    assert {key[1]: wish.minutes for key, wish in found.items()} == {"first_visit": 45, "second_visit": 30}
    assert (found[case_id, "first_visit"].at_home, found[case_id, "first_visit"].note) == (first.at_home, first.note)


def test_a_correction_is_kept_changed_and_removed(database: Database, actor: UserId) -> None:
    correction = TravelCorrection(
        id=new_id(), start="3511", end="3523", transport=Transport.BICYCLE, minutes=20, nurse=actor
    )
    with database.work(actor, "test") as work:
        put_correction(work, correction)
    with database.reading(actor) as reading:
        assert corrections(reading) == (correction,)
    with database.work(actor, "test") as work:
        remove_correction(work, correction.id)
        assert corrections(work) == ()
