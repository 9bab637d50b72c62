"""Who waits: for a first visit where nothing is missing and nothing came of one, or for what a nurse asked for."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta

from ks_desktop.clients.domain import Case, Client
from ks_desktop.clients.service import Clients
from ks_desktop.coalition.domain import FIRST_VISIT
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Reading
from ks_desktop.core.gestation import age_on, is_within
from ks_desktop.core.settings_store import read_within
from ks_desktop.core.values import CaseId
from ks_desktop.referrals.domain import Referral, missing
from ks_desktop.visits import store
from ks_desktop.visits.domain import (
    Appointment,
    ContactAttempt,
    MissedWindow,
    ToPlan,
    booked_until,
    has_outcome,
    is_wanted,
    of_type,
)
from ks_desktop.visits.domain.standing_in import Whose
from ks_desktop.visits.planning.courses import Asked, Course, Gathered
from ks_desktop.visits.planning.diary import Rules
from ks_desktop.visits.planning.facts import Facts, rules_of
from ks_desktop.visits.service.whose import whose_cases

_Visits = Mapping[CaseId, tuple[Appointment, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beside:
    """What stands beside the wishes of everybody who waits."""

    women: Mapping[CaseId, Client]
    tries: Mapping[CaseId, tuple[ContactAttempt, ...]]
    missed: Mapping[tuple[CaseId, str], MissedWindow]
    whose: Mapping[CaseId, Whose]
    rules: Rules


class Waiting:
    """Finds who is to be planned, with a fixed number of questions to the database."""

    def __init__(self, clock: Clock, clients: Clients, facts: Facts) -> None:
        self._clock = clock
        self._clients = clients
        self._facts = facts

    def to_plan(self, reading: Reading) -> tuple[ToPlan, ...]:
        """Return the contacts that wait to be planned, whose weeks close first; of equal days, by name.

        Those whose weeks have passed stand at the end, and never fall out.
        """
        asked, gathered = self._look(reading)
        cases = {case.id for case, _kind in asked}
        beside = _Beside(
            women=gathered.women,
            tries=store.attempts(reading, cases),
            missed=store.missed(reading, cases),
            whose=whose_cases([case for case, _kind in asked], self._clock.today(), reading=reading),
            rules=rules_of(read_within(reading)),
        )
        courses = self._facts.courses.of(asked, reading=reading, gathered=gathered)
        found = [self._entry(case, courses[case.id, kind], beside) for case, kind in asked]
        return tuple(sorted(found, key=_order))

    def asked(self, reading: Reading) -> list[Asked]:
        """Return each contact that waits: its case and the key of its kind."""
        return self._look(reading)[0]

    def _look(self, reading: Reading) -> tuple[list[Asked], Gathered]:
        cases = self._clients.open_cases(reading=reading)
        visits = store.of_cases(reading, [case.id for case in cases])
        further = _further(cases, visits, reading)
        asking = {case.id for case, _kind in further} | {case.id for case in cases if _has_no_first(case, visits)}
        may = self._facts.agreed(asking, reading=reading)  # of the few who may wait, not of all whose visit is booked
        agreed = [case for case in cases if case.id in may]
        gathered = self._facts.courses.gather(agreed, visits, reading=reading)
        first = [(case, FIRST_VISIT) for case in agreed if _waits_for_first(case, gathered)]
        return first + [(case, kind) for case, kind in further if case.id in may], gathered

    def _entry(self, case: Case, course: Course, beside: _Beside) -> ToPlan:
        today, woman, wish = self._clock.today(), beside.women[case.id], course.wish
        possible, tries = wish.possible(), beside.tries.get(case.id, ())
        is_missed = today > possible.last + timedelta(days=course.margin_days)
        return ToPlan(
            case_id=case.id,
            name=woman.name.full,
            age=age_on(case.due, today) if is_within(case.due, today) else None,
            opens_on=possible.first,
            closes_on=possible.last,
            attempts=len(tries),
            is_unknown_to_partner=woman.contact.is_unknown_to_partner,
            last_result=tries[-1].result if tries else None,
            nurse=beside.whose[case.id].nurse,
            postcode4="" if woman.address.is_secret else woman.address.postcode[:4],
            best=wish.window.best(wish.due),
            minutes=wish.length(beside.rules),
            mode=wish.mode,
            contact_type=wish.contact_type,
            contact_name=course.contact_name,
            contact_by=None if tries or wish.contact_type != FIRST_VISIT else course.contact_by,
            term_on=wish.visit_by,
            is_late=today > wish.visit_by,
            is_missed=is_missed,
            missed=beside.missed.get((case.id, wish.contact_type)) if is_missed else None,
            stops=course.stops,
        )


def _order(entry: ToPlan) -> tuple[object, ...]:
    return (entry.is_missed, entry.closes_on, entry.name, entry.case_id, entry.contact_type)


def _has_no_first(case: Case, visits: _Visits) -> bool:
    """Tell whether nothing came of a first visit, and none is booked."""
    hers = visits.get(case.id, ())
    return booked_until(of_type(hers, FIRST_VISIT)) is None and not has_outcome(hers)


def _waits_for_first(case: Case, gathered: Gathered) -> bool:
    return _has_no_first(case, gathered.visits) and _is_whole(
        gathered.women[case.id], gathered.referrals.get(case.id, ())
    )


def _further(cases: Collection[Case], visits: _Visits, reading: Reading) -> list[Asked]:
    """Return the further contacts that a nurse wants, and that were not planned since."""
    wanted = store.wanted(reading, [case.id for case in cases])
    return [
        (case, kind)
        for case in cases
        for kind in sorted(
            {each.contact_type for each in wanted.get(case.id, ()) if is_wanted(each, visits.get(case.id, ()))}
        )
    ]


def _is_whole(woman: Client, referrals: Collection[Referral]) -> bool:
    return any(r.not_taken_up is None and not missing(r, woman, has_consent=True) for r in referrals)
