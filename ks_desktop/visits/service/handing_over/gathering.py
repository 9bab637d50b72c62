"""What a hand-over hangs on, gathered in one look at the database: the work, the colleagues, their diaries."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from ks_desktop.clients.domain import Case, Client
from ks_desktop.coalition.domain import FIRST_VISIT
from ks_desktop.core.clock import local_day
from ks_desktop.core.database import Reading
from ks_desktop.core.errors import UserError
from ks_desktop.core.gestation import age_on, is_within
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, ClientId, DaySpan, UserId
from ks_desktop.visits.domain import Reason
from ks_desktop.visits.domain.standing_in import looks_after
from ks_desktop.visits.planning.facts import day_span
from ks_desktop.visits.planning.wish import Wish
from ks_desktop.visits.service import Visits
from ks_desktop.visits.service.caseload import Caseloads
from ks_desktop.visits.service.casework import CaseWork
from ks_desktop.visits.service.checking import Checks
from ks_desktop.visits.service.handing_over.asked import HandOverQuestion, HandWork
from ks_desktop.visits.service.schedules import Schedules

MOST_DAYS: Final = 366


class WorkBeside(Protocol):
    """A room above in which work lies for cases, that goes along when they are handed over."""

    def goes_along(self, case_ids: Collection[CaseId], *, reading: Reading) -> Mapping[CaseId, Sequence[Reason]]:
        """Return a sentence for each thing that waits in a case."""


class Gathering:
    """Asks the services beside it.

    Attributes:
        beside: rooms above in which work lies too.
    """

    def __init__(self, visits: Visits, checks: Checks, schedules: Schedules, caseload: Caseloads) -> None:
        self._facts = visits.facts
        self._works = visits.works
        self._checks = checks
        self._schedules = schedules
        self._caseload = caseload
        self.beside: list[WorkBeside] = []

    def today(self) -> date:
        """Return the Dutch day it is."""
        return local_day(self._facts.now())

    def names(self, cases: Collection[Case], *, reading: Reading) -> dict[CaseId, str]:
        """Return the name of the woman of each case, as who looks may see it."""
        women = self._facts.women(cases, reading=reading)
        return {case.id: women[case.client_id].name.full for case in cases}

    def ask(self, nurse: UserId, span: DaySpan | None, *, reading: Reading) -> HandOverQuestion:
        """Return all of a nurse's work that may be handed over, on these days or for good.

        Raises:
            UserError: she is not known here, the days lie behind or are too many, or there is no colleague.
        """
        today = self.today()
        if span is not None:
            check_span(span, today)
        names = self._schedules.names(reading=reading)
        team = [one.user for one in self._schedules.team(reading=reading) if one.user != nurse]
        if nurse not in names:
            raise UserError(N_("This nurse is not there any more."), code="gone")
        if not team:
            raise UserError(
                N_("There is no colleague in the team yet. Add her under Beheer first."), code="no_colleague"
            )
        works = self._works.gather(today, reading=reading)
        # Handed over for good is what she looks after today; on some days, what she would look after then.
        days = DaySpan(max(span.first, today), span.last) if span else DaySpan(today, today)
        hers = [work for work in works if _is_hers(nurse, work, days) or _visits(nurse, work, span)]
        cases = self._cases(nurse, hers, days, span, reading)
        visits = [move.visit.day for case in cases for move in case.moves] or [today]
        return HandOverQuestion(
            nurse=nurse,
            span=span,
            cases=cases,
            diaries=self._schedules.diaries(team, DaySpan(min(visits), max(visits)), reading=reading),
            loads={load.nurse: load for load in self._caseload.within(today, works, reading=reading) if load.nurse},
            names=names,
            now=self._facts.now(),
        )

    def _cases(
        self, nurse: UserId, works: Sequence[CaseWork], days: DaySpan, span: DaySpan | None, reading: Reading
    ) -> tuple[HandWork, ...]:
        cases = [work.case for work in works]
        known = _Known(
            nurse=nurse,
            days=days,
            span=span,
            women=self._facts.women(cases, reading=reading),
            wishes=self._facts.wishes_for([(work.case, contact_of(work)) for work in works], reading=reading),
            beside=self._beside([case.id for case in cases], reading),
        )
        return tuple(sorted((self._case(work, known, reading) for work in works), key=_order))

    def _beside(self, case_ids: Collection[CaseId], reading: Reading) -> dict[CaseId, tuple[Reason, ...]]:
        found: dict[CaseId, tuple[Reason, ...]] = {}
        for room in self.beside:
            for case_id, reasons in room.goes_along(case_ids, reading=reading).items():
                found[case_id] = (*found.get(case_id, ()), *reasons)
        return found

    def _case(self, work: CaseWork, known: "_Known", reading: Reading) -> HandWork:
        case, nurse, span = work.case, known.nurse, known.span
        woman, today = known.women[case.client_id], self.today()
        ahead = [visit for visit in work.visits if visit.starts_at > self._facts.now()]
        own = [visit for visit in ahead if visit.nurse == nurse]
        within = [visit for visit in own if span is None or visit.day in span]
        said = (
            (len(work.lacking), N_("report to write by her own nurse: {count}")),
            (len(own) - len(within), N_("visits after these days, which stay with her: {count}")),
            (len(ahead) - len(own), N_("visits that another nurse makes already: {count}")),
        )
        return HandWork(
            work=work,
            is_hers=_is_hers(nurse, work, known.days),
            name=woman.name.full,
            postcode4="" if woman.address.is_secret else woman.address.postcode[:4],
            age=age_on(case.due, today) if is_within(case.due, today) else None,
            wish=known.wishes[case.id, contact_of(work)],
            moves=tuple(self._checks.gather(visit, (), day_span(visit.day), reading=reading) for visit in within),
            beside=(
                *known.beside.get(case.id, ()),
                *(Reason(message=text, values={"count": count}) for count, text in said if count),
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What was asked of the rooms for all cases at once."""

    nurse: UserId
    days: DaySpan
    span: DaySpan | None
    women: Mapping[ClientId, Client]
    wishes: Mapping[tuple[CaseId, str], Wish]
    beside: Mapping[CaseId, Sequence[Reason]]


def check_span(span: DaySpan, today: date) -> None:
    """Refuse days that nobody can stand in.

    Raises:
        UserError: they lie behind, or are more than a year.
    """
    if span.last < today:
        raise UserError(N_("These days lie behind: choose days from today on."), code="past", field="last")
    if len(range(span.first.toordinal(), span.last.toordinal())) > MOST_DAYS:
        raise UserError(N_("A year at most. For longer, hand the work over for good."), code="long", field="last")


def contact_of(work: CaseWork) -> str:
    """Return the kind of contact that comes next in a case."""
    asked = [*(visit.contact_type for visit in work.visits), *(entry.contact_type for entry in work.waiting)]
    return asked[0] if asked else FIRST_VISIT


def _is_hers(nurse: UserId, work: CaseWork, days: DaySpan) -> bool:
    return looks_after(nurse, work.case, work.all_visits, work.stand_ins, days)


def _visits(nurse: UserId, work: CaseWork, span: DaySpan | None) -> bool:
    return any(visit.nurse == nurse and (span is None or visit.day in span) for visit in work.visits)


def _order(work: HandWork) -> tuple[object, ...]:
    first = min((move.visit.starts_at for move in work.moves), default=None)
    closes = work.closes_on or date.max
    return (first is None, first.isoformat() if first else "", closes, work.name, work.case_id)
