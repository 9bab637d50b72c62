"""Who sees the register, what is waiting, and whom a typed name finds."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import UUID

import pytest
import sqlalchemy as sa

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import UserId, new_id
from ks_desktop.house import House
from ks_desktop.records.domain.requests import AgeRule
from ks_desktop.security.domain import Role, User
from tests.families import sign_up
from tests.records.requests.makers import asking, begun


@contextmanager
def colleague(house: House, role: Role) -> Iterator[UserId]:
    user = User(id=UserId(new_id()), name=f"proef-{role.value}", full_name="A. Proef", roles=frozenset({role}))
    house.users.add(user, actor=house.actor)
    yield user.id


def events(house: House, name: str) -> int:
    with house.database.reading(house.actor) as reading:
        query = sa.text("SELECT count(*) FROM audit WHERE event = :name")
        return int(reading.session.execute(query, {"name": name}).scalar_one())


def test_an_officer_who_sees_no_woman_sees_the_requests_and_a_reader_does_not(house: House) -> None:
    case = sign_up(house, "Register", given_name="Rosa", birth_date="1998-03-12")
    request_id = begun(house, case, on=date(2026, 11, 2))
    with colleague(house, Role.PRIVACY_OFFICER) as officer:
        before = events(house, "requests_read")
        line = next(one for one in house.requests.register(actor=officer) if one.request.id == request_id)
        assert line.who.startswith("Rosa")
        assert events(house, "requests_read") > before
        assert house.requests.find("rosa register", actor=officer)[0] == (case, "Rosa Register, 12-03-1998")
        assert house.requests.age_rule(case, actor=officer) is AgeRule.GROWN
        due = house.requests.due(actor=officer)
        assert due is not None
        assert (due.first, due.oldest) == (date(2026, 12, 2), date(2026, 11, 2))
        assert house.access_copies.parts(request_id, actor=officer)
    with colleague(house, Role.READER) as reader:
        assert house.requests.due(actor=reader) is None
        for refused in (
            lambda: house.requests.register(actor=reader),
            lambda: house.requests.find("rosa", actor=reader),
            lambda: house.requests.begin(asking(case), actor=reader),
            lambda: house.requests.step(request_id, "gather", actor=reader),
        ):
            with pytest.raises(UserError) as caught:
                refused()
            assert caught.value.code == "no_right"


def test_what_is_not_there_is_said(house: House) -> None:
    with pytest.raises(UserError) as gone:
        house.requests.one(UUID(int=1), actor=house.actor)
    assert gone.value.code == "gone"
