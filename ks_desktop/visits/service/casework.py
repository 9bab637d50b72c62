"""The open cases with whose they are and what is to be done in each: one look, for the team page and for hand-overs."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ks_desktop.clients.domain import Case
from ks_desktop.clients.service import Clients
from ks_desktop.coalition.domain import FIRST_VISIT
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Reading
from ks_desktop.core.values import CaseId
from ks_desktop.referrals.service import Referrals
from ks_desktop.visits import store
from ks_desktop.visits.domain import Appointment, AppointmentState, ContactResult, ToPlan, has_outcome
from ks_desktop.visits.domain.caseload import NextStep, StepFacts, next_step
from ks_desktop.visits.domain.standing_in import StandIn, Whose, whose
from ks_desktop.visits.planning.facts import Facts
from ks_desktop.visits.service.waiting import Waiting
from ks_desktop.visits.store.stand_ins import stand_ins


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseWork:
    """What is to be done in one open case.

    Attributes:
        whose: whose it is on the day that was asked.
        visits: booked ones that are to come, in order of time.
        lacking: visits that are over and have no report.
        waiting: contacts to plan.
        feedback: how many referrers wait.
        step: what comes next.
    """

    case: Case
    whose: Whose
    stand_ins: tuple[StandIn, ...] = ()
    all_visits: tuple[Appointment, ...] = ()
    visits: tuple[Appointment, ...] = ()
    lacking: tuple[Appointment, ...] = ()
    waiting: tuple[ToPlan, ...] = ()
    feedback: int = 0
    step: NextStep = NextStep.CLOSE

    def to_call(self) -> int:
        """Return how many of those to plan wait for a first word."""
        return sum(is_to_call(entry) for entry in self.waiting)


@dataclass(frozen=True, slots=True)
class _Known:
    """What was asked of the rooms, by case."""

    visits: Mapping[CaseId, tuple[Appointment, ...]]
    stand_ins: Mapping[CaseId, tuple[StandIn, ...]]
    waiting: Mapping[CaseId, list[ToPlan]]
    owed: Mapping[CaseId, int]
    agreed: frozenset[CaseId] = field(default_factory=frozenset)


def is_to_call(entry: ToPlan) -> bool:
    """Tell whether she waits for a first visit and was not spoken yet."""
    return entry.contact_type == FIRST_VISIT and entry.last_result is not ContactResult.SPOKEN


class CaseWorks:
    """Gathers it with a fixed number of questions to the database. A closed case has no work: it is never in it."""

    def __init__(self, clock: Clock, clients: Clients, referrals: Referrals, facts: Facts, waiting: Waiting) -> None:
        self._clock = clock
        self._clients = clients
        self._referrals = referrals
        self._facts = facts
        self._waiting = waiting

    def gather(self, day: date, *, reading: Reading) -> tuple[CaseWork, ...]:
        """Return the work of all open cases as it is now, and whose it is on a day."""
        cases = self._clients.open_cases(reading=reading)
        ids = [case.id for case in cases]
        waiting: dict[CaseId, list[ToPlan]] = {}
        for entry in self._waiting.to_plan(reading):
            waiting.setdefault(entry.case_id, []).append(entry)
        visits = store.of_cases(reading, ids)
        done = [case_id for case_id in ids if has_outcome(visits.get(case_id, ()))]
        known = _Known(
            visits=visits,
            stand_ins=stand_ins(reading, ids),
            waiting=waiting,
            owed=self._owed(done, reading),
            agreed=self._facts.agreed([one for one in ids if one not in waiting], reading=reading),
        )
        return tuple(self._work(case, day, known) for case in cases)

    def _owed(self, case_ids: list[CaseId], reading: Reading) -> Counter[CaseId]:
        found = self._referrals.of_cases(case_ids, reading=reading)
        return Counter({key: sum(each.owes_feedback for each in hers) for key, hers in found.items()})

    def _work(self, case: Case, day: date, known: _Known) -> CaseWork:
        hers, now = known.visits.get(case.id, ()), self._clock.now()
        booked = [visit for visit in hers if visit.state is AppointmentState.BOOKED]
        ahead = tuple(visit for visit in booked if visit.ends_at > now)
        lacking = tuple(visit for visit in booked if visit.ends_at <= now)
        waiting = tuple(known.waiting.get(case.id, ()))
        standing = known.stand_ins.get(case.id, ())
        facts = StepFacts(
            has_visit=bool(ahead),
            lacks_report=bool(lacking),
            waits=bool(waiting),
            is_spoken=any(entry.last_result is ContactResult.SPOKEN for entry in waiting),
            has_consent=case.id in known.agreed,
            has_outcome=has_outcome(hers),
            owes_feedback=bool(known.owed.get(case.id)),
        )
        return CaseWork(
            case=case,
            whose=whose(case, hers, standing, day),
            stand_ins=standing,
            all_visits=hers,
            visits=ahead,
            lacking=lacking,
            waiting=waiting,
            feedback=known.owed.get(case.id, 0),
            step=next_step(facts),
        )
