"""Where a case stands, derived from plain facts; and the hooks that must act together with a case."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from ks_desktop.clients.domain.case import CaseStatus, CloseReason
from ks_desktop.clients.domain.consent import Consent
from ks_desktop.clients.domain.ending import NotBack
from ks_desktop.clients.domain.telling import Informed
from ks_desktop.core.values import CaseId

if TYPE_CHECKING:  # the hooks name the unit of work; the rules here need no database
    from ks_desktop.core.database import Reading, Work


class CaseState(StrEnum):
    """Where a case stands, derived from facts and never stored."""

    CONSENT_MISSING = "consent_missing"
    INCOMPLETE = "incomplete"
    NEW = "new"
    READY = "ready"
    PLANNED = "planned"
    OUTCOME_MISSING = "outcome_missing"
    FEEDBACK_DUE = "feedback_due"
    HELP_ASKED = "help_asked"
    TO_CLOSE = "to_close"
    PAUSED = "paused"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """The plain facts from which a case's state follows.

    Attributes:
        status: what is stored of the case.
        has_consent: she agreed to sign up, and did not take it back.
        is_complete: nothing needed for a visit is missing from her referral.
        is_seen: a nurse has looked at her referral.
        booked_until: end of the latest booked visit, None without one.
        has_outcome: a visit took place, or she declined it.
        feedback_owed: how many times a referrer is still to hear how it went, or how it went on.
        wants_further: a further contact waits to be planned.
        help_is_asked: help was asked elsewhere, and nobody knows yet that it began or that nothing more comes of it.
        now: the instant of asking.
    """

    status: CaseStatus
    has_consent: bool
    is_complete: bool
    is_seen: bool
    booked_until: datetime | None
    has_outcome: bool
    feedback_owed: int
    now: datetime
    wants_further: bool = False
    help_is_asked: bool = False


def case_state(facts: CaseFacts) -> CaseState:
    """Return where a case stands. A booked visit always shows, whatever else is missing."""
    if facts.status is not CaseStatus.OPEN:
        return CaseState(facts.status.value)
    if facts.booked_until is not None:
        return CaseState.PLANNED if facts.booked_until > facts.now else CaseState.OUTCOME_MISSING
    if facts.has_outcome:
        return _after_an_outcome(facts)
    if not facts.has_consent:
        return CaseState.CONSENT_MISSING
    if not facts.is_complete:
        return CaseState.INCOMPLETE
    return CaseState.READY if facts.is_seen else CaseState.NEW


def _after_an_outcome(facts: CaseFacts) -> CaseState:
    if facts.feedback_owed:
        return CaseState.FEEDBACK_DUE
    if facts.wants_further and facts.has_consent:
        return CaseState.READY
    return CaseState.HELP_ASKED if facts.help_is_asked else CaseState.TO_CLOSE


class CaseClosed(Protocol):
    """A room that must act, in the same transaction, when a case closes (cancel visits, withdraw drafts)."""

    def case_closed(self, case_id: CaseId, reason: CloseReason, *, work: "Work") -> None:
        """Do this room's part; raising undoes the closing."""


class PregnancyEnded(Protocol):
    """A room that must stop more than `CaseClosed` asks, in the same transaction, when a pregnancy ended or she died.

    It is rung after `CaseClosed`. What a room changes here in rows with a case id comes back by itself when it is taken
    back; `pregnancy_goes_on` then looks whether it can stand.
    """

    def pregnancy_ended(self, case_id: CaseId, *, work: "Work") -> None:
        """Do this room's part; raising undoes the closing."""

    def pregnancy_goes_on(self, case_id: CaseId, *, since: datetime, work: "Work") -> Iterable[NotBack]:
        """Look at what came back when it was taken back; take away what cannot stand any more, and return it.

        Args:
            case_id: the case that goes on.
            since: when it was ended.
            work: in which it is taken back.
        """


class CaseDestroyed(Protocol):
    """A room that holds rows of a case, and removes them when the case is destroyed."""

    claimed_tables: frozenset[str]

    def case_destroyed(self, case_id: CaseId, *, work: "Work") -> None:
        """Remove this room's rows of the case."""


class RemovesCase(Protocol):
    """What removes the rows of one room when a case is destroyed: its `case_destroyed`."""

    def __call__(self, case_id: CaseId, *, work: "Work") -> None:
        """Remove them."""


class ConsentWithdrawn(Protocol):
    """A room that must stop, in the same transaction, what an answer that was a yes allowed until now."""

    def consent_withdrawn(self, consent: Consent, *, work: "Work") -> Iterable[Informed]:
        """Do this room's part, and return who got something about her and must hear it; raising undoes it all."""


class CaseKept(Protocol):
    """A room in which work may have been done for a case, so that it is kept also without consent."""

    def kept_because(self, case_ids: Collection[CaseId], *, reading: "Reading") -> Mapping[CaseId, str]:
        """Return the cases that must stay, each with a source text that says why."""
