"""Whom to call about a visit: who, why, at which number, and when. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from ks_desktop.casefile.domain import Facts, talk_first_text
from ks_desktop.clients.domain import Answer, call_rule, number_to_call
from ks_desktop.coalition.domain import Terms
from ks_desktop.core.clock import local_day, local_time
from ks_desktop.core.gestation import Due, GestationalAge, age_on, is_within
from ks_desktop.core.values import CaseId
from ks_desktop.referrals.domain import Urgency
from ks_desktop.today.domain.measures import days_left
from ks_desktop.today.domain.priority import PRESSING, Known, Level, Priority, Reason, ReasonKind, priority
from ks_desktop.visits.domain import ContactAttempt, ContactResult
from ks_desktop.visits.planning.reaching import Reaching

_SOON_DAYS: Final = 60  # from here on the number of days says more than the date


@dataclass(frozen=True, slots=True, kw_only=True)
class CallTime:
    """When she may be called.

    Attributes:
        at: the instant from which she may; None is now.
        why: in words why then, "" when her hours or the agreed try say enough.
    """

    at: datetime | None = None
    why: str = ""

    def is_later_today(self, today: date) -> bool:
        """Tell whether her moment is still to come today."""
        return self.at is not None and local_day(self.at) == today

    def is_another_day(self, today: date) -> bool:
        """Tell whether her moment comes after today."""
        return self.at is not None and local_day(self.at) > today


@dataclass(frozen=True, slots=True, kw_only=True)
class ToCall:
    """A woman to call about a visit.

    Attributes:
        closes_on: the last day on which a visit is possible.
        level: how much presses; a reason in `why` says the same.
        why: every reason, the most pressing first.
        phone: the number to call, "" when calling is not safe or no number is known.
        call_time: when she may be called.
        is_tried_today: somebody tried today already.
        postcode4: of her neighbourhood, "" when her address is secret.
        place: its name, "" when her address is secret.
        may_leave_message: a spoken message is safe.
    """

    case_id: CaseId
    name: str
    age: GestationalAge | None
    closes_on: date
    level: Level
    why: tuple[Reason, ...]
    phone: str
    call_time: CallTime = CallTime()
    is_tried_today: bool = False
    postcode4: str = ""
    place: str = ""
    may_leave_message: bool = False

    @property
    def is_pressing(self) -> bool:
        """Tell whether a reason presses."""
        return self.level is not Level.ORDINARY


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands beside the facts of her case.

    Attributes:
        terms: what her municipality agreed.
        attempts: the tries to reach her, oldest first.
        contact_by: the last day of the term for a first contact, the days on which it stood still left out.
        agreed: the instant of a try that was agreed and has come.
        standing: how far the tries are, None when nobody tried.
    """

    terms: Terms
    attempts: tuple[ContactAttempt, ...] = ()
    contact_by: date | None = None
    agreed: datetime | None = None
    call_time: CallTime = CallTime()
    standing: Reaching | None = None


Order = tuple[bool, Level, date, CaseId]


def call_order(entry: ToCall) -> Order:
    """Return what the list is sorted on: not tried today first, then by level, by closing weeks, who came first."""
    return entry.is_tried_today, entry.level, entry.closes_on, entry.case_id


def to_call(facts: Facts, around: Around, today: date) -> ToCall:
    """Return why, when and how to call her about a visit."""
    due, contact, address = facts.case.due, facts.client.contact, facts.client.address
    pressing = priority(known_of(facts, around, today), today)
    return ToCall(
        case_id=facts.case.id,
        name=facts.client.name.full,
        age=age_on(due, today) if is_within(due, today) else None,
        closes_on=around.terms.window.possible(due).last,
        level=pressing.level,
        why=tuple(_why(facts, around, pressing, today)),
        phone=number_to_call(contact),
        call_time=around.call_time,
        is_tried_today=any(local_day(attempt.at) == today for attempt in around.attempts),
        postcode4="" if address.is_secret else address.postcode[:4],
        place="" if address.is_secret else address.place,
        may_leave_message=contact.voicemail is Answer.YES,
    )


def known_of(facts: Facts, around: Around, today: date) -> Known:
    """Return what of all this counts for her priority."""
    due, terms = facts.case.due, around.terms
    contact_by = None if around.attempts else around.contact_by
    agreed = around.agreed
    return Known(
        closes_on=terms.window.possible(due).last,
        is_urgent=any(referral.urgency is Urgency.URGENT for referral in facts.referrals),
        is_closing=is_within(due, today) and age_on(due, today) >= terms.attention_from,
        agreed=(local_day(agreed), local_time(agreed)) if agreed is not None else None,
        contact_by=contact_by,
        working_days=days_left(terms, today, contact_by) if contact_by is not None else 0,
    )


def _why(facts: Facts, around: Around, pressing: Priority, today: date) -> Iterator[Reason]:
    for referral in facts.talk_first(around.attempts):
        yield Reason(kind=ReasonKind.TALK_FIRST, text=talk_first_text(referral))
    yield from pressing.reasons
    if not any(reason.kind is ReasonKind.CLOSING for reason in pressing.reasons):
        yield _window(around.terms, facts.case.due, today)
    if around.attempts:
        yield _tries(around.attempts, today)
    if around.standing is not None and around.standing.written_on is not None:
        yield Reason(kind=ReasonKind.WRITTEN, day=around.standing.written_on)
    yield from _how(facts)


def _how(facts: Facts) -> Iterator[Reason]:
    contact = facts.client.contact
    rule = call_rule(contact)
    if rule.is_never:
        yield Reason(kind=ReasonKind.NOT_SAFE)
    elif rule.is_limit:
        yield Reason(kind=ReasonKind.HOURS, text=rule.words())
    if contact.is_unknown_to_partner:
        yield Reason(kind=ReasonKind.UNKNOWN_TO_PARTNER)
    if contact.phone_note and (rule.note or not rule.is_limit):
        yield Reason(kind=ReasonKind.NOTE, text=contact.phone_note)
    if facts.client.interpreter:
        yield Reason(kind=ReasonKind.INTERPRETER)


def _window(terms: Terms, due: Due, today: date) -> Reason:
    possible, best = terms.window.possible(due), terms.window.best(due)
    if best.first <= today <= best.last:
        return Reason(kind=ReasonKind.BEST_WEEKS, day=best.last, count=(best.last - today).days)
    if today < possible.first:
        return Reason(kind=ReasonKind.POSSIBLE_FROM, day=possible.first)
    left = (possible.last - today).days
    kind = ReasonKind.WEEKS_LEFT if left <= _SOON_DAYS else ReasonKind.POSSIBLE_UNTIL
    return Reason(kind=kind, day=possible.last, count=left)


def _tries(attempts: tuple[ContactAttempt, ...], today: date) -> Reason:
    last = attempts[-1]
    if local_day(last.at) == today:
        return Reason(kind=ReasonKind.TRIED_TODAY, at=local_time(last.at))
    if last.result is ContactResult.SPOKEN:
        return Reason(kind=ReasonKind.SPOKEN, day=local_day(last.at))
    tried = sum(attempt.result is not ContactResult.SPOKEN for attempt in attempts)
    return Reason(kind=ReasonKind.TRIED, count=tried)


def is_pressing(reason: Reason) -> bool:
    """Tell whether this reason makes her level."""
    return reason.kind in PRESSING
