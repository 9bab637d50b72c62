from dataclasses import replace
from datetime import date

from ks_desktop.administration.people import ROLE_HINTS, Leaving, Person
from ks_desktop.core.values import UserId, new_id
from ks_desktop.security.domain import Role, User

SANNE = Person(user=User(id=UserId(new_id()), name="sanne", full_name="Sanne Proef"), has_key=True)


def test_how_things_stand_with_somebody_is_one_line() -> None:
    left = replace(SANNE, user=replace(SANNE.user, left_on=date(2026, 11, 2)))
    lines = [
        replace(SANNE, has_key=False).state_text(),
        replace(SANNE, must_change=True).state_text(),
        replace(SANNE, may_restricted=True).state_text(),
        replace(SANNE, is_current=False).state_text(),
        left.state_text(),
    ]
    assert len(set(lines)) == len(lines)
    assert "02-11-2026" in lines[-1]
    assert replace(SANNE, may_restricted=True, holds_restricted=True).state_text() == ""


def test_work_is_left_behind_or_not() -> None:
    assert not Leaving(person=SANNE, cases=0, visits=0).has_work
    assert Leaving(person=SANNE, cases=0, visits=1).has_work


def test_each_role_has_a_line() -> None:
    assert set(ROLE_HINTS) == set(Role)
