"""Whom to call the day before a visit, how, and whom not."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Final

from ks_desktop.clients.domain import Answer, Client, call_rule
from ks_desktop.core.clock import Clock, instant_of, local_day
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.free_days import FreeDays
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import AppointmentId, Changes, DaySpan, UserId, clean_note, new_id
from ks_desktop.security.domain import AuditEvent
from ks_desktop.visits import store
from ks_desktop.visits.domain import Appointment, AppointmentState, ContactAttempt, ContactResult, Reminder
from ks_desktop.visits.planning.facts import Facts
from ks_desktop.visits.planning.reaching import check_safe
from ks_desktop.visits.service.changing import find, not_booked

LEFT_MESSAGE: Final = N_("Left a message.")


class Reminders:
    """The calls before visits, and what came of them."""

    def __init__(self, database: Database, clock: Clock, facts: Facts) -> None:
        self._database = database
        self._clock = clock
        self._facts = facts

    def next_day(self, *, actor: UserId) -> date:
        """Return the next working day: that of the visits to call about today."""
        with self._database.reading(actor) as reading:
            return self._facts.free_days(reading=reading).after(self._clock.today(), 1)

    def for_day(self, day: date, *, actor: UserId, nurse: UserId | None = None) -> tuple[Reminder, ...]:
        """Return the women to be reminded of their visit on a day, in order of time.

        Who does not agree (any more), or whose case is closed, is not among them. Who may not be called is, without a
        number and with the ways that are safe.

        Args:
            day: of the visits; `next_day` for the calls of today.
            actor: who asks.
            nurse: only of this nurse's visits.
        """
        with self._database.reading(actor) as reading:
            visits = self._to_remind(day, nurse, reading)
            women = self._facts.homes(visits, reading=reading)
            tries = store.attempts(reading, {visit.case_id for visit in visits})
            free = self._facts.free_days(reading=reading)
        since, now = instant_of(_day_before(day, free), time(0)), self._clock.now()
        return tuple(
            _reminder(visit, women[visit.case_id], _last(tries.get(visit.case_id, ()), since), now) for visit in visits
        )

    def _to_remind(self, day: date, nurse: UserId | None, reading: Reading) -> list[Appointment]:
        found = store.between(reading, DaySpan(day, day), nurse, [AppointmentState.BOOKED])
        visits = [visit for visit in found if visit.starts_at > self._clock.now()]
        cases = self._facts.cases_of(visits, reading=reading)
        agreed = self._facts.agreed(cases, reading=reading)
        return [visit for visit in visits if cases[visit.case_id].is_open and visit.case_id in agreed]

    def mark(
        self, appointment_id: AppointmentId, result: ContactResult, *, left_message: bool = False, actor: UserId
    ) -> Changes:
        """Record what came of calling her: spoken, not reached (with a message left or not), or to be called later.

        Raises:
            UserError: the visit is not planned any more, or calling her, or leaving a message, is not safe.
        """
        with self._database.work(actor, AuditEvent.CONTACT_RECORDED) as work:
            visit = find(appointment_id, reading=work)
            if visit.state is not AppointmentState.BOOKED:
                raise not_booked()
            note = _(LEFT_MESSAGE) if left_message else ""
            attempt = ContactAttempt(
                id=new_id(),
                case_id=visit.case_id,
                user=work.actor,
                at=self._clock.now(),
                result=result,
                note=clean_note(note).text,
                left_message=left_message,
            )
            check_safe(attempt, self._facts.homes([visit], reading=work)[visit.case_id])
            store.add_attempt(work, attempt)
        return Changes(visits=True)


def _day_before(day: date, free: FreeDays) -> date:
    """Return the last working day before a day."""
    before = day - timedelta(days=1)
    while not free.is_working(before):
        before -= timedelta(days=1)
    return before


def _last(tries: Iterable[ContactAttempt], since: datetime) -> ContactAttempt | None:
    return next((one for one in reversed(tuple(tries)) if one.at >= since), None)


def _reminder(visit: Appointment, woman: Client, last: ContactAttempt | None, now: datetime) -> Reminder:
    contact, rule = woman.contact, call_rule(woman.contact)
    may_call, weekday = not rule.is_never, local_day(now).weekday()
    return Reminder(
        appointment_id=visit.id,
        case_id=visit.case_id,
        name=woman.name.full,
        nurse=visit.nurse,
        starts_at=visit.starts_at,
        minutes=visit.minutes,
        mode=visit.mode,
        phone=contact.phone if may_call else "",
        phone_note=contact.phone_note if may_call else "",
        may_call=may_call,
        is_limited=may_call and rule.is_limit,
        call_hours=tuple(hours for hours in rule.hours if hours.weekday == weekday),
        call_from=None if rule.holds(now) else rule.next_from(now),
        may_leave_message=may_call and contact.voicemail is Answer.YES,
        may_text=contact.text is Answer.YES,
        may_mail=bool(contact.email) and not contact.is_unknown_to_partner,
        language=woman.language,
        interpreter=woman.interpreter,
        result=last.result if last else None,
        result_note=last.note if last else "",
    )
