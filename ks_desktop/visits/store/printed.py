"""The sheets that were printed: rows to records and back."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.core import rows
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.rows import Base, Instant, Versioned, choice
from ks_desktop.core.values import AppointmentId, CaseId, UserId, new_id
from ks_desktop.visits.domain.printed import PlanDraft, PlanKind, PlanState, PlanVisit, PrintedPlan
from ks_desktop.visits.store.tables import parts

CLAIMED: Final = frozenset({"printed_plan_visit", "printed_plan_case"})


class PrintedPlanRow(Versioned, Base):
    """One sheet. Numbers are given out once: a sheet stays in the register after it was shredded."""

    __tablename__ = "printed_plan"
    __table_args__ = (sa.UniqueConstraint("made_on", "number"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[PlanKind] = mapped_column(choice(PlanKind))
    first: Mapped[date]
    last: Mapped[date]
    nurse_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("app_user.id"))
    made_on: Mapped[date]
    number: Mapped[int] = mapped_column(sa.CheckConstraint("number > 0", name="number_positive"))
    copies: Mapped[int]
    printed_at: Mapped[datetime] = mapped_column(Instant(), index=True)
    printed_by: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))
    state: Mapped[PlanState] = mapped_column(choice(PlanState), index=True)
    settled_on: Mapped[date | None]
    settled_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("app_user.id"))
    note: Mapped[str] = mapped_column(rows.note())


class PrintedPlanVisitRow(Base):
    """One visit on a sheet, as it was printed: whom a lost sheet concerns, and what is not so any more."""

    __tablename__ = "printed_plan_visit"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    plan_id: Mapped[UUID] = mapped_column(sa.ForeignKey("printed_plan.id"), index=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    # No foreign key: undoing a booking removes the visit, and the sheet still names it.
    appointment_id: Mapped[UUID]
    nurse_id: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))
    starts_at: Mapped[datetime] = mapped_column(Instant())


class PrintedPlanCaseRow(Base):
    """A case on a sheet that stands there without a visit: whom a lost sheet concerns too."""

    __tablename__ = "printed_plan_case"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    plan_id: Mapped[UUID] = mapped_column(sa.ForeignKey("printed_plan.id"), index=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)


def next_number(reading: Reading, day: date) -> int:
    """Return the number that the next sheet of a day gets."""
    query = sa.select(sa.func.max(PrintedPlanRow.number)).where(PrintedPlanRow.made_on == day)
    return (reading.session.scalar(query) or 0) + 1


def numbered(reading: Reading, day: date, number: int) -> PrintedPlan | None:
    """Return the sheet with a number, None when it was not given out."""
    query = sa.select(PrintedPlanRow).where(PrintedPlanRow.made_on == day, PrintedPlanRow.number == number)
    row = reading.session.scalar(query)
    return _plan(row) if row else None


def add(work: Work, draft: PlanDraft, printed_at: datetime) -> UUID:
    """Store a sheet that leaves the printer now, and return its id."""
    row = PrintedPlanRow(
        id=new_id(),
        kind=draft.kind,
        first=draft.first,
        last=draft.last,
        nurse_id=draft.nurse,
        made_on=draft.made_on,
        number=draft.number,
        copies=1,
        printed_at=printed_at,
        printed_by=work.actor,
        state=PlanState.OUT,
        note="",
    )
    work.session.add(row)
    work.session.flush()
    work.session.add_all(
        PrintedPlanVisitRow(
            id=new_id(),
            plan_id=row.id,
            case_id=visit.case_id,
            appointment_id=visit.appointment_id,
            nurse_id=visit.nurse,
            starts_at=visit.starts_at,
        )
        for visit in draft.visits
    )
    work.session.add_all(
        PrintedPlanCaseRow(id=new_id(), plan_id=row.id, case_id=case_id) for case_id in sorted(draft.cases)
    )
    work.session.flush()
    return row.id


def find(reading: Reading, plan_id: UUID) -> PrintedPlan | None:
    """Return a sheet, None when there is none."""
    row = reading.session.get(PrintedPlanRow, plan_id)
    return _plan(row) if row else None


def one_more(work: Work, plan_id: UUID) -> None:
    """Count another copy of a sheet; it is out (again)."""
    row = work.session.get_one(PrintedPlanRow, plan_id)
    row.copies += 1
    row.state, row.settled_on, row.settled_by = PlanState.OUT, None, None
    work.session.flush()


def settle(work: Work, plan_id: UUID, state: PlanState, on: date, note: str) -> None:
    """Store what became of a sheet; OUT takes that back."""
    row = work.session.get_one(PrintedPlanRow, plan_id)
    row.state, row.note = state, note
    is_out = state is PlanState.OUT
    row.settled_on, row.settled_by = (None, None) if is_out else (on, work.actor)
    work.session.flush()


def out(reading: Reading, settled_since: date, lost_since: date) -> tuple[PrintedPlan, ...]:
    """Return the sheets that are out, were settled on or after a day, or lost on or after another; newest first."""
    is_open = PrintedPlanRow.state == PlanState.OUT
    lost = sa.and_(PrintedPlanRow.state == PlanState.LOST, PrintedPlanRow.settled_on >= lost_since)
    recent = sa.or_(PrintedPlanRow.settled_on >= settled_since, lost)
    query = sa.select(PrintedPlanRow).where(sa.or_(is_open, recent))
    newest_first = (PrintedPlanRow.printed_at.desc(), PrintedPlanRow.id.desc())
    return tuple(_plan(row) for row in reading.session.scalars(query.order_by(*newest_first)))


def visits_of(reading: Reading, plan_ids: Collection[UUID]) -> dict[UUID, tuple[PlanVisit, ...]]:
    """Return the visits on each sheet, in order of time; a sheet without visits is not in it."""
    found: dict[UUID, tuple[PlanVisit, ...]] = {}
    order = (PrintedPlanVisitRow.starts_at, PrintedPlanVisitRow.id)
    for part in parts(plan_ids):
        query = sa.select(PrintedPlanVisitRow).where(PrintedPlanVisitRow.plan_id.in_(part)).order_by(*order)
        for row in reading.session.scalars(query):
            found[row.plan_id] = (*found.get(row.plan_id, ()), _visit(row))
    return found


def cases_of(reading: Reading, plan_ids: Collection[UUID]) -> dict[UUID, frozenset[CaseId]]:
    """Return the cases that stand on each sheet without a visit; a sheet without any is not in it."""
    found: dict[UUID, frozenset[CaseId]] = {}
    for part in parts(plan_ids):
        query = sa.select(PrintedPlanCaseRow).where(PrintedPlanCaseRow.plan_id.in_(part))
        for row in reading.session.scalars(query):
            found[row.plan_id] = found.get(row.plan_id, frozenset()) | {CaseId(row.case_id)}
    return found


def destroy(work: Work, case_id: CaseId) -> None:
    """Remove what the sheets say of a case; the sheets themselves say nothing of anybody."""
    for row in (PrintedPlanVisitRow, PrintedPlanCaseRow):
        work.session.execute(sa.delete(row).where(row.case_id == case_id))


def _visit(row: PrintedPlanVisitRow) -> PlanVisit:
    return PlanVisit(
        appointment_id=AppointmentId(row.appointment_id),
        case_id=CaseId(row.case_id),
        nurse=UserId(row.nurse_id),
        starts_at=row.starts_at,
    )


def _plan(row: PrintedPlanRow) -> PrintedPlan:
    return PrintedPlan(
        id=row.id,
        kind=row.kind,
        first=row.first,
        last=row.last,
        nurse=UserId(row.nurse_id) if row.nurse_id else None,
        made_on=row.made_on,
        number=row.number,
        copies=row.copies,
        printed_at=row.printed_at,
        printed_by=UserId(row.printed_by),
        state=row.state,
        settled_on=row.settled_on,
        note=row.note,
    )
