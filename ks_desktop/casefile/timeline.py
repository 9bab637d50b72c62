"""The time line of a case: what happened, newest first, each in one sentence. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, pairwise
from typing import Final

from ks_desktop.casefile.domain import (
    Event,
    EventKind,
    Facts,
    Topic,
    domain_of_letter,
    domain_of_role,
    letter_day,
)
from ks_desktop.casefile.domain.onward_events import onward_events
from ks_desktop.clients.domain import CloseReason, Consent, ConsentPurpose, ConsentState, DueDate
from ks_desktop.clients.domain.life_event import InHerLife, LifeEventKind
from ks_desktop.coalition.domain import CareDomain
from ks_desktop.core.clock import local_day, local_time
from ks_desktop.core.texts import N_
from ks_desktop.core.values import OrganisationId
from ks_desktop.letters.domain import KIND_LABELS, Letter, LetterState
from ks_desktop.onward.domain import OnwardReferral
from ks_desktop.referrals.domain import Referral
from ks_desktop.visits.domain import (
    Appointment,
    AppointmentState,
    ContactAttempt,
    ContactResult,
    ContactWay,
    Outcome,
    Report,
)

CLOSE_WORDS: Final = {
    CloseReason.COMPLETED: N_("Visit completed, nothing more needed"),
    CloseReason.HELP_STARTED: N_("Help has started"),
    CloseReason.NO_NEED: N_("She has no need of a visit"),
    CloseReason.ENOUGH_HELP: N_("She has enough help already"),
    CloseReason.DECLINED: N_("She declined"),
    CloseReason.NOT_REACHED: N_("Not reached"),
    CloseReason.MOVED: N_("Moved to another municipality"),
    CloseReason.BORN_BEFORE_VISIT: N_("The child was born before the visit"),
    CloseReason.PREGNANCY_ENDED: N_("The pregnancy has ended"),
    CloseReason.NO_CONSENT: N_("She does not consent"),
    CloseReason.OTHER: N_("Other reason"),
    CloseReason.UNKNOWN: N_("Reason unknown"),
    CloseReason.BORN: N_("The child was born"),
    CloseReason.DIED: N_("She has died"),
    CloseReason.HANDED_OVER: N_("Handed over"),
}
PURPOSE_WORDS: Final = {
    ConsentPurpose.SIGN_UP: N_("signing up"),
    ConsentPurpose.CONTACT: N_("contact"),
    ConsentPurpose.FEEDBACK: N_("feedback to the referrer"),
    ConsentPurpose.REFER: N_("referring on"),
    ConsentPurpose.CONSULT: N_("consulting a colleague"),
    ConsentPurpose.HANDOVER: N_("handing over after birth"),
    ConsentPurpose.INFORM_GP: N_("informing the GP"),
}
CONSENT_WORDS: Final = {
    ConsentState.GIVEN: N_("She agrees to {purpose}"),
    ConsentState.REFUSED: N_("She does not agree to {purpose}"),
    ConsentState.WITHDRAWN: N_("She took back her consent to {purpose}"),
}
CONSENT_TO_WORDS: Final = {
    ConsentState.GIVEN: N_("She agrees to {purpose} ({receiver})"),
    ConsentState.REFUSED: N_("She does not agree to {purpose} ({receiver})"),
    ConsentState.WITHDRAWN: N_("She took back her consent to {purpose} ({receiver})"),
}
RESULT_WORDS: Final = {
    ContactResult.SPOKEN: N_("spoken"),
    ContactResult.NOT_REACHED: N_("not reached"),
    ContactResult.LATER: N_("try again later"),
}
WAY_WORDS: Final = {
    ContactWay.PHONE: N_("Called"),
    ContactWay.TEXT: N_("Text message"),
    ContactWay.EMAIL: N_("E-mail"),
    ContactWay.LETTER: N_("Letter to her"),
    ContactWay.DOOR: N_("At her door"),
    ContactWay.REFERRER: N_("Through the referrer"),
}
LIFE_WORDS: Final = {
    LifeEventKind.MOVED_WITHIN: N_("Moved"),
    LifeEventKind.MOVED_AWAY: N_("Moved away"),
    LifeEventKind.PARTNER_MAY_NOT_KNOW: N_("Her partner may know nothing any more"),
}
OUTCOME_WORDS: Final = {
    Outcome.VISITED: N_("Visited"),
    Outcome.NOT_AT_HOME: N_("Not at home"),
    Outcome.DECLINED: N_("She declined the visit"),
}
LETTER_WORDS: Final = {
    LetterState.DRAFT: N_("{kind}: draft begun"),
    LetterState.FINAL: N_("{kind} {number} made final"),
    LetterState.SENT: N_("{kind} {number} sent"),
    LetterState.WITHDRAWN: N_("{kind} {number} withdrawn"),
}


_CONTACT: Final = frozenset({Topic.CONTACT})
_PAPER: Final = frozenset({Topic.PAPER})
_MEDICAL: Final = frozenset({Topic.MEDICAL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the rooms tell of a case beside its facts.

    Attributes:
        due_dates: newest first.
        receivers: the names of the partners her consents are about.
        closing: what the reason is called for which it closed, "" while it is open.
        onward: where help was asked for her.
    """

    attempts: tuple[ContactAttempt, ...] = ()
    letters: tuple[Letter, ...] = ()
    due_dates: tuple[DueDate, ...] = ()
    receivers: Mapping[OrganisationId, str] = field(default_factory=dict)
    life: InHerLife = InHerLife()  # noqa: RUF009 - frozen
    closing: str = ""
    onward: tuple[OnwardReferral, ...] = ()


def timeline(facts: Facts, told: Told) -> tuple[Event, ...]:
    """Return everything that happened, newest first; of one day, the later kind of step first."""
    events = chain(
        chain.from_iterable(map(_referred, facts.referrals)),
        chain.from_iterable(_consent(consent, told.receivers) for consent in facts.consents),
        _due_dates(told.due_dates),
        map(_attempt, told.attempts),
        map(_visit, facts.appointments),
        chain.from_iterable(_letter(letter, facts.referrals) for letter in told.letters),
        chain.from_iterable(map(onward_events, reversed(told.onward))),
        _life(told.life),
        _status(facts, told.closing),
    )
    order = list(EventKind)
    return tuple(sorted(events, key=lambda event: (event.day, order.index(event.kind)), reverse=True))


def _topics(domain: CareDomain | None, *others: Topic) -> frozenset[Topic]:
    own = () if domain is None else (Topic.MEDICAL if domain is CareDomain.MEDICAL else Topic.SOCIAL,)
    return frozenset((*own, *others))


def _referred(referral: Referral) -> Iterator[Event]:
    who, domain = referral.referrer, domain_of_role(referral.referrer_role)
    yield Event(
        kind=EventKind.REFERRED,
        day=referral.received_on,
        message=N_("Referred by {who}") if who else N_("Signed up"),
        values={"who": who} if who else {},
        note=referral.own_question,
        topics=_topics(domain, Topic.CONTACT),
    )
    told = {
        N_("Told {who} that it came in"): referral.receipt_given_on,
        N_("Asked {who} what is missing"): referral.asked_on,
        N_("Feedback given to {who}") if who else N_("Feedback given to the referrer"): referral.feedback_given_on,
    }
    for said, day in told.items():
        if day is not None:
            values = {"who": who} if "{who}" in said else {}
            topics = _topics(domain, Topic.PAPER)
            yield Event(kind=EventKind.FEEDBACK, day=day, message=said, values=values, topics=topics)


def _consent(consent: Consent, receivers: Mapping[OrganisationId, str]) -> Iterator[Event]:
    """Give what she answered; what she took back stands at both days."""
    receiver = receivers.get(consent.receiver, "") if consent.receiver is not None else ""
    days = [(consent.withdrawn_on or consent.given_on, consent.state)]
    if consent.state is ConsentState.WITHDRAWN and consent.withdrawn_on not in {None, consent.given_on}:
        days.append((consent.given_on, ConsentState.GIVEN))
    for day, state in days:
        yield Event(
            kind=EventKind.CONSENT,
            day=day,
            message=(CONSENT_TO_WORDS if receiver else CONSENT_WORDS)[state],
            values={"receiver": receiver} if receiver else {},
            words={"purpose": PURPOSE_WORDS[consent.purpose]},
            topics=_PAPER,
        )


def _due_dates(stated: Iterable[DueDate]) -> Iterator[Event]:
    for newer, older in pairwise(stated):
        if newer.due_date != older.due_date:
            yield Event(
                kind=EventKind.DUE_DATE,
                day=local_day(newer.stated_at),
                message=N_("Due date corrected from {old} to {new}"),
                values={"old": _day(older.due_date), "new": _day(newer.due_date)},
                by=newer.stated_by,
                topics=_MEDICAL,
            )


def _day(day: date) -> str:
    return f"{day:%d-%m-%Y}"


def _attempt(attempt: ContactAttempt) -> Event:
    way = WAY_WORDS[attempt.way]
    is_sent = attempt.way in {ContactWay.LETTER, ContactWay.REFERRER}
    return Event(
        kind=EventKind.ATTEMPT,
        day=local_day(attempt.at),
        message=way if is_sent else N_("{way}: {result}"),
        words={} if is_sent else {"way": way, "result": RESULT_WORDS[attempt.result]},
        note=attempt.note,
        by=attempt.user,
        topics=_CONTACT,
    )


def _visit(appointment: Appointment) -> Event:
    report = appointment.report
    if report is not None:
        return Event(
            kind=EventKind.VISIT,
            day=report.held_on,
            message=OUTCOME_WORDS[report.outcome],
            note="\n".join(_reported(report)),
            by=appointment.nurse,
            topics=_CONTACT,
        )
    planned = appointment.state is AppointmentState.BOOKED
    return Event(
        kind=EventKind.VISIT,
        day=appointment.day,
        message=N_("Visit planned at {time}") if planned else N_("Visit at {time} cancelled"),
        values={"time": f"{local_time(appointment.starts_at):%H:%M}"},
        note=appointment.cancel_reason,
        by=appointment.nurse,
        topics=_CONTACT,
    )


def _reported(report: Report) -> Iterator[str]:
    """Give what was written, each on a line of its own."""
    agreements = (f"- {one.who}: {one.what}" if one.who else f"- {one.what}" for one in report.agreements)
    goals = (f"- {goal}" for goal in report.agreed)
    yield from (line for line in (report.note, *goals, *agreements, report.next_step, report.feed_back) if line)


def _letter(letter: Letter, referrals: Iterable[Referral]) -> Iterator[Event]:
    """Give each step a letter took that still can be told, the last first."""
    topics = _topics(domain_of_letter(letter, referrals), Topic.PAPER)
    steps = [
        (LetterState.WITHDRAWN, letter.withdrawn_on, None),
        (LetterState.SENT, letter.sent_on, None),
        (LetterState.FINAL, letter.finalised_at and local_day(letter.finalised_at), letter.finalised_by),
    ]
    taken = [(state, day, by) for state, day, by in steps if day is not None]
    for state, day, by in taken or [(letter.state, letter_day(letter), letter.made_by)]:
        yield Event(
            kind=EventKind.LETTER,
            day=day,
            message=LETTER_WORDS[state] if letter.number else N_("{kind}: draft begun"),
            values={"number": letter.number},
            words={"kind": KIND_LABELS[letter.kind]},
            by=by,
            topics=topics,
        )


def _life(life: InHerLife) -> Iterator[Event]:
    kind, birth = EventKind.LIFE, life.birth
    if birth is not None:
        message = N_("Child born") if birth.children == 1 else N_("{count} children born")
        values = {} if birth.children == 1 else {"count": str(birth.children)}
        yield Event(kind=kind, day=birth.born_on, message=message, values=values, note=birth.note)
    for noted in life.notes:
        yield Event(kind=kind, day=noted.day, message=N_("Agreed after the birth"), note=noted.line, by=noted.by)
    for event in life.events:
        yield Event(kind=kind, day=event.day, message=LIFE_WORDS[event.kind], note=event.words, by=event.by)


def _status(facts: Facts, closing: str) -> Iterator[Event]:
    case = facts.case
    if case.closed_on is not None and case.close_reason is not None:
        yield Event(
            kind=EventKind.STATUS,
            day=case.closed_on,
            message=N_("Case closed: {reason}"),
            values={"reason": closing} if closing else {},
            words={} if closing else {"reason": CLOSE_WORDS[case.close_reason]},
            note=case.closing_note,
        )
