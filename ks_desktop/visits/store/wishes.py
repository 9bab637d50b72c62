"""What women wish of their visits, and what nurses know of journeys: rows to records and back."""

import re
from collections.abc import Collection, Iterable
from datetime import date, time
from typing import Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.core import rows
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.rows import Base, Versioned, choice, line
from ks_desktop.core.values import CaseId, UserId, new_id
from ks_desktop.visits.domain import AtHome, Transport, TravelCorrection, VisitWish
from ks_desktop.visits.store.tables import parts

_STRETCH: Final = re.compile(r"([0-6]) (\d\d:\d\d)-(\d\d:\d\d)(\*?)")
_CHANGES: Final = ("minutes", "may_use_interpreter", "not_before", "note")


class VisitWishRow(Versioned, Base):
    """What a woman wishes of one kind of contact; after records were joined, the newest counts."""

    __tablename__ = "visit_wish"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    contact_type: Mapped[str] = mapped_column(line())
    at_home: Mapped[str] = mapped_column(rows.note())  # "0 10:00-12:00;2 15:00-18:00*", a star for what she likes best
    nurse_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("app_user.id"))
    minutes: Mapped[int | None]
    may_use_interpreter: Mapped[bool]
    not_before: Mapped[date | None]
    note: Mapped[str] = mapped_column(line())


class TravelCorrectionRow(Versioned, Base):
    """The minutes of a journey as nurses know it, for one of them or for everybody."""

    __tablename__ = "travel_correction"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    starts: Mapped[str] = mapped_column(line())
    ends: Mapped[str] = mapped_column(line())
    transport: Mapped[Transport] = mapped_column(choice(Transport))
    nurse_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("app_user.id"))
    minutes: Mapped[int]


def visit_wishes(reading: Reading, case_ids: Collection[CaseId]) -> dict[tuple[CaseId, str], VisitWish]:
    """Return the wishes of each case by kind of contact; what nobody wished is not in it."""
    found: dict[tuple[CaseId, str], VisitWish] = {}
    for part in parts(case_ids):
        query = sa.select(VisitWishRow).where(VisitWishRow.case_id.in_(part)).order_by(VisitWishRow.id)
        found |= {(w.case_id, w.contact_type): w for w in map(_wish, reading.session.scalars(query))}
    return found


def write_wish(work: Work, wish: VisitWish) -> None:
    """Store a wish (version 0: a new one); one that asks for nothing goes.

    Raises:
        StaleError: somebody changed or removed it first.
    """
    row = work.session.scalars(
        sa.select(VisitWishRow)
        .where(VisitWishRow.case_id == wish.case_id, VisitWishRow.contact_type == wish.contact_type)
        .order_by(VisitWishRow.id.desc())
        .limit(1)
    ).first()
    if (row.version if row else 0) != wish.version:
        raise StaleError
    if wish.is_empty:
        if row is not None:
            work.session.delete(row)
    else:
        if row is None:
            row = VisitWishRow(id=new_id(), case_id=wish.case_id, contact_type=wish.contact_type)
            work.session.add(row)
        for name in _CHANGES:
            setattr(row, name, getattr(wish, name))
        row.at_home, row.nurse_id = at_home_text(wish.at_home), wish.nurse
    work.session.flush()


def at_home_text(at_home: Iterable[AtHome]) -> str:
    """Return stretches of the week as they are kept."""
    return ";".join(f"{a.weekday} {a.start:%H:%M}-{a.end:%H:%M}{'*' if a.liked else ''}" for a in at_home)


def at_home_of(text: str) -> tuple[AtHome, ...]:
    """Return the stretches of the week that are kept so."""
    return tuple(
        AtHome(weekday=int(day), start=time.fromisoformat(start), end=time.fromisoformat(end), liked=bool(star))
        for day, start, end, star in _STRETCH.findall(text)
    )


def corrections(reading: Reading) -> tuple[TravelCorrection, ...]:
    """Return all journeys that nurses know better, in order of their ends."""
    query = sa.select(TravelCorrectionRow).order_by(
        TravelCorrectionRow.starts, TravelCorrectionRow.ends, TravelCorrectionRow.transport, TravelCorrectionRow.id
    )
    return tuple(map(_correction, reading.session.scalars(query)))


def put_correction(work: Work, correction: TravelCorrection) -> None:
    """Store a correction, in place of one with the same id."""
    row = work.session.get(TravelCorrectionRow, correction.id)
    if row is None:
        row = TravelCorrectionRow(id=correction.id)
        work.session.add(row)
    row.starts, row.ends, row.transport = correction.start, correction.end, correction.transport
    row.nurse_id, row.minutes = correction.nurse, correction.minutes
    work.session.flush()


def remove_correction(work: Work, correction_id: UUID) -> None:
    """Remove a correction: the journey is computed again."""
    work.session.delete(work.session.get_one(TravelCorrectionRow, correction_id))
    work.session.flush()


def _wish(row: VisitWishRow) -> VisitWish:
    return VisitWish(
        case_id=CaseId(row.case_id),
        contact_type=row.contact_type,
        at_home=at_home_of(row.at_home),
        nurse=UserId(row.nurse_id) if row.nurse_id else None,
        minutes=row.minutes,
        may_use_interpreter=row.may_use_interpreter,
        not_before=row.not_before,
        note=row.note,
        version=row.version,
    )


def _correction(row: TravelCorrectionRow) -> TravelCorrection:
    return TravelCorrection(
        id=row.id,
        start=row.starts,
        end=row.ends,
        transport=row.transport,
        minutes=row.minutes,
        nurse=UserId(row.nurse_id) if row.nurse_id else None,
    )
