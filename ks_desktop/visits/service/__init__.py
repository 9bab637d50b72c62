"""What a nurse can do with visits."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from ks_desktop.clients.domain import CloseReason, Consent, Informed
from ks_desktop.clients.service import Clients
from ks_desktop.coalition.domain import FIRST_VISIT
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.settings_store import SettingsStore
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import (
    AppointmentId,
    CaseId,
    Changes,
    DaySpan,
    UserId,
    check_postcode,
)
from ks_desktop.referrals.service import Referrals
from ks_desktop.security.domain import AuditEvent
from ks_desktop.visits import store
from ks_desktop.visits.domain import (
    Accepted,
    Appointment,
    ContactAttempt,
    DayPlan,
    NursePlace,
    Proposal,
    Report,
    ToPlan,
    WantedContact,
    WeekPlan,
    WorkingHours,
    check_pattern,
)
from ks_desktop.visits.planning.days import Road, day_plan, week_span
from ks_desktop.visits.planning.facts import Facts, day_span
from ks_desktop.visits.planning.roads import road_of
from ks_desktop.visits.planning.spans import Asked
from ks_desktop.visits.restricted import SafetyLooks
from ks_desktop.visits.service import changing
from ks_desktop.visits.service.casework import CaseWorks
from ks_desktop.visits.service.changing import Changing
from ks_desktop.visits.service.contacts import Contacts
from ks_desktop.visits.service.proposing import Proposing, Question
from ks_desktop.visits.service.reports import Reports
from ks_desktop.visits.service.stopping import Stopping
from ks_desktop.visits.service.waiting import Waiting


class Visits:
    """Proposals, the agenda, contact attempts and reports.

    Attributes:
        claimed_tables: tables whose rows `case_destroyed` removes.
        facts: what planning asks of the rooms below; for the services beside this one, as `changing`.
        changing: what may happen to a visit inside open work.
        waiting: who is to be planned.
        works: what is to be done in each open case, and whose it is.
        safety: the looks before home visits.
        contacts: the tries to reach her.
        reports: what came of visits, and what follows from it.
    """

    claimed_tables: Final = store.CLAIMED

    def __init__(  # noqa: PLR0913, PLR0917 - a room says which rooms it stands on
        self,
        database: Database,
        clock: Clock,
        clients: Clients,
        coalition: Coalition,
        referrals: Referrals,
        undo: Undo,
        settings: SettingsStore,
    ) -> None:
        self._database = database
        self.facts = Facts(clock, clients, coalition, referrals)
        self.proposing = Proposing(database, clock, self.facts)
        self.waiting = Waiting(clock, clients, self.facts)
        self.works = CaseWorks(clock, clients, referrals, self.facts, self.waiting)
        self.safety = SafetyLooks(database, clock, settings)
        self.changing = Changing(clock, self.facts, referrals, undo, self.safety)
        self._stopping = Stopping(self.facts, self.changing)
        self.contacts = Contacts(database, clock, self.facts, undo)
        self.reports = Reports(database, clock, self.facts, self.changing, undo)

    def proposals(  # noqa: PLR0913 - all that she may ask on the phone
        self,
        case_id: CaseId,
        *,
        actor: UserId,
        nurse: UserId | None = None,
        first: date | None = None,
        last: date | None = None,
        count: int = 3,
        contact_type: str = FIRST_VISIT,
        colleagues: tuple[UserId, ...] = (),
        anybody: bool = False,
    ) -> tuple[Proposal, ...]:
        """Return the best times for a visit, at least one.

        Args:
            case_id: whom to visit.
            actor: who asks.
            nurse: who visits; else whom she wished, the nurse of the case, or who asks, and a colleague where that
                nurse has no time at all.
            first: first day to look at, when she names one; else tomorrow.
            last: last day to look at, when she names one; else the end of her weeks.
            count: at most so many.
            contact_type: key of the kind of contact.
            colleagues: who comes along.
            anybody: look at the whole team at once.
        Raises:
            UserError: why there is none, and what to do: she did not agree, her weeks are over, no working days are
                set, all days are full.
        """
        asked = Asked(first=first, last=last)
        question = Question(case_id=case_id, nurse=nurse, asked=asked, count=count, contact_type=contact_type)
        return self.proposing.find(replace(question, colleagues=colleagues, anybody=anybody), actor)

    def accept(self, proposal: Proposal, *, actor: UserId) -> Accepted:
        """Book a proposed time, if it is still free. Can be undone.

        Raises:
            StaleError: the time was taken meanwhile, or the settings changed.
            UserError: the case may not be planned any more.
        """
        with self._database.work(actor, AuditEvent.VISIT_PLANNED) as work:
            self.proposing.check_free(proposal, work=work)
            appointment_id, changes = self.changing.book(proposal, work=work)
        return Accepted(appointment_id=appointment_id, changes=changes)

    def cancel(self, appointment_id: AppointmentId, reason: str, *, actor: UserId) -> Changes:
        """Cancel a booked visit, so that she waits to be planned again. Can be undone.

        Raises:
            UserError: it is not booked any more, or the reason is over 200 characters.
        """
        with self._database.work(actor, AuditEvent.VISIT_CANCELLED) as work:
            return self.changing.cancel(changing.find(appointment_id, reading=work), reason, work=work)

    def report(
        self, appointment_id: AppointmentId, report: Report, *, actor: UserId, version: int | None = None
    ) -> Changes:
        """Write down what came of a visit, or correct it; also of last week. Its draft goes. Can be undone.

        Args:
            appointment_id: which visit.
            report: what came of it, with the real day.
            actor: who reports.
            version: of the visit as the nurse saw it; None takes it as it is.
        Raises:
            StaleError: somebody changed the visit meanwhile.
            UserError: it was cancelled, its case is closed, the real day cannot be right, or a text is too long.
        """
        return self.reports.report(appointment_id, report, actor=actor, version=version)

    def of_cases(self, case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, tuple[Appointment, ...]]:
        """Return the visits of each case in order of time; a case without visits is not in it."""
        return store.of_cases(reading, case_ids)

    def attempts(self, case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, tuple[ContactAttempt, ...]]:
        """Return the tries to reach her in each case, oldest first; a case without tries is not in it."""
        return store.attempts(reading, case_ids)

    def wanted(self, case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, tuple[WantedContact, ...]]:
        """Return the further contacts that were ever asked for in each case; `is_wanted` tells which still wait."""
        return store.wanted(reading, case_ids)

    def between(
        self, first: date, last: date, *, reading: Reading, nurse: UserId | None = None
    ) -> tuple[Appointment, ...]:
        """Return the visits of these days in order of time, whatever became of them; of all nurses if none is named.

        Those of a pregnancy that ended are not among them.
        """
        return self.facts.shown(store.between(reading, DaySpan(first, last), nurse), reading=reading)

    def booked(self, *, reading: Reading) -> tuple[Appointment, ...]:
        """Return all visits that wait for their day or for a report, in order of time."""
        return store.booked(reading)

    def hours(self, user: UserId, *, reading: Reading) -> tuple[WorkingHours, ...]:
        """Return the week patterns of a nurse, oldest first."""
        return store.hours(reading, user)

    def set_hours(self, user: UserId, hours: Sequence[WorkingHours], *, actor: UserId) -> Changes:
        """Store the week of a nurse from `valid_from` on (the same in each entry); earlier weeks stay.

        Raises:
            UserError: no working day is chosen, or stretches of a day overlap.
        """
        check_pattern(hours)
        with self._database.work(actor, AuditEvent.SCHEDULE_CHANGED) as work:
            store.replace_hours(work, user, hours)
        return Changes(visits=True)

    def place(self, user: UserId, *, reading: Reading) -> NursePlace:
        """Return where a nurse starts and how she travels."""
        return store.place(reading, user)

    def set_place(self, place: NursePlace, *, actor: UserId) -> Changes:
        """Store where a nurse starts and how she travels; the postcode may be empty.

        Raises:
            UserError: the postcode is not right.
        """
        postcode = check_postcode(place.postcode) if place.postcode.strip() else ""
        with self._database.work(actor, AuditEvent.SCHEDULE_CHANGED) as work:
            store.write_place(work, NursePlace(user=place.user, postcode=postcode, transport=place.transport))
        return Changes(visits=True)

    def day_plan(self, day: date, *, actor: UserId, nurse: UserId | None = None, only_agreed: bool = False) -> DayPlan:
        """Return a day of a nurse, else of who asks: visits in order with the travel between them.

        Args:
            day: which.
            actor: who asks.
            nurse: whose day.
            only_agreed: leave out planned visits to whom does not agree (any more): they may not stand on paper.
        """
        return day_plan(self._road(nurse or actor, day_span(day), actor, only_agreed), day)

    def week_plan(
        self, year: int, week: int, *, actor: UserId, nurse: UserId | None = None, only_agreed: bool = False
    ) -> WeekPlan:
        """Return an ISO week of a nurse, else of who asks, Monday to Sunday; `only_agreed` as for a day.

        Raises:
            UserError: the year has no such week.
        """
        span = week_span(year, week)
        road = self._road(nurse or actor, span, actor, only_agreed)
        return WeekPlan(year=year, week=week, days=tuple(day_plan(road, day) for day in span))

    def to_plan(self, *, actor: UserId) -> tuple[ToPlan, ...]:
        """Return the women who wait for a visit, whose weeks close first."""
        with self._database.reading(actor) as reading:
            return self.waiting.to_plan(reading)

    def case_closed(self, case_id: CaseId, reason: CloseReason, *, work: Work) -> None:
        """Cancel what is still planned when a case closes; undoing that follows undoing the closing."""
        del reason  # whatever the reason, nobody goes there
        self.changing.give_up(case_id, work=work)

    def consent_withdrawn(self, consent: Consent, *, work: Work) -> tuple[Informed, ...]:
        """Cancel the visits to come when she does not agree any more; an interpreter must hear it."""
        return self._stopping.consent_withdrawn(consent, work=work)

    def kept_because(self, case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, str]:
        """Return the cases in which a visit took place, was reported or still is planned."""
        return self._stopping.kept_because(case_ids, reading=reading)

    def case_destroyed(self, case_id: CaseId, *, work: Work) -> None:
        """Remove this room's rows of a case."""
        store.destroy(work, case_id)

    def _road(self, nurse: UserId, span: DaySpan, actor: UserId, only_agreed: bool) -> Road:
        with self._database.reading(actor) as reading:
            visits = self.facts.shown(store.occupying(reading, span, nurse), reading=reading)
            if only_agreed:
                visits = self._stopping.agreed(visits, reading=reading)
            return road_of(nurse, visits, self.facts, reading=reading)
