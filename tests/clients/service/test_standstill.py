"""What a record that is set still lets through; how it is begun and lifted is tried in tests/records/requests."""

from ks_desktop.clients.service.standstill import ALLOWED
from ks_desktop.security.domain import AuditEvent

USES = {
    *("client_changed", "case_changed", "visit_planned", "visit_moved", "visit_reported", "letter_finalised"),
    *("letter_drafted", "onward_referred", "consent_recorded", "referral_changed", "undone", "clients_merged"),
}


def test_only_her_request_keeping_and_what_takes_use_away_may_touch_it() -> None:
    known = {event.value for event in AuditEvent}
    assert known >= ALLOWED, "an event that nobody names any more"
    assert known >= USES
    assert not ALLOWED & USES
