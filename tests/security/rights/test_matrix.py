"""The roles, what they give, and what is said to who lacks it."""

import pytest

from ks_desktop.core.texts import _
from ks_desktop.security.domain import FIRST_ROLES, Right, Role
from ks_desktop.security.rights.matrix import (
    KEPT,
    ROLE_LABELS,
    ROLE_RIGHTS,
    refused,
    rights_of,
    role_words,
    roles_with,
)

CLOSED_TO = {
    Role.NURSE: {Right.SETTINGS, Right.PEOPLE, Right.READ_LOG, Right.KEEPING, Right.BACKUP, Right.LEAVE_WITH_ALL},
    Role.TEAM_LEAD: {Right.READ_LOG, Right.BACKUP},
    Role.PLANNER: {Right.SEE_REPORTS, Right.REPORT, Right.RESTRICTED, Right.EMERGENCY, Right.LETTERS, Right.SETTINGS},
    Role.PRIVACY_OFFICER: {Right.SEE_WOMEN, Right.SEE_REPORTS, Right.RECORD, Right.RESTRICTED, Right.PEOPLE},
    Role.READER: set(Right) - {Right.SEE_WOMEN},
    Role.ADMINISTRATOR: {Right.SEE_WOMEN, Right.RECORD, Right.SEE_REPORTS, Right.RESTRICTED, Right.READ_LOG},
}


@pytest.mark.parametrize("role", Role)
def test_a_role_does_not_give_what_is_not_its_work(role: Role) -> None:
    assert not rights_of([role]) & CLOSED_TO[role]


def test_each_right_is_somebodys_and_who_works_alone_has_all_of_them() -> None:
    assert rights_of(FIRST_ROLES) == frozenset(Right)
    assert all(roles_with(right) for right in Right)
    assert set(ROLE_RIGHTS) == set(ROLE_LABELS) == set(Role)


def test_rights_of_several_roles_are_those_of_each() -> None:
    assert rights_of([]) == frozenset()
    both = rights_of([Role.READER, Role.ADMINISTRATOR])
    assert both == ROLE_RIGHTS[Role.READER] | ROLE_RIGHTS[Role.ADMINISTRATOR]
    assert all(right in rights_of(FIRST_ROLES) for right in KEPT)


def test_a_refusal_says_who_may_do_it() -> None:
    assert refused(Right.PEOPLE).code == "no_right"
    assert refused(Right.PEOPLE).text() == _(
        "Only a {roles} or {role} may do this. Ask one of them.", roles=_("team leader"), role=_("administrator")
    )
    assert refused(Right.READ_LOG).text() == _("Only a {role} may do this. Ask one.", role=_("privacy officer"))
    assert role_words({Role.READER, Role.NURSE}) == f"{_('nurse')}, {_('reader')}"
