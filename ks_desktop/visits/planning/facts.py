"""What planning needs to know, gathered from the rooms below inside one open look at the database."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Final

from ks_desktop.clients.domain import Case, Client, ConsentPurpose, consent_given, is_refused
from ks_desktop.clients.service import Clients
from ks_desktop.coalition.domain import FIRST_VISIT
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.errors import UserError
from ks_desktop.core.free_days import FreeDays
from ks_desktop.core.settings import Settings
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, ClientId, DaySpan, UserId
from ks_desktop.referrals.service import Referrals
from ks_desktop.visits import store
from ks_desktop.visits.domain import Appointment, AppointmentState, of_type
from ks_desktop.visits.planning.courses import Courses
from ks_desktop.visits.planning.diaries import Diaries
from ks_desktop.visits.planning.diary import Diary, Rules
from ks_desktop.visits.planning.wish import Wish

GONE: Final = N_("This case is not there any more.")


def rules_of(settings: Settings) -> Rules:
    """Return what the settings say of planning."""
    return Rules(minutes=settings.visit_length, most_a_day=settings.visits_a_day, margin=settings.travel_margin_minutes)


class Facts:
    """Asks the rooms below, in batches.

    Attributes:
        diaries: what stands in the diaries of nurses.
        courses: what each contact asks of planning, and when its term stood still.
        coalition: what was agreed with municipalities, for the services beside this one.
    """

    def __init__(self, clock: Clock, clients: Clients, coalition: Coalition, referrals: Referrals) -> None:
        self._clock = clock
        self._clients = clients
        self.diaries = Diaries(clients, coalition)
        self.coalition = coalition
        self.courses = Courses(clock, clients, coalition, referrals)

    def now(self) -> datetime:
        """Return this instant."""
        return self._clock.now()

    def case(self, case_id: CaseId, *, reading: Reading) -> Case:
        """Return a case.

        Raises:
            UserError: it is not there.
        """
        found = self._clients.cases([case_id], reading=reading).get(case_id)
        if found is None:
            raise UserError(GONE, code="gone")
        return found

    def cases(self, case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, Case]:
        """Return cases by id; what is not there any more is left out."""
        return self._clients.cases(case_ids, reading=reading)

    def shown(self, visits: Iterable[Appointment], *, reading: Reading) -> tuple[Appointment, ...]:
        """Return these visits without those of a pregnancy that ended: they stand in no agenda, held or not."""
        visits = tuple(visits)
        quiet = self._clients.endings.quiet({visit.case_id for visit in visits}, reading=reading)
        return tuple(visit for visit in visits if visit.case_id not in quiet) if quiet else visits

    def put_case(self, case: Case, *, work: Work) -> None:
        """Store what changed in a case.

        Raises:
            StaleError: somebody changed it first.
        """
        self._clients.put_case(case, work=work)

    def refuse(self, case: Case, *, reading: Reading, contact_type: str = FIRST_VISIT) -> None:
        """Refuse to plan a contact of a case that may not be planned now.

        Raises:
            UserError: it is closed or set still, she did not agree, or one of this kind is planned or waits for its
                report.
        """
        self._clients.standstills.check(case.id, reading=reading)
        if not case.is_open:
            raise UserError(N_("This case is closed. Reopen it before you plan a visit."), code="case_closed")
        if self._clients.births.born([case.id], reading=reading):
            raise UserError(N_("Her child is born: prenatal visits are over."), code="born")
        if not self.may_visit(case.id, reading=reading):
            raise UserError(
                N_("She has not agreed yet. Ask her, record her answer in the referral, and plan then."),
                code="consent_missing",
                field="consent_given",
            )
        for visit in of_type(store.of_cases(reading, [case.id]).get(case.id, ()), contact_type):
            if visit.state is AppointmentState.BOOKED:
                raise _is_booked(visit, is_ahead=visit.ends_at > self._clock.now())

    def may_visit(self, case_id: CaseId, *, reading: Reading) -> bool:
        """Tell whether she agrees to the sign-up today, and does not refuse contact."""
        return case_id in self.agreed([case_id], reading=reading)

    def agreed(self, case_ids: Collection[CaseId], *, reading: Reading) -> frozenset[CaseId]:
        """Return the cases that may be visited: she agrees to the sign-up today, and does not refuse contact.

        Once a child is born there is no prenatal visit any more, and nothing is done with a record that is set still.
        """
        today = self._clock.today()
        consents = self._clients.consents(case_ids, reading=reading)
        born = self._clients.births.born(case_ids, reading=reading)
        still = self._clients.standstills.of(case_ids, reading=reading)
        return frozenset(
            case_id
            for case_id, hers in consents.items()
            if case_id not in born
            and case_id not in still
            and consent_given(hers, ConsentPurpose.SIGN_UP, on=today)
            and not is_refused(hers, ConsentPurpose.CONTACT, on=today)
        )

    def free_days(self, *, reading: Reading) -> FreeDays:
        """Return the days on which nobody works."""
        return self.coalition.free_days(reading=reading)

    def wishes(self, cases: Collection[Case], *, reading: Reading) -> dict[CaseId, Wish]:
        """Return what the first visit of each case asks of planning."""
        found = self.wishes_for([(case, FIRST_VISIT) for case in cases], reading=reading)
        return {case_id: wish for (case_id, _kind), wish in found.items()}

    def wishes_for(self, asked: Collection[tuple[Case, str]], *, reading: Reading) -> dict[tuple[CaseId, str], Wish]:
        """Return what contacts ask of planning: each a case and the key of a kind of contact."""
        return {key: course.wish for key, course in self.courses.of(asked, reading=reading).items()}

    def women(self, cases: Iterable[Case], *, reading: Reading) -> dict[ClientId, Client]:
        """Return the women of these cases by id."""
        return self._clients.clients({case.client_id for case in cases}, reading=reading)

    def diary(self, nurse: UserId, span: DaySpan, *, reading: Reading) -> Diary:
        """Return what is known of a nurse on these days."""
        return self.diaries.of([nurse], span, reading=reading)[nurse]

    def homes(self, visits: Iterable[Appointment], *, reading: Reading) -> dict[CaseId, Client]:
        """Return the woman of each visit's case."""
        cases = self._clients.cases({visit.case_id for visit in visits}, reading=reading)
        women = self.women(cases.values(), reading=reading)
        return {case_id: women[case.client_id] for case_id, case in cases.items()}

    def interpreted(self, case_ids: Iterable[CaseId], *, reading: Reading) -> frozenset[CaseId]:
        """Return those of these cases whose woman needs an interpreter."""
        return self._clients.interpreted(case_ids, reading=reading)

    def cases_of(self, visits: Iterable[Appointment], *, reading: Reading) -> dict[CaseId, Case]:
        """Return the cases of these visits."""
        return self._clients.cases({visit.case_id for visit in visits}, reading=reading)


def day_span(day: date) -> DaySpan:
    """Return the span of one day."""
    return DaySpan(day, day)


def _is_booked(visit: Appointment, *, is_ahead: bool) -> UserError:
    values = {"day": f"{visit.day:%d-%m-%Y}", "time": f"{visit.start:%H:%M}"}
    if is_ahead:
        return UserError(
            N_("A visit is planned already: {day} at {time}. Cancel it before you plan another."),
            code="planned_already",
            values=values,
        )
    return UserError(
        N_("The visit of {day} has no report yet. Report it before you plan another."),
        code="report_missing",
        values=values,
    )
