"""Requests about records: rows to records and back."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.core.database import Reading, Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.moving import RowsJoined
from ks_desktop.core.rows import Base, Instant, Versioned, choice, in_parts, line, note
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.records.domain.requests import (
    AnswerWay,
    AskedBy,
    Asking,
    Decision,
    Identity,
    Outcome,
    Request,
    RequestKind,
    StepDone,
)

CLAIMED: Final = frozenset({"privacy_request", "request_step", "request_paper"})
_ASKING: Final = (
    *("case_id", "kind", "received_on", "asked_by", "asker", "identity", "words"),
    *("about", "says", "should_say"),
)
_OWN: Final = (
    *("id", "number", "recorded_at", "recorded_by", "due_on", "identity_by", "identity_on"),
    *("prolonged_on", "prolonged_why", "finished_on", "finished_by"),
)


class RequestRow(Versioned, Base):
    """One request of a woman about her record."""

    __tablename__ = "privacy_request"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    number: Mapped[int] = mapped_column(unique=True)
    kind: Mapped[RequestKind] = mapped_column(choice(RequestKind))
    asked_by: Mapped[AskedBy] = mapped_column(choice(AskedBy))
    asker: Mapped[str] = mapped_column(line())
    identity: Mapped[Identity] = mapped_column(choice(Identity))
    identity_by: Mapped[UUID | None]
    identity_on: Mapped[date | None]
    words: Mapped[str] = mapped_column(note())
    about: Mapped[str] = mapped_column(line())
    says: Mapped[str] = mapped_column(note())
    should_say: Mapped[str] = mapped_column(note())
    received_on: Mapped[date]
    due_on: Mapped[date] = mapped_column(index=True)
    prolonged_on: Mapped[date | None]
    prolonged_why: Mapped[str] = mapped_column(note())
    recorded_at: Mapped[datetime] = mapped_column(Instant())
    recorded_by: Mapped[UUID]
    decision: Mapped[Decision | None] = mapped_column(choice(Decision))
    grounds: Mapped[list[str]] = mapped_column(sa.JSON)
    reason: Mapped[str] = mapped_column(note())
    way: Mapped[AnswerWay | None] = mapped_column(choice(AnswerWay))
    held_back: Mapped[dict[str, str]] = mapped_column(sa.JSON)
    finished_on: Mapped[date | None]
    finished_by: Mapped[UUID | None]
    version: Mapped[int] = mapped_column()


class StepRow(Base):
    """One step of a request that was done."""

    __tablename__ = "request_step"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    request_id: Mapped[UUID] = mapped_column(sa.ForeignKey("privacy_request.id", ondelete="CASCADE"), index=True)
    step: Mapped[str] = mapped_column(line())
    done_on: Mapped[date]
    done_by: Mapped[UUID]
    note: Mapped[str] = mapped_column(note())


class RequestPaperRow(Base):
    """A paper that was given with a request, kept as bytes with the case: the answer, or a copy of her record."""

    __tablename__ = "request_paper"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    request_id: Mapped[UUID] = mapped_column(sa.ForeignKey("privacy_request.id", ondelete="CASCADE"), index=True)
    what: Mapped[str] = mapped_column(line())
    attachment_id: Mapped[UUID] = mapped_column(sa.ForeignKey("attachment.id"), index=True)
    made_at: Mapped[datetime] = mapped_column(Instant())


JOINED: Final = RowsJoined(RequestRow, StepRow, RequestPaperRow)


def next_number(reading: Reading) -> int:
    """Return the next place in the register."""
    return (reading.session.scalar(sa.select(sa.func.max(RequestRow.number))) or 0) + 1


def put(work: Work, request: Request) -> None:
    """Store a request (version 0 is new), without its steps.

    Raises:
        StaleError: somebody changed it first.
    """
    values: dict[str, Any] = {name: getattr(request, name) for name in _OWN}
    values |= {name: getattr(request.asking, name) for name in _ASKING}
    values |= _ended(request.outcome)
    if request.version == 0:
        work.session.add(RequestRow(**values))
    else:
        row = work.session.get(RequestRow, request.id)
        if row is None or row.version != request.version:
            raise StaleError
        for name, value in values.items():
            setattr(row, name, value)
    work.session.flush()


def _ended(outcome: Outcome | None) -> dict[str, Any]:
    if outcome is None:
        return {"decision": None, "grounds": [], "reason": "", "way": None, "held_back": {}}
    return {
        "decision": outcome.decision,
        "grounds": list(outcome.grounds),
        "reason": outcome.reason,
        "way": outcome.way,
        "held_back": dict(outcome.held_back),
    }


def add_step(work: Work, request: Request, step: StepDone, key: UUID) -> None:
    """Store a step that was done."""
    row = StepRow(
        id=key,
        case_id=request.case_id,
        request_id=request.id,
        step=step.step,
        done_on=step.done_on,
        done_by=step.done_by,
        note=step.note,
    )
    work.session.add(row)
    work.session.flush()


def remove_step(work: Work, request: Request, step: str) -> None:
    """Take a step back that was ticked by mistake."""
    work.session.execute(sa.delete(StepRow).where(StepRow.request_id == request.id, StepRow.step == step))


def add_paper(work: Work, request: Request, what: str, attachment_id: UUID, *, key: UUID, at: datetime) -> None:
    """Remember a paper that was given."""
    work.session.add(
        RequestPaperRow(
            id=key,
            case_id=request.case_id,
            request_id=request.id,
            what=what,
            attachment_id=attachment_id,
            made_at=at,
        )
    )
    work.session.flush()


def papers(reading: Reading, request_id: UUID) -> tuple[tuple[UUID, str, UUID, datetime], ...]:
    """Return the papers of a request, the oldest first: key, what it is, its attachment, when it was made."""
    rows = reading.session.scalars(
        sa.select(RequestPaperRow).where(RequestPaperRow.request_id == request_id).order_by(RequestPaperRow.id)
    )
    return tuple((row.id, row.what, row.attachment_id, row.made_at) for row in rows)


def find(reading: Reading, request_id: UUID) -> Request | None:
    """Return a request."""
    return next(iter(_with_steps(reading, sa.select(RequestRow).where(RequestRow.id == request_id))), None)


def register(reading: Reading) -> tuple[Request, ...]:
    """Return all requests: those that wait first, by their last day; then those that are finished, the newest first."""
    found = _with_steps(reading, sa.select(RequestRow).order_by(RequestRow.due_on, RequestRow.number))
    ended = sorted((one for one in found if not one.is_open), key=lambda one: one.number, reverse=True)
    return (*(one for one in found if one.is_open), *ended)


def of_cases(reading: Reading, case_ids: Iterable[CaseId]) -> dict[CaseId, tuple[Request, ...]]:
    """Return the requests of each case, the oldest first; a case without is not in it."""
    found: dict[CaseId, tuple[Request, ...]] = {}
    for part in in_parts(case_ids):
        query = sa.select(RequestRow).where(RequestRow.case_id.in_(part)).order_by(RequestRow.number)
        for one in _with_steps(reading, query):
            found[one.case_id] = (*found.get(one.case_id, ()), one)
    return found


def due(reading: Reading) -> tuple[tuple[date, date], ...]:
    """Return of the requests that wait the last day and the day they came in, the nearest first."""
    query = sa.select(RequestRow.due_on, RequestRow.received_on).where(RequestRow.decision.is_(None))
    return tuple((row.due_on, row.received_on) for row in reading.session.execute(query.order_by(RequestRow.due_on)))


def destroy(work: Work, case_id: CaseId) -> None:
    """Remove the rows of a case for good."""
    for kind in (RequestPaperRow, StepRow, RequestRow):
        work.session.execute(sa.delete(kind).where(kind.case_id == case_id))


def _with_steps(reading: Reading, query: sa.Select[RequestRow]) -> tuple[Request, ...]:
    rows = tuple(reading.session.scalars(query))
    steps: dict[UUID, list[StepDone]] = {}
    for part in in_parts([row.id for row in rows]):
        for step in reading.session.scalars(
            sa.select(StepRow).where(StepRow.request_id.in_(part)).order_by(StepRow.id)
        ):
            steps.setdefault(step.request_id, []).append(
                StepDone(step=step.step, done_on=step.done_on, done_by=UserId(step.done_by), note=step.note)
            )
    return tuple(_request(row, steps.get(row.id, ())) for row in rows)


def _request(row: RequestRow, steps: Sequence[StepDone]) -> Request:
    outcome = None
    if row.decision is not None and row.way is not None:
        outcome = Outcome(
            decision=row.decision,
            grounds=tuple(row.grounds),
            reason=row.reason,
            way=row.way,
            held_back=row.held_back,
        )
    own = {name: getattr(row, name) for name in _OWN}
    asking = Asking(**{name: getattr(row, name) for name in _ASKING})
    return Request(**own, asking=asking, steps=tuple(steps), outcome=outcome, version=row.version)
