"""What a morning asks: whom to call first and why, and what waits. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from ks_desktop.casefile.domain import Facts, talk_first_text
from ks_desktop.clients.domain import Answer, CaseState
from ks_desktop.coalition.domain import Terms
from ks_desktop.core.clock import local_day, local_time
from ks_desktop.core.gestation import Due, GestationalAge, age_on, is_within
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.core.values import CaseId
from ks_desktop.referrals.domain import Urgency
from ks_desktop.visits.domain import ContactAttempt, ContactResult, DayPlan, InterpreterTask, Reminder

MOST_CALLS: Final = 7
MOST_NAMES: Final = 5
CLOSING_DAYS: Final = 7
_SOON_DAYS: Final = 60  # from here on the number of days says more than the date


@dataclass(frozen=True, slots=True, kw_only=True)
class ToCall:
    """A woman to call about a visit.

    Attributes:
        closes_on: the last day on which a visit is possible.
        why: sentences, translated already, the most pressing first.
        phone: the number to call, "" when calling is not safe or no number is known.
        is_pressing: her weeks are closing, or the referral is urgent.
        tried_today: somebody tried today already.
    """

    case_id: CaseId
    name: str
    age: GestationalAge | None
    closes_on: date
    why: tuple[str, ...]
    phone: str
    is_pressing: bool
    tried_today: bool


class WaitingKind(StrEnum):
    """What can wait for a nurse."""

    BEGUN_REFERRALS = "begun_referrals"
    DOUBTFUL_VISITS = "doubtful_visits"
    NEW_REFERRALS = "new_referrals"
    CONSENT_MISSING = "consent_missing"
    INCOMPLETE = "incomplete"
    DRAFT_LETTERS = "draft_letters"
    LETTERS_TO_SEND = "letters_to_send"
    OUTCOME_MISSING = "outcome_missing"
    FEEDBACK_DUE = "feedback_due"
    CLOSING_WEEKS = "closing_weeks"
    TO_CLOSE = "to_close"
    AFTER_DUE_DATE = "after_due_date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Something that waits: how many, since when, and the first few by name."""

    kind: WaitingKind
    count: int
    oldest: date | None = None
    cases: tuple[tuple[CaseId, str], ...] = ()

    def text(self) -> str:
        """Return it in words: `3 new referrals`."""
        return _WORDS[self.kind](self.count)


_WORDS: Final[Mapping[WaitingKind, Callable[[int], str]]] = {
    WaitingKind.DOUBTFUL_VISITS: lambda count: n_(
        "{count} planned visit that fits no more", "{count} planned visits that fit no more", count
    ),
    WaitingKind.NEW_REFERRALS: lambda count: n_("{count} new referral", "{count} new referrals", count),
    WaitingKind.BEGUN_REFERRALS: lambda count: n_("{count} referral begun", "{count} referrals begun", count),
    WaitingKind.CONSENT_MISSING: lambda count: n_(
        "{count} referral without consent", "{count} referrals without consent", count
    ),
    WaitingKind.INCOMPLETE: lambda count: n_("{count} incomplete referral", "{count} incomplete referrals", count),
    WaitingKind.DRAFT_LETTERS: lambda count: n_("{count} letter to finish", "{count} letters to finish", count),
    WaitingKind.LETTERS_TO_SEND: lambda count: n_("{count} letter to send", "{count} letters to send", count),
    WaitingKind.OUTCOME_MISSING: lambda count: n_(
        "{count} visit without a report", "{count} visits without a report", count
    ),
    WaitingKind.FEEDBACK_DUE: lambda count: n_(
        "{count} referrer waits for feedback", "{count} referrers wait for feedback", count
    ),
    WaitingKind.CLOSING_WEEKS: lambda count: n_(
        "{count} window closes within a week", "{count} windows close within a week", count
    ),
    WaitingKind.TO_CLOSE: lambda count: n_("{count} case to close", "{count} cases to close", count),
    WaitingKind.AFTER_DUE_DATE: lambda count: n_(
        "{count} case open after the due date", "{count} cases open after the due date", count
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MissedWeeks:
    """A woman whose weeks passed without a visit, and nobody said why yet. `closed_on` is the last day of them."""

    case_id: CaseId
    name: str
    closed_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Calls:
    """The calls about the visits of the next working day."""

    day: date
    reminders: tuple[Reminder, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Morning:
    """Everything on the page.

    Attributes:
        more_to_call: whether there are more than those shown.
        missed: whose weeks passed, the last to close first; nobody said why.
        more_missed: how many more there are than those named.
        calls: whom to call about a visit.
        interpreters: of whom something is to be arranged; one's own visits first.
        told: what the program did by itself today, in a sentence; "" when nothing.
    """

    day: date
    to_call: tuple[ToCall, ...]
    more_to_call: bool
    on_the_road: DayPlan
    waiting: tuple[Waiting, ...]
    missed: tuple[MissedWeeks, ...] = ()
    more_missed: int = 0
    calls: Calls | None = None
    interpreters: tuple[InterpreterTask, ...] = ()
    told: str = ""


def to_call(facts: Facts, attempts: tuple[ContactAttempt, ...], terms: Terms, day: date) -> ToCall:
    """Return why and how to call her about a visit."""
    due = facts.case.due
    possible = terms.window.possible(due)
    age = age_on(due, day) if is_within(due, day) else None
    urgent = any(referral.urgency is Urgency.URGENT for referral in facts.referrals)
    closing = age is not None and age >= terms.attention_from
    contact = facts.client.contact
    return ToCall(
        case_id=facts.case.id,
        name=facts.client.name.full,
        age=age,
        closes_on=possible.last,
        why=tuple(_reasons(facts, attempts, terms, day)),
        phone="" if contact.safe_to_call is Answer.NO else contact.phone or contact.phone_2,
        is_pressing=urgent or closing,
        tried_today=any(local_day(attempt.at) == day for attempt in attempts),
    )


def _reasons(facts: Facts, attempts: tuple[ContactAttempt, ...], terms: Terms, day: date) -> Iterable[str]:
    yield from map(talk_first_text, facts.talk_first(attempts))
    if any(referral.urgency is Urgency.URGENT for referral in facts.referrals):
        yield _(N_("urgent referral"))
    yield _window(terms, facts.case.due, day)
    if attempts:
        yield _tries(attempts, day)
    contact = facts.client.contact
    if contact.safe_to_call is Answer.NO:
        yield _(N_("calling is not safe"))
    if contact.is_unknown_to_partner:
        yield _(N_("her partner may not know"))
    if contact.phone_note:
        yield contact.phone_note
    if facts.client.interpreter:
        yield _(N_("with an interpreter"))


def _window(terms: Terms, due: Due, day: date) -> str:
    possible, best = terms.window.possible(due), terms.window.best(due)
    if best.first <= day <= best.last:
        left = (best.last - day).days
        return n_("best weeks end in {count} day", "best weeks end in {count} days", left)
    if day < possible.first:
        return _(N_("visit possible from {day}"), day=f"{possible.first:%d-%m}")
    left = (possible.last - day).days
    if left == 0:
        return _(N_("weeks close today"))
    if left <= _SOON_DAYS:
        return n_("weeks close in {count} day", "weeks close in {count} days", left)
    return _(N_("visit possible until {day}"), day=f"{possible.last:%d-%m-%Y}")


def _tries(attempts: tuple[ContactAttempt, ...], day: date) -> str:
    last = attempts[-1]
    tried = sum(attempt.result is not ContactResult.SPOKEN for attempt in attempts)
    if local_day(last.at) == day:
        return _(N_("tried today at {time}"), time=f"{local_time(last.at):%H:%M}")
    if last.result is ContactResult.SPOKEN:
        return _(N_("spoken on {day}, not planned yet"), day=f"{local_day(last.at):%d-%m}")
    return n_("tried {count} time", "tried {count} times", tried)


def call_order(entry: ToCall) -> tuple[bool, bool, date, str]:
    """Return what the list is sorted on: not tried today first, then pressing ones, then by closing weeks."""
    return entry.tried_today, not entry.is_pressing, entry.closes_on, entry.name


def may_be_called(facts: Facts, state: CaseState, terms: Terms, day: date) -> bool:
    """Tell whether she belongs in the list: nothing is missing, nothing is planned, her weeks are not over."""
    return _waits(state) and day <= terms.window.possible(facts.case.due).last


def missed_weeks(facts: Facts, state: CaseState, terms: Terms, day: date) -> MissedWeeks | None:
    """Return that her weeks passed while she waited for a visit; None when they did not."""
    closed_on = terms.window.possible(facts.case.due).last
    if not _waits(state) or day <= closed_on:
        return None
    return MissedWeeks(case_id=facts.case.id, name=facts.client.name.full, closed_on=closed_on)


def closing(calls: Iterable[ToCall], day: date) -> "Counted":
    """Return whose weeks close within a week, soonest first."""
    soon = sorted((c for c in calls if (c.closes_on - day).days <= CLOSING_DAYS), key=lambda c: (c.closes_on, c.name))
    return Counted(count=len(soon), case_ids=tuple(entry.case_id for entry in soon[:MOST_NAMES]))


def _waits(state: CaseState) -> bool:
    return state in {CaseState.READY, CaseState.NEW}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A count from the database, with the first few cases it is about."""

    count: int = 0
    oldest: date | None = None
    case_ids: tuple[CaseId, ...] = ()
