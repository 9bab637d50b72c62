import pytest

from ks_desktop.security.domain import FIRST_ROLES, Role
from ks_desktop.security.rights import Right, rights_of
from ks_desktop.window.entering import Entering
from ks_desktop.window.places import WORDS

EVERYBODYS = {"directory", "settings"}
OPEN = {
    Role.NURSE: set(WORDS) - {"privacy"},
    Role.TEAM_LEAD: set(WORDS),
    Role.PLANNER: EVERYBODYS | {"today", "referrals", "women", "agenda"},
    Role.PRIVACY_OFFICER: EVERYBODYS | {"privacy"},
    Role.READER: EVERYBODYS | {"today", "women", "agenda"},
    Role.ADMINISTRATOR: EVERYBODYS,
}


def entering(*roles: Role) -> tuple[Entering, list[str]]:
    told: list[str] = []
    return Entering(lambda right: right in rights_of(roles), told.append), told


@pytest.mark.parametrize("role", Role)
def test_each_role_has_its_places_and_is_told_who_may_enter_the_others(role: Role) -> None:
    doors, told = entering(role)
    assert {word for word in WORDS if doors.check(word)} == OPEN[role]
    assert len(told) == len(set(WORDS) - OPEN[role])
    assert all(sentence.startswith("Dit mag alleen een ") for sentence in told)


def test_nobody_begins_on_a_page_that_is_empty_for_her() -> None:
    assert {role: entering(role)[0].first() for role in Role} == {
        Role.NURSE: "today",
        Role.TEAM_LEAD: "today",
        Role.PLANNER: "today",
        Role.PRIVACY_OFFICER: "privacy",
        Role.READER: "today",
        Role.ADMINISTRATOR: "settings",
    }
    assert entering(*FIRST_ROLES)[0].first() == "today"
    assert entering()[0].first() == "settings"


def test_keys_about_women_do_nothing_for_who_sees_none() -> None:
    acts = {"Ctrl+Z": str, "Alt+T": str, "Ctrl+K": str}
    assert set(entering(Role.ADMINISTRATOR)[0].keys(acts)) == {"Ctrl+K"}
    assert set(entering(Role.NURSE)[0].keys(acts)) == set(acts)
    assert entering(Role.NURSE)[0].may(Right.REPORT)
