"""The time line of a case: what happened, newest first, each in one sentence. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain, pairwise
from typing import Final

from ks_desktop.casefile.domain import Event, EventKind, Facts, letter_day
from ks_desktop.clients.domain import CloseReason, Consent, ConsentPurpose, ConsentState, DueDate
from ks_desktop.core.clock import local_day, local_time
from ks_desktop.core.texts import N_
from ks_desktop.core.values import OrganisationId
from ks_desktop.letters.domain import KIND_LABELS, Letter, LetterState
from ks_desktop.referrals.domain import Referral
from ks_desktop.visits.domain import Appointment, AppointmentState, ContactAttempt, ContactResult, Outcome

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
    ContactResult.SPOKEN: N_("Called: spoken"),
    ContactResult.NOT_REACHED: N_("Called: not reached"),
    ContactResult.LATER: N_("Called: try again later"),
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


def timeline(
    facts: Facts,
    attempts: Iterable[ContactAttempt],
    letters: Iterable[Letter],
    due_dates: Iterable[DueDate],
    receivers: Mapping[OrganisationId, str],
) -> tuple[Event, ...]:
    """Return everything that happened, newest first; of one day, the later kind of step first.

    Args:
        facts: what is known of the case.
        attempts: calls.
        letters: of this case.
        due_dates: newest first.
        receivers: the names of the partners her consents are about.
    """
    events = list(
        chain(
            chain.from_iterable(map(_referred, facts.referrals)),
            (_consent(consent, receivers) for consent in facts.consents),
            _due_dates(tuple(due_dates)),
            map(_attempt, attempts),
            map(_visit, facts.appointments),
            map(_letter, letters),
            _closed(facts),
        )
    )
    order = list(EventKind)
    return tuple(sorted(events, key=lambda event: (event.day, order.index(event.kind)), reverse=True))


def _referred(referral: Referral) -> Iterator[Event]:
    who = referral.referrer
    message = N_("Referred by {who}") if who else N_("Signed up")
    yield Event(
        kind=EventKind.REFERRED,
        day=referral.received_on,
        message=message,
        values={"who": who} if who else {},
        note=referral.own_question,
    )
    told = {
        N_("Told {who} that it came in"): referral.receipt_given_on,
        N_("Asked {who} what is missing"): referral.asked_on,
    }
    for said, day in told.items():
        if day is not None:
            yield Event(kind=EventKind.FEEDBACK, day=day, message=said, values={"who": who})
    if referral.feedback_given_on is not None:
        yield Event(
            kind=EventKind.FEEDBACK,
            day=referral.feedback_given_on,
            message=N_("Feedback given to {who}") if who else N_("Feedback given to the referrer"),
            values={"who": who} if who else {},
        )


def _consent(consent: Consent, receivers: Mapping[OrganisationId, str]) -> Event:
    receiver = receivers.get(consent.receiver, "") if consent.receiver is not None else ""
    return Event(
        kind=EventKind.CONSENT,
        day=consent.withdrawn_on or consent.given_on,
        message=(CONSENT_TO_WORDS if receiver else CONSENT_WORDS)[consent.state],
        values={"receiver": receiver} if receiver else {},
        words={"purpose": PURPOSE_WORDS[consent.purpose]},
    )


def _due_dates(stated: tuple[DueDate, ...]) -> Iterator[Event]:
    for newer, older in pairwise(stated):
        if newer.due_date != older.due_date:
            yield Event(
                kind=EventKind.DUE_DATE,
                day=local_day(newer.stated_at),
                message=N_("Due date corrected from {old} to {new}"),
                values={"old": _day(older.due_date), "new": _day(newer.due_date)},
            )


def _day(day: date) -> str:
    return f"{day:%d-%m-%Y}"


def _attempt(attempt: ContactAttempt) -> Event:
    day = local_day(attempt.at)
    return Event(kind=EventKind.ATTEMPT, day=day, message=RESULT_WORDS[attempt.result], note=attempt.note)


def _visit(appointment: Appointment) -> Event:
    report = appointment.report
    if report is not None:
        lines = [report.note, *(f"- {goal}" for goal in report.agreed), report.next_step]
        return Event(
            kind=EventKind.VISIT,
            day=report.held_on,
            message=OUTCOME_WORDS[report.outcome],
            note="\n".join(line for line in lines if line),
        )
    planned = appointment.state is AppointmentState.BOOKED
    return Event(
        kind=EventKind.VISIT,
        day=appointment.day,
        message=N_("Visit planned at {time}") if planned else N_("Visit at {time} cancelled"),
        values={"time": f"{local_time(appointment.starts_at):%H:%M}"},
        note=appointment.cancel_reason,
    )


def _letter(letter: Letter) -> Event:
    return Event(
        kind=EventKind.LETTER,
        day=letter_day(letter),
        message=LETTER_WORDS[letter.state] if letter.number else N_("{kind}: draft begun"),
        values={"number": letter.number},
        words={"kind": KIND_LABELS[letter.kind]},
    )


def _closed(facts: Facts) -> Iterator[Event]:
    case = facts.case
    if case.closed_on is not None and case.close_reason is not None:
        yield Event(
            kind=EventKind.CLOSED,
            day=case.closed_on,
            message=N_("Case closed: {reason}"),
            words={"reason": CLOSE_WORDS[case.close_reason]},
        )
