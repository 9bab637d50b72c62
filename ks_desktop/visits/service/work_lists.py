"""What a nurse looks after, as a paper for a colleague may show it: no reason, no name, and of who agrees only."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from ks_desktop.clients.domain import Client, hours_to_call, number_to_call
from ks_desktop.core.clock import local_day
from ks_desktop.core.database import Database
from ks_desktop.core.gestation import GestationalAge, age_on, is_within
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.visits.domain import Appointment
from ks_desktop.visits.domain.caseload import NextStep
from ks_desktop.visits.service import Visits
from ks_desktop.visits.service.casework import CaseWork


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCase:
    """One line of the list.

    Attributes:
        visit: the next one, None when none is planned.
        initials: of the woman.
        postcode4: of her neighbourhood, "" when her address is secret.
        closes_on: the last day of her weeks, when a contact is to be planned.
        phone: where calling is not safe, or no number is known, "".
        until: the last day on which she stands in, None for a case of her own.
        call_hours: in words when she may be called, "" at any time.
    """

    case_id: CaseId
    step: NextStep
    visit: Appointment | None
    initials: str
    age: GestationalAge | None
    postcode4: str
    closes_on: date | None
    phone: str
    until: date | None = None
    call_hours: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkList:
    """What a nurse looks after.

    Attributes:
        lines: in the order in which something is to be done.
        left_out: how many more there are, of women who do not agree (any more): only on the screen.
    """

    nurse: UserId
    day: date
    lines: tuple[ListedCase, ...]
    left_out: int = 0


class WorkLists:
    """Gathers them."""

    def __init__(self, database: Database, visits: Visits) -> None:
        self._database = database
        self._facts = visits.facts
        self._works = visits.works

    def of(self, nurse: UserId, case_ids: Collection[CaseId] | None = None, *, actor: UserId) -> WorkList:
        """Return what a nurse looks after today, or these cases of it.

        A visit of hers in a case of somebody else is hers too.
        """
        with self._database.reading(actor) as reading:
            today = local_day(self._facts.now())
            works = [
                work
                for work in self._works.gather(today, reading=reading)
                if (work.case.id in case_ids if case_ids is not None else _is_of(nurse, work))
            ]
            agreed = self._facts.agreed([work.case.id for work in works], reading=reading)
            women = self._facts.women([work.case for work in works], reading=reading)
        lines = [_line(work, women[work.case.client_id], today) for work in works if work.case.id in agreed]
        return WorkList(
            nurse=nurse, day=today, lines=tuple(sorted(lines, key=_order)), left_out=len(works) - len(lines)
        )


def _is_of(nurse: UserId, work: CaseWork) -> bool:
    return work.whose.nurse == nurse or any(visit.nurse == nurse for visit in work.visits)


def _line(work: CaseWork, woman: Client, today: date) -> ListedCase:
    due, contact = work.case.due, woman.contact
    return ListedCase(
        case_id=work.case.id,
        step=work.step,
        visit=next(iter(work.visits), None),
        initials=woman.name.letters,
        age=age_on(due, today) if is_within(due, today) else None,
        postcode4="" if woman.address.is_secret else woman.address.postcode[:4],
        closes_on=min((entry.closes_on for entry in work.waiting), default=None),
        phone=number_to_call(contact),
        call_hours=hours_to_call(contact),
        until=work.whose.until,
    )


def _order(line: ListedCase) -> tuple[object, ...]:
    day = line.visit.day if line.visit else line.closes_on
    return day is None, day or date.max, line.initials, line.case_id
