"""What the rooms below know of one case, and what follows from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from ks_desktop.clients.domain import (
    Answer,
    Case,
    CaseFacts,
    CaseState,
    Client,
    Consent,
    ConsentPurpose,
    case_state,
    consent_given,
)
from ks_desktop.core.clock import local_day
from ks_desktop.referrals.domain import Referral, missing
from ks_desktop.visits.domain import (
    Appointment,
    ContactAttempt,
    WantedContact,
    booked_until,
    has_outcome,
    is_wanted,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the rooms below know of one case.

    Attributes:
        help_is_asked: something of the help that was asked for her is still open.
        news_owed: how many referrers were told before and are to hear how it went on.
    """

    client: Client
    case: Case
    consents: tuple[Consent, ...] = ()
    referrals: tuple[Referral, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    wanted: tuple[WantedContact, ...] = ()
    is_born: bool = False
    help_is_asked: bool = False
    news_owed: int = 0

    def has_consent(self, on: date) -> bool:
        """Tell whether she agreed to sign up, and did not take it back."""
        return consent_given(self.consents, ConsentPurpose.SIGN_UP, on=on)

    def missing(self, on: date) -> tuple[str, ...]:
        """Return what a visit needs and no referral gives, as words; without a referral, everything it would say."""
        agrees = self.has_consent(on)
        counted = [referral for referral in self.referrals if referral.not_taken_up is None] or self.referrals
        lacking = [missing(referral, self.client, has_consent=agrees) for referral in counted]
        return min(lacking, key=len, default=())

    def owed(self) -> tuple[Referral, ...]:
        """Return the referrals whose referrer still has to hear how it went."""
        return tuple(referral for referral in self.referrals if referral.owes_feedback)

    def without_receipt(self) -> tuple[Referral, ...]:
        """Return the referrals whose referrer has not been told that they came in."""
        return tuple(r for r in self.referrals if not r.is_by_herself and r.referrer and r.receipt_given_on is None)

    def to_ask(self) -> tuple[Referral, ...]:
        """Return the referrals whose referrer can be asked what is missing."""
        return tuple(r for r in self.referrals if not r.is_by_herself and r.referrer and r.not_taken_up is None)

    def talk_first(self, attempts: Iterable[ContactAttempt]) -> tuple[Referral, ...]:
        """Return the referrals whose referrer wants to talk with us before she is called; none once she was."""
        if any(attempts) or self.appointments or not self.case.is_open:
            return ()
        return tuple(r for r in self.to_ask() if r.consult_first is Answer.YES)

    def state(self, now: datetime) -> CaseState:
        """Return where the case stands."""
        today = local_day(now)
        return case_state(
            CaseFacts(
                status=self.case.status,
                has_consent=self.has_consent(today),
                is_complete=not [word for word in self.missing(today) if word != "consent"],
                is_seen=not self.referrals or any(referral.seen_on is not None for referral in self.referrals),
                booked_until=booked_until(self.appointments),
                has_outcome=has_outcome(self.appointments) or self.is_born,
                feedback_owed=len(self.owed()) + self.news_owed,
                now=now,
                wants_further=not self.is_born and any(is_wanted(each, self.appointments) for each in self.wanted),
                help_is_asked=self.help_is_asked,
            )
        )

    def visited_on(self) -> date | None:
        """Return the day of the last visit with an outcome that counts, None without one."""
        days = [a.report.held_on for a in self.appointments if a.report is not None and has_outcome([a])]
        return max(days, default=None)
