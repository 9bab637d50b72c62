"""Rights at work in a real encrypted file: what is refused, what is logged, and that somebody can always go on."""

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import UserId, new_id
from ks_desktop.security.domain import FIRST_ROLES, NOBODY, AuditEvent, Outcome, Role, User
from ks_desktop.security.rights import Right, Rights, rights_of
from ks_desktop.security.service import Users
from ks_desktop.security.store import AuditRow
from tests.security.support import SmallHouse, make_user


class Guarded:
    """A small house with rights, its first user, and one user of each role."""

    def __init__(self, path: Path) -> None:
        self.house = SmallHouse(path)
        self.database = self.house.database
        self.rights = Rights(self.database, self.house.audit)
        self.users = Users(self.database)
        self.rights.install()
        first = replace(self.house.user, roles=FIRST_ROLES)
        self.first = first.id
        self.users.add(first)

    def add(self, name: str, *roles: Role) -> UserId:
        user = make_user(name)
        self.users.add(replace(user, roles=frozenset(roles)), actor=self.first)
        return user.id

    def user(self, user_id: UserId) -> User:
        return self.users.get(user_id, actor=NOBODY)

    def lines(self) -> list[tuple[str, str, str]]:
        with self.database.reading(NOBODY) as reading:
            rows = reading.session.scalars(sa.select(AuditRow).order_by(AuditRow.seq))
            return [(row.event, row.outcome, row.columns) for row in rows]


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[Guarded]:
    held = Guarded(tmp_path / "small.db")
    yield held
    held.database.close()


def refusal(call: object) -> str:
    with pytest.raises(UserError) as raised:
        call()  # type: ignore[operator]  # a call without arguments
    return raised.value.code


def test_work_is_begun_only_by_who_may_and_a_refusal_is_in_the_log(guarded: Guarded) -> None:
    reader = guarded.add("lezer", Role.READER)

    def report() -> None:
        with guarded.database.work(reader, AuditEvent.VISIT_REPORTED):
            pytest.fail("nothing may begin")

    assert refusal(report) == "no_right"
    assert guarded.lines()[-1] == (AuditEvent.WORK_REFUSED, Outcome.REFUSED, "visit_reported")


def test_an_allowed_event_lets_no_role_along(guarded: Guarded) -> None:
    nurse = guarded.add("zuster", Role.NURSE)
    herself = guarded.user(nurse)
    assert refusal(lambda: guarded.users.change(replace(herself, roles=FIRST_ROLES), actor=nurse)) == "no_right"
    first = replace(guarded.user(guarded.first), phone="06")
    assert refusal(lambda: guarded.users.change(first, actor=nurse)) == "no_right"
    guarded.users.change(replace(herself, phone="06"), actor=nurse)
    assert guarded.rights.of(nurse) == rights_of([Role.NURSE])
    assert (AuditEvent.WORK_REFUSED, Outcome.REFUSED, AuditEvent.PROFILE_CHANGED) in guarded.lines()


def test_a_stranger_cannot_add_herself(guarded: Guarded) -> None:
    stranger = make_user("vreemd")
    assert refusal(lambda: guarded.users.add(stranger)) == "no_right"
    assert guarded.rights.of(stranger.id) == frozenset()


def test_a_role_counts_as_soon_as_it_is_given_or_taken_away(guarded: Guarded) -> None:
    somebody = guarded.add("iemand", Role.READER)
    assert not guarded.rights.may(Right.SETTINGS, actor=somebody)
    guarded.users.change(replace(guarded.user(somebody), roles=frozenset({Role.TEAM_LEAD})), actor=guarded.first)
    guarded.rights.check(Right.SETTINGS, actor=somebody)
    guarded.users.change(replace(guarded.user(somebody), roles=frozenset()), actor=guarded.first)
    assert refusal(lambda: guarded.rights.check(Right.SETTINGS, actor=somebody)) == "no_right"


def test_reading_is_closed_by_the_database_itself_and_opened_for_one_block(guarded: Guarded) -> None:
    officer = guarded.add("fg", Role.PRIVACY_OFFICER)

    def look() -> object:
        with guarded.database.reading(officer) as reading:
            return reading.session.execute(sa.text("SELECT id FROM client")).all()

    assert refusal(look) == "no_right"
    with guarded.rights.lifted(Right.KEEPING, actor=officer):
        look()
    assert refusal(look) == "no_right"
    with pytest.raises(UserError), guarded.rights.lifted(Right.SEE_REPORTS, actor=officer):
        pytest.fail("she has no such right")


def test_who_left_has_no_rights_and_is_not_counted_among_those_who_keep_them(guarded: Guarded) -> None:
    leader = guarded.add("hoofd", Role.TEAM_LEAD)
    guarded.users.change(replace(guarded.user(leader), left_on=date(2026, 11, 22)), actor=guarded.first)
    assert guarded.rights.of(leader) == frozenset()
    nurse = replace(guarded.user(guarded.first), roles=frozenset({Role.NURSE}))
    assert refusal(lambda: guarded.users.change(nurse, actor=guarded.first)) == "last_one"


ROLES = st.frozensets(st.sampled_from(Role), max_size=3)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2), ROLES), max_size=8))
def test_whatever_roles_are_changed_somebody_can_give_roles_and_answer_for_what_is_kept(
    guarded: Guarded, changes: list[tuple[int, int, frozenset[Role]]]
) -> None:
    giver = next(user.id for user in guarded.users.all(actor=NOBODY) if guarded.rights.may(Right.PEOPLE, actor=user.id))
    guarded.users.change(replace(guarded.user(guarded.first), roles=FIRST_ROLES), actor=giver)
    people = [guarded.first] + [guarded.add(f"naam {new_id().hex}", Role.NURSE) for _ in range(2)]
    for by, whom, roles in changes:
        with contextlib.suppress(UserError):
            guarded.users.change(replace(guarded.user(people[whom]), roles=roles), actor=people[by])
        for right in (Right.PEOPLE, Right.KEEPING):
            assert any(guarded.rights.may(right, actor=user.id) for user in guarded.users.all(actor=NOBODY))
