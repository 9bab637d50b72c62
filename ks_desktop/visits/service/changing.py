"""Changing the agenda inside open work: book, cancel, report, each by a name under which it can be taken back."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from ks_desktop.clients.domain import Case
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.gestation import is_within
from ks_desktop.core.texts import N_
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import (
    AppointmentId,
    CaseId,
    Changes,
    new_id,
)
from ks_desktop.referrals.service import Referrals
from ks_desktop.visits import store
from ks_desktop.visits.domain import (
    STATE_OF_OUTCOME,
    Appointment,
    AppointmentState,
    Companion,
    CompanionKind,
    Proposal,
    Report,
    has_outcome,
    of_type,
)
from ks_desktop.visits.domain.cleaning import cleaned, one_line
from ks_desktop.visits.planning.facts import Facts, day_span
from ks_desktop.visits.planning.meeting import with_interpreter, with_interpreter_told, with_moved_interpreter
from ks_desktop.visits.restricted import RED, SafetyLooks, check_alone
from ks_desktop.visits.store.wishes import visit_wishes

CHANGED: Final = Changes(visits=True, undo=True)
_BOOKED: Final = Changes(visits=True, referrals=True, undo=True)
_TAKEN: Final = N_("That time was taken in the meantime. Look at the new proposals.")


class Changing:
    """What may happen to a visit, each with its recorded inverse."""

    def __init__(self, clock: Clock, facts: Facts, referrals: Referrals, undo: Undo, safety: SafetyLooks) -> None:
        self._clock = clock
        self._facts = facts
        self._safety = safety
        self._referrals = referrals
        self._undo = undo
        undo.check("appointment", self._check_back)

    def book(self, proposal: Proposal, *, work: Work) -> tuple[AppointmentId, Changes]:
        """Store a proposal as a booked visit; see `book_visit`."""
        visit = Appointment(
            id=AppointmentId(new_id()),
            case_id=proposal.case_id,
            nurse=proposal.nurse,
            starts_at=proposal.starts_at,
            minutes=proposal.minutes,
            mode=proposal.mode,
            contact_type=proposal.contact_type,
            companions=tuple(Companion(kind=CompanionKind.COLLEAGUE, user=user) for user in proposal.colleagues),
        )
        return self.book_visit(visit, work=work)

    def book_visit(self, visit: Appointment, *, work: Work) -> tuple[AppointmentId, Changes]:
        """Store a booked visit, with an interpreter to book where she needs one; the referral counts as taken up.

        Raises:
            UserError: the safety look refuses it.
        """
        refused = self._refused(visit, work)
        if refused is not None:
            raise refused
        return self._add(self.with_interpreter(visit, reading=work), N_("plan visit"), work)

    def write_down(self, visit: Appointment, *, work: Work) -> tuple[AppointmentId, Changes]:
        """Store a visit that took place and never was booked; the referral counts as taken up."""
        return self._add(visit, N_("write down visit"), work)

    def _add(self, visit: Appointment, label: str, work: Work) -> tuple[AppointmentId, Changes]:
        store.add_booked(work, visit)
        self._referrals.taken_up(visit.case_id, work=work)
        self._undo.record(work, label=label, case_id=visit.case_id, about_at=visit.starts_at)
        return visit.id, _BOOKED

    def change(self, before: Appointment, after: Appointment, label: str, *, work: Work) -> Changes:
        """Store a booked visit as it is now.

        Another nurse may need an interpreter, or none; who was booked for another time must hear it anew.

        Raises:
            UserError: it is not booked any more, or the safety look refuses it.
        """
        if before.state is not AppointmentState.BOOKED:
            raise not_booked()
        refused = self._refused(after, work)
        if refused is not None:
            raise refused
        after = after if before.nurse == after.nurse else self.with_interpreter(after, reading=work)
        return self._change(before, with_moved_interpreter(before, after), label, work)

    def arrange(self, before: Appointment, after: Appointment, label: str, *, work: Work) -> Changes:
        """Store how far an interpreter is, also of a visit that was cancelled."""
        return self._change(before, after, label, work)

    def _refused(self, visit: Appointment, work: Work) -> UserError | None:
        look = self._safety.of_within([visit.case_id], reading=work).get(visit.case_id)
        refused = check_alone(look, visit.mode, visit.companions)
        return refused if refused is not None and refused.code == RED else None

    def with_interpreter(self, visit: Appointment, *, reading: Reading) -> Appointment:
        """Return a visit with an interpreter to book where she needs and wants one, and without a needless one."""
        hers = visit_wishes(reading, [visit.case_id]).get((visit.case_id, visit.contact_type))
        if hers is not None and not hers.may_use_interpreter:
            return visit
        woman = self._facts.homes([visit], reading=reading)[visit.case_id]
        return with_interpreter(visit, woman, store.profile(reading, visit.nurse).languages)

    def cancel(self, visit: Appointment, reason: str, *, work: Work) -> Changes:
        """Cancel a booked visit; she waits to be planned again.

        Raises:
            UserError: it is not booked any more, or the reason is over 200 characters.
        """
        if visit.state is not AppointmentState.BOOKED:
            raise not_booked()
        changed = replace(visit, state=AppointmentState.CANCELLED, cancel_reason=one_line(reason, "reason"))
        return self._change(visit, changed, N_("cancel visit"), work)

    def give_up(self, case_id: CaseId, *, work: Work) -> None:
        """Cancel the visits of a case that are still to come; those gone by without a report were missed."""
        for visit in booked_of(case_id, reading=work):
            is_ahead = visit.starts_at > self._clock.now()
            state = AppointmentState.CANCELLED if is_ahead else AppointmentState.MISSED
            self._change(visit, replace(visit, state=state), N_("cancel visit"), work)

    def stop(self, case_id: CaseId, reason: str, *, work: Work) -> tuple[Appointment, ...]:
        """Cancel the visits of a case that are still to come and return them; nothing undoes that.

        A visit that began before waits for its report: it took place.
        """
        ahead = tuple(v for v in booked_of(case_id, reading=work) if v.starts_at > self._clock.now())
        for visit in ahead:
            gone = replace(visit, state=AppointmentState.CANCELLED, cancel_reason=reason)
            store.write(work, with_interpreter_told(gone))  # the list of who must hear it says so already
        if ahead and not has_outcome(store.of_cases(work, [case_id]).get(case_id, ())):
            self._referrals.put_back(case_id, work=work)
        return ahead

    def report(self, visit: Appointment, report: Report, *, work: Work) -> Changes:
        """Write down what came of a visit, or correct it.

        Raises:
            UserError: the visit was cancelled, its case is closed, or the real day cannot be right.
        """
        case = self._facts.case(visit.case_id, reading=work)
        if visit.state is not AppointmentState.BOOKED and visit.report is None:
            raise UserError(N_("This visit was cancelled, so there is nothing to report."), code="not_booked")
        if not case.is_open:
            raise UserError(N_("This case is closed. Reopen it before you report."), code="case_closed")
        self.check_day(case, report.held_on)
        changed = replace(
            visit,
            state=STATE_OF_OUTCOME[report.outcome],
            report=cleaned(report),
            reported_on=self._clock.today(),
            cancel_reason="",
        )
        return self._change(visit, changed, N_("report visit"), work)

    def amend(self, visit: Appointment, report: Report, label: str, *, work: Work) -> Changes:
        """Store a report in which only something was ticked; the day of reporting stays."""
        return self._change(visit, replace(visit, report=report), label, work)

    def check_day(self, case: Case, held_on: date) -> None:
        """Refuse a real day that cannot be right.

        Raises:
            UserError: it is still to come, or she was not pregnant.
        """
        if held_on > self._clock.today():
            raise UserError(N_("This day is still to come: fill in the real day."), code="future", field="held_on")
        if not is_within(case.due_date, held_on):
            raise UserError(
                N_("On this day she was not pregnant by her due date: check the day."), code="age", field="held_on"
            )

    def _change(self, before: Appointment, after: Appointment, label: str, work: Work) -> Changes:
        store.write(work, after)
        self._undo.record(work, label=label, case_id=before.case_id, about_at=after.starts_at)
        return CHANGED

    def _check_back(self, work: Work, keys: Collection[str]) -> None:
        """Look at visits that were put back: where one is planned again, its time must be free still."""
        for key in keys:
            visit = store.find(work, UUID(key))
            if visit is not None and visit.state is AppointmentState.BOOKED:
                self.check_free(visit, work=work)

    def check_free(self, visit: Appointment, *, work: Work) -> None:
        """Look whether a visit that came back can stand.

        Raises:
            StaleError: it cannot; the sentence says why.
        """
        case = self._facts.case(visit.case_id, reading=work)
        if not case.is_open:
            raise StaleError(N_("The case was closed in the meantime."), code="case_closed")
        if not self._facts.may_visit(case.id, reading=work):
            raise StaleError(N_("She does not agree any more, so this visit does not come back."), code="no_consent")
        refused = self._refused(visit, work)
        if refused is not None:
            raise StaleError(refused.message, code=refused.code)
        of_case = store.of_cases(work, [visit.case_id]).get(visit.case_id, ())
        that_day = [
            other
            for nurse in (visit.nurse, *visit.colleagues)
            for other in store.occupying(work, day_span(visit.day), nurse)
        ]
        if any(
            v.state is AppointmentState.BOOKED for v in of_type(of_case, visit.contact_type) if v.id != visit.id
        ) or any(v.starts_at < visit.ends_at and visit.starts_at < v.ends_at for v in that_day if v.id != visit.id):
            raise StaleError(_TAKEN, code="taken")


def find(appointment_id: AppointmentId, *, reading: Reading) -> Appointment:
    """Return a visit.

    Raises:
        UserError: it is not there any more.
    """
    visit = store.find(reading, appointment_id)
    if visit is None:
        raise UserError(N_("This visit is not there any more."), code="gone")
    return visit


def not_booked() -> UserError:
    """Return the sentence for a visit that is planned no more."""
    return UserError(N_("This visit is not planned any more."), code="not_booked")


def booked_of(case_id: CaseId, *, reading: Reading) -> tuple[Appointment, ...]:
    """Return the booked visits of a case."""
    visits = store.of_cases(reading, [case_id]).get(case_id, ())
    return tuple(visit for visit in visits if visit.state is AppointmentState.BOOKED)
