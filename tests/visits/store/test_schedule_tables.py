import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from tests.visits.conftest import Room


def _insert(room: Room, starts: str, weeks: str) -> None:
    with room.database.work(room.actor, "test") as work:
        work.session.execute(
            text(
                "INSERT INTO working_hours (id, user_id, weekday, starts, ends, valid_from, weeks)"
                " VALUES (lower(hex(randomblob(16))), :user, 0, :starts, '17:00:00', '2030-01-01', :weeks)"
            ),
            {"user": room.actor.hex, "starts": starts, "weeks": weeks},
        )


def test_a_day_may_have_several_stretches_but_not_the_same_twice(room: Room) -> None:
    for starts, weeks in (("09:00:00", "every"), ("13:00:00", "every"), ("09:00:00", "even")):
        _insert(room, starts, weeks)
    with pytest.raises(IntegrityError):
        _insert(room, "09:00:00", "every")
    with pytest.raises(IntegrityError):
        _insert(room, "10:00:00", "sometimes")
