import pytest

from ks_desktop.security.domain import AuditEvent, Right, Role
from ks_desktop.security.rights.events import EVENT_RIGHTS
from ks_desktop.security.rights.matrix import ROLE_RIGHTS

CARE = ("visit_planned", "visit_reported", "client_opened", "letter_finalised", "case_closed", "referral_recorded")


def test_each_event_says_which_right_it_needs() -> None:
    """Who adds an event adds its right in security/rights/events.py, and its line in house/undoing.py."""
    assert set(EVENT_RIGHTS) == set(AuditEvent)


@pytest.mark.parametrize("event", CARE)
def test_care_is_not_for_who_keeps_the_program_going(event: str) -> None:
    for role in (Role.ADMINISTRATOR, Role.PRIVACY_OFFICER):
        assert EVENT_RIGHTS[event] not in ROLE_RIGHTS[role]
    assert EVENT_RIGHTS[event] in ROLE_RIGHTS[Role.NURSE]


def test_a_reader_saves_nothing_of_anybody() -> None:
    looked = [event for event, right in EVENT_RIGHTS.items() if right is Right.SEE_WOMEN]
    assert "client_opened" in looked
    assert all(event.endswith(("_opened", "_listed", "searched")) for event in looked)
