"""All who wait for a visit in one look, a few columns each: thousands are put in order without opening a file."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final, NamedTuple

import sqlalchemy as sa

from ks_desktop.clients.domain import Answer
from ks_desktop.clients.store.rows import CaseRow, ClientRow
from ks_desktop.core.database import Reading
from ks_desktop.core.values import CaseId
from ks_desktop.referrals.domain import Urgency
from ks_desktop.referrals.store.rows import ReferralRow
from ks_desktop.today.store.conditions import OPEN, agrees, is_whole, stood_in_for, waits
from ks_desktop.visits.store.tables import ContactAttemptRow
from ks_desktop.visits.store.waiting_tables import StopClockRow

_AT_ONCE: Final = 1000


class Sketch(NamedTuple):
    """What is read of everybody, as the file holds it: making an id or a day of each would cost more than the look.

    Attributes:
        key: of the case, in hexadecimal.
        due: the due date, YYYY-MM-DD.
        margin: days the due date may be off.
        area: the code of her municipality.
        nurse: who looks after the case today, in hexadecimal, None for nobody.
        is_urgent: a referral says so.
        is_tried: somebody tried to reach her.
        is_stopped: the term stood still for some days.
        call_hours: when she may be called, as typed.
        phone_note: what is noted about her phone.
        safe_to_call: the word of her answer.
    """

    key: str
    due: str
    margin: int
    area: str
    nurse: str | None
    is_urgent: int
    is_tried: int
    is_stopped: int
    call_hours: str
    phone_note: str
    safe_to_call: str

    @property
    def is_plain(self) -> bool:
        """Tell whether she may be called at any time and was never tried, as most."""
        return not (self.is_tried or self.is_stopped or self.call_hours or self.phone_note)

    @property
    def has_rule(self) -> bool:
        """Tell whether something is known of when she may be called."""
        return bool(self.call_hours or self.phone_note) and self.safe_to_call != Answer.NO.value


class Term(NamedTuple):
    """Since when a first contact presses: referrals of that day and before, in these municipalities; None: in all."""

    received_by: date
    areas: frozenset[str] | None


def waiting(reading: Reading, today: date, due_from: date) -> Iterator[Sketch]:
    """Give the open cases that agreed, lack nothing and have no visit booked or held; in no order.

    Args:
        reading: the look at the database.
        today: the day on which her answers count.
        due_from: leaves out pregnancies that were due before this day.
    """
    query = (
        sa.select(
            sa.type_coerce(CaseRow.id, sa.String),
            sa.type_coerce(CaseRow.due_date, sa.String),
            CaseRow.due_date_margin,
            ClientRow.municipality,
            sa.type_coerce(stood_in_for(CaseRow.nurse, today), sa.String),
            *map(
                _as_held,
                (
                    _among(ReferralRow.case_id, ReferralRow.urgency == Urgency.URGENT),
                    _among(ContactAttemptRow.case_id),
                    _among(StopClockRow.case_id),
                ),
            ),
            ClientRow.call_hours,
            ClientRow.phone_note,
            sa.type_coerce(ClientRow.safe_to_call, sa.String),
        )
        .join(ClientRow, ClientRow.id == CaseRow.client_id)
        .where(OPEN, CaseRow.due_date >= due_from, waits(), agrees(today), is_whole())
    )
    for part in reading.session.connection().execute(query).partitions(_AT_ONCE):
        yield from map(Sketch._make, part)


def tried(reading: Reading, due_from: date) -> frozenset[CaseId]:
    """Return the open cases without a visit, due from a day on, in which somebody tried to reach her."""
    return _waiting_among(reading, ContactAttemptRow.case_id, due_from)


def stopped(reading: Reading, due_from: date) -> frozenset[CaseId]:
    """Return the open cases without a visit, due from a day on, whose agreed term stood still for some days."""
    return _waiting_among(reading, StopClockRow.case_id, due_from)


def _waiting_among(reading: Reading, case_id: Any, due_from: date) -> frozenset[CaseId]:
    query = sa.select(CaseRow.id).where(OPEN, CaseRow.due_date >= due_from, waits(), _among(case_id))
    return frozenset(CaseId(key) for key in reading.session.scalars(query))


def received_by(reading: Reading, terms: Iterable[Term]) -> frozenset[str]:
    """Return the cases, in hexadecimal, whose agreed term for a first contact presses; without stopped days.

    Args:
        reading: the look at the database.
        terms: of groups of municipalities that share none.
    """
    found: set[str] = set()
    for term in terms:
        query = sa.select(sa.type_coerce(ReferralRow.case_id, sa.String)).where(
            ReferralRow.received_on <= term.received_by
        )
        if term.areas is not None:
            query = query.join(CaseRow, CaseRow.id == ReferralRow.case_id).join(
                ClientRow, ClientRow.id == CaseRow.client_id
            )
            query = query.where(ClientRow.municipality.in_(term.areas))
        found.update(reading.session.connection().execute(query).scalars())
    return frozenset(found)


def areas(reading: Reading) -> frozenset[str]:
    """Return the municipalities in which women live."""
    return frozenset(reading.session.scalars(sa.select(ClientRow.municipality).distinct()))


def _as_held(holds: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.type_coerce(holds, sa.Integer)


def _among(case_id: Any, *where: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    """Tell whether a case is among those of some rows: they are gathered once, not looked up for each case."""
    return CaseRow.id.in_(sa.select(case_id).where(*where))
