"""What stands beside a case on her page, asked from the rooms that keep it: a fixed number of questions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from ks_desktop.casefile import store
from ks_desktop.casefile.domain import ContactWeeks, Facts, Standing
from ks_desktop.clients.domain import Case
from ks_desktop.clients.domain.emergency import EmergencyOpening
from ks_desktop.clients.domain.ending import ClosingReason, Ending
from ks_desktop.clients.domain.goal import Goal
from ks_desktop.clients.domain.involved import Involved
from ks_desktop.clients.domain.restricted import Shelf
from ks_desktop.clients.domain.standstill import Standstill, Statement
from ks_desktop.clients.restricted import RestrictedNotes
from ks_desktop.clients.service.emergency import EmergencyAccess
from ks_desktop.clients.service.endings import Endings
from ks_desktop.clients.service.goals import Goals
from ks_desktop.clients.service.involved import InvolvedPeople
from ks_desktop.clients.service.standstill import Standstills
from ks_desktop.coalition.domain import FIRST_VISIT, ContactType
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.database import Reading
from ks_desktop.core.undo import Undo, UndoStep
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.letters.domain import Letter
from ks_desktop.letters.domain.loop import LoopFacts, LoopOwed, loops_owed
from ks_desktop.letters.looping import settled_on
from ks_desktop.letters.service import Letters
from ks_desktop.onward.domain import OnwardReferral
from ks_desktop.visits.domain import Appointment, AppointmentState, Outcome, StopClock, held_on
from ks_desktop.visits.planning.courses import Course, Courses, Gathered
from ks_desktop.visits.planning.reaching import Reaching
from ks_desktop.visits.service.contacts import Contacts

MOST_STEPS: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What stands beside the facts of a case."""

    weeks: tuple[ContactWeeks, ...]
    stops: tuple[StopClock, ...]
    goals: tuple[Goal, ...]
    involved: tuple[Involved, ...]
    ending: Ending | None
    close_reasons: tuple[ClosingReason, ...]
    reaching: Reaching | None
    shelf: Shelf
    openings: tuple[EmergencyOpening, ...]
    still: Standstill | None
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """Asks the rooms."""

    coalition: Coalition
    courses: Courses
    goals: Goals
    involved: InvolvedPeople
    endings: Endings
    contacts: Contacts
    restricted: RestrictedNotes
    emergency: EmergencyAccess
    standstills: Standstills
    undo: Undo

    def steps(self, case_id: CaseId, *, actor: UserId) -> tuple[UndoStep, ...]:
        """Return what was done in a case of late and can be taken back, the newest first."""
        return self.undo.steps(actor=actor, case_id=case_id, most=MOST_STEPS)

    def beside(self, facts: Facts, *, reading: Reading) -> Beside:
        """Return what stands beside the facts of a case."""
        case = facts.case
        courses = self._courses(facts, reading)
        return Beside(
            weeks=tuple(_weeks(kind, course, facts) for kind, course in courses),
            stops=next((course.stops for _kind, course in courses), ()),
            goals=self.goals.of([case.id], reading=reading).get(case.id, ()),
            involved=self.involved.of([case.id], reading=reading).get(case.id, ()),
            ending=self.endings.of([case.id], reading=reading).get(case.id),
            close_reasons=self.endings.reasons.offered(reading=reading),
            reaching=self.contacts.standing([case.id], reading=reading).get(case.id),
            shelf=self.restricted.shelves([case], reading=reading)[case.id],
            openings=self.emergency.unseen_of(case, reading=reading),
            still=self.standstills.of([case.id], reading=reading).get(case.id),
            statements=self.standstills.statements([case.id], reading=reading).get(case.id, ()),
        )

    def _courses(self, facts: Facts, reading: Reading) -> list[tuple[ContactType, Course]]:
        """Return the kinds of contact that are offered, or that she had, with what each asks of planning."""
        case = facts.case
        had = {visit.contact_type for visit in facts.appointments}
        kinds = [kind for kind in self.coalition.contact_types.all(reading=reading) if _counts(kind, had)]
        gathered = Gathered(
            women={case.id: facts.client}, referrals={case.id: facts.referrals}, visits={case.id: facts.appointments}
        )
        found = self.courses.of([(case, kind.key) for kind in kinds], reading=reading, gathered=gathered)
        return [(kind, found[case.id, kind.key]) for kind in sorted(kinds, key=lambda kind: kind.key != FIRST_VISIT)]


def owed(
    facts: Facts, letters: tuple[Letter, ...], onward: tuple[OnwardReferral, ...], today: date, *, reading: Reading
) -> tuple[LoopOwed, ...]:
    """Return which referrers are to hear something, from what is known of the case already and one question more."""
    return loops_owed(
        LoopFacts(
            case=facts.case,
            today=today,
            referrals=facts.referrals,
            letters=letters,
            onward=onward,
            consents=facts.consents,
            settled_on=settled_on(facts.appointments),
            enough=store.enough_told(reading, [referral.id for referral in facts.referrals]),
        )
    )


def news_owed(case_ids: Iterable[CaseId], letters: Letters, *, reading: Reading) -> dict[CaseId, tuple[LoopOwed, ...]]:
    """Return who was told of a case before and is to hear how it went on; the few that may be are looked at closer."""
    maybe = store.maybe_news(reading, tuple(case_ids))
    found = letters.loops_owed(maybe, reading=reading) if maybe else {}
    return {key: tuple(each for each in loops if each.why.is_again) for key, loops in found.items()}


def _counts(kind: ContactType, had: Iterable[str]) -> bool:
    return kind.key == FIRST_VISIT or not kind.is_hidden or kind.key in had


def _weeks(kind: ContactType, course: Course, facts: Facts) -> ContactWeeks:
    case: Case = facts.case
    window = course.wish.window
    return ContactWeeks(
        key=kind.key,
        name=kind.name,
        possible=window.possible(case.due),
        best=window.best(case.due),
        standing=_standing(kind, facts.appointments),
    )


def _standing(kind: ContactType, hers: tuple[Appointment, ...]) -> Standing:
    visits = [visit for visit in hers if visit.contact_type == kind.key]
    states = {visit.state for visit in visits}
    if AppointmentState.DONE in states or any(visit.outcome is Outcome.DECLINED for visit in visits):
        return Standing.HELD
    if AppointmentState.BOOKED in states:
        return Standing.BOOKED
    return Standing.LATER if kind.follows and held_on(hers, kind.follows) is None else Standing.OPEN
