from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ks_desktop.clients.domain import CaseFacts, CaseState, CaseStatus, case_state

NOW = datetime(2026, 11, 21, 7, 30, tzinfo=UTC)
READY = CaseFacts(
    status=CaseStatus.OPEN,
    has_consent=True,
    is_complete=True,
    is_seen=True,
    booked_until=None,
    has_outcome=False,
    feedback_owed=1,
    now=NOW,
)


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (READY, CaseState.READY),
        (replace(READY, is_seen=False), CaseState.NEW),
        (replace(READY, is_complete=False, is_seen=False), CaseState.INCOMPLETE),
        (replace(READY, has_consent=False, is_complete=False), CaseState.CONSENT_MISSING),
        (replace(READY, booked_until=NOW + timedelta(days=1), has_consent=False), CaseState.PLANNED),
        (replace(READY, booked_until=NOW - timedelta(hours=1)), CaseState.OUTCOME_MISSING),
        (replace(READY, has_outcome=True), CaseState.FEEDBACK_DUE),
        (replace(READY, has_outcome=True, feedback_owed=0), CaseState.TO_CLOSE),
        (replace(READY, has_outcome=True, feedback_owed=0, wants_further=True), CaseState.READY),
        (replace(READY, has_outcome=True, feedback_owed=0, wants_further=True, has_consent=False), CaseState.TO_CLOSE),
        (replace(READY, has_outcome=True, wants_further=True), CaseState.FEEDBACK_DUE),
        (replace(READY, has_outcome=True, feedback_owed=0, help_is_asked=True), CaseState.HELP_ASKED),
        (replace(READY, has_outcome=True, help_is_asked=True), CaseState.FEEDBACK_DUE),
        (replace(READY, has_outcome=True, feedback_owed=0, help_is_asked=True, wants_further=True), CaseState.READY),
        (replace(READY, help_is_asked=True), CaseState.READY),
        (replace(READY, status=CaseStatus.CLOSED, has_outcome=True, help_is_asked=True), CaseState.CLOSED),
        (replace(READY, status=CaseStatus.PAUSED), CaseState.PAUSED),
        (replace(READY, status=CaseStatus.CLOSED, has_outcome=True), CaseState.CLOSED),
    ],
)
def test_the_state_follows_from_the_facts(facts: CaseFacts, state: CaseState) -> None:
    assert case_state(facts) is state
