"""What is kept about a woman in one case, as the rooms keep it: plain records, gathered once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ks_desktop.clients.domain import DueDate
from ks_desktop.clients.domain.birth import Birth
from ks_desktop.clients.domain.goal import Goal
from ks_desktop.clients.domain.involved import Involved
from ks_desktop.clients.domain.standstill import Statement
from ks_desktop.core.values import OrganisationId, UserId
from ks_desktop.letters.domain import Letter
from ks_desktop.onward.domain import OnwardReferral
from ks_desktop.referrals.domain import Referral
from ks_desktop.visits.domain import Appointment, ContactAttempt


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """What somebody did with her record on a day: how often.

    Attributes:
        what: looked, changed, printed or exported.
    """

    day: date
    by: UserId
    what: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is kept beside her and her pregnancy themselves.

    Attributes:
        due_dates: what was stated of the due date, newest first.
        onward: where help was asked for her, the oldest first.
        letters: those with a number, the oldest first.
        statements: what she herself says of her record, the oldest first.
        receivers: the names of the partners her answers are about.
        names: of who works here, by id.
        days_without_consent: how long a referral waits for her yes.
    """

    due_dates: tuple[DueDate, ...] = ()
    birth: Birth | None = None
    people: tuple[Involved, ...] = ()
    referrals: tuple[Referral, ...] = ()
    attempts: tuple[ContactAttempt, ...] = ()
    visits: tuple[Appointment, ...] = ()
    goals: tuple[Goal, ...] = ()
    statements: tuple[Statement, ...] = ()
    onward: tuple[OnwardReferral, ...] = ()
    letters: tuple[Letter, ...] = ()
    log: tuple[Logged, ...] = ()
    receivers: Mapping[OrganisationId, str] = field(default_factory=dict)
    names: Mapping[UserId, str] = field(default_factory=dict)
    days_without_consent: int = 14
