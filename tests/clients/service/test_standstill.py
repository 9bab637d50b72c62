"""What a record that is set still lets through; how it is begun and lifted is tried in tests/records/requests."""

from ks_desktop.clients.service.standstill import ALLOWED
from ks_desktop.security.domain import AuditEvent

USES = {
    *(AuditEvent.CLIENT_CHANGED, AuditEvent.CASE_CHANGED, AuditEvent.VISIT_PLANNED, AuditEvent.VISIT_MOVED),
    *(AuditEvent.VISIT_REPORTED, AuditEvent.LETTER_FINALISED, AuditEvent.LETTER_DRAFTED, AuditEvent.ONWARD_REFERRED),
    *(AuditEvent.CONSENT_RECORDED, AuditEvent.REFERRAL_CHANGED, AuditEvent.UNDONE, AuditEvent.CLIENTS_MERGED),
    *(AuditEvent.RESTRICTED_WRITTEN, AuditEvent.SAFETY_LOOKED),
}
NO_USES = {AuditEvent.REQUEST_FINISHED, AuditEvent.EMERGENCY_OPENED, AuditEvent.EMERGENCY_SEEN}


def test_only_her_request_keeping_and_what_takes_use_away_may_touch_it() -> None:
    assert not ALLOWED & USES
    assert ALLOWED >= NO_USES
