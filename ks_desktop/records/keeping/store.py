"""Own terms, proposals, decisions, runs and certificates, from rows to records and back."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from ks_desktop.core.clock import local_day
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.rows import in_parts
from ks_desktop.core.values import CaseId, UserId, new_id
from ks_desktop.records.keeping.domain import Certificate, CertificateId, Count, Decision, DecisionId, RunId
from ks_desktop.records.keeping.rows import (
    KeepingCertificateRow,
    KeepingCountRow,
    KeepingDecisionRow,
    KeepingProposalRow,
    KeepingRunRow,
    KeepingTermRow,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTerm:
    """A term as the organisation set it."""

    span: int
    said_by: UserId
    said_on: date


def own_terms(reading: Reading) -> dict[str, OwnTerm]:
    """Return the newest own term of each kind that has one."""
    rows = reading.session.scalars(sa.select(KeepingTermRow).order_by(KeepingTermRow.id))
    return {
        row.kind: OwnTerm(span=row.span, said_by=UserId(row.said_by), said_on=local_day(row.said_at)) for row in rows
    }


def add_term(work: Work, kind: str, span: int, at: datetime) -> None:
    """Store an own term from now on."""
    work.session.add(KeepingTermRow(id=new_id(), kind=kind, span=span, said_by=work.actor, said_at=at))


def made_on(reading: Reading, month: str) -> date | None:
    """Return when the proposal of a month was made, None when it was not."""
    row = reading.session.get(KeepingProposalRow, month)
    return row.made_on if row else None


def proposed_in(reading: Reading, month: str) -> int:
    """Return how many lines the proposal of a month had when it was made; 0 when it was not."""
    row = reading.session.get(KeepingProposalRow, month)
    return row.proposed if row else 0


def put_made(work: Work, month: str, *, at: datetime, proposed: int, left_out: int) -> None:
    """Store that the proposal of a month was made."""
    work.session.add(
        KeepingProposalRow(
            month=month,
            made_by=work.actor,
            made_at=at,
            made_on=local_day(at),
            proposed=proposed,
            left_out=left_out,
        )
    )


def decisions(reading: Reading) -> tuple[Decision, ...]:
    """Return all decisions about what is still there, in the order they were made."""
    rows = reading.session.scalars(sa.select(KeepingDecisionRow).order_by(KeepingDecisionRow.id))
    return tuple(map(_decision, rows))


def decisions_by_id(reading: Reading, ids: Iterable[DecisionId]) -> dict[DecisionId, Decision]:
    """Return these decisions that are still there."""
    found: dict[DecisionId, Decision] = {}
    for part in in_parts(ids):
        rows = reading.session.scalars(sa.select(KeepingDecisionRow).where(KeepingDecisionRow.id.in_(part)))
        found.update((DecisionId(row.id), _decision(row)) for row in rows)
    return found


def add_decision(work: Work, decision: Decision) -> None:
    """Store a new decision; an earlier one about the same case makes way."""
    same = KeepingDecisionRow.case_id == decision.case_id  # of the log: without a case
    work.session.execute(sa.delete(KeepingDecisionRow).where(same), execution_options={"synchronize_session": False})
    work.session.add(
        KeepingDecisionRow(
            id=decision.id,
            month=decision.month,
            kind=decision.kind,
            case_id=decision.case_id,
            fate=decision.fate,
            why=decision.why,
            note=decision.note,
            until=decision.until,
            request=decision.request,
            decided_by=decision.decided_by,
            decided_at=decision.decided_at,
            confirmed_by=None,
            confirmed_at=None,
        )
    )


def confirm(work: Work, decision: Decision) -> None:
    """Store who confirmed it.

    Raises:
        StaleError: it is not there any more, or somebody confirmed it first.
    """
    row = work.session.get(KeepingDecisionRow, decision.id)
    if row is None or row.confirmed_by is not None:
        raise StaleError
    row.confirmed_by, row.confirmed_at = decision.confirmed_by, decision.confirmed_at
    work.session.flush()


def remove_decision(work: Work, decision_id: DecisionId) -> None:
    """Remove a decision: it was taken back, done, or counts no more."""
    row = work.session.get(KeepingDecisionRow, decision_id)
    if row is not None:
        work.session.delete(row)
        work.session.flush()


def case_destroyed(case_id: CaseId, *, work: Work) -> None:
    """Remove what was decided of a destroyed case."""
    work.session.execute(
        sa.delete(KeepingDecisionRow).where(KeepingDecisionRow.case_id == case_id),
        execution_options={"synchronize_session": False},
    )


def begin_run(work: Work, at: datetime) -> RunId:
    """Store that destroying begins."""
    run_id = RunId(new_id())
    work.session.add(KeepingRunRow(id=run_id, begun_by=work.actor, begun_at=at, ended_at=None))
    return run_id


def unended(reading: Reading) -> tuple[RunId, ...]:
    """Return the runs that have no end: broken off, or at work now."""
    rows = sa.select(KeepingRunRow.id).where(KeepingRunRow.ended_at.is_(None)).order_by(KeepingRunRow.id)
    return tuple(RunId(key) for key in reading.session.scalars(rows))


def end_run(work: Work, run_id: RunId, at: datetime) -> None:
    """Store that a run ended."""
    row = work.session.get(KeepingRunRow, run_id)
    if row is not None:
        row.ended_at = at
        work.session.flush()


def count_one(work: Work, run_id: RunId, decision: Decision, last: date, *, number: int = 1) -> None:
    """Count what goes in this work.

    Args:
        work: in which it goes.
        run_id: of which run.
        decision: what two people said of it.
        last: its last change, or the day up to which log lines go.
        number: how many.
    """
    if decision.confirmed_by is None:
        msg = "nothing goes that a second person did not confirm"
        raise ValueError(msg)
    row = work.session.scalar(
        sa.select(KeepingCountRow).where(
            KeepingCountRow.run_id == run_id,
            KeepingCountRow.kind == decision.kind,
            KeepingCountRow.why == decision.why,
            KeepingCountRow.decided_by == decision.decided_by,
            KeepingCountRow.confirmed_by == decision.confirmed_by,
        )
    )
    if row is None:
        row = KeepingCountRow(
            id=new_id(),
            run_id=run_id,
            kind=decision.kind,
            why=decision.why,
            decided_by=decision.decided_by,
            confirmed_by=decision.confirmed_by,
            count=0,
            first=last,
            last=last,
        )
        work.session.add(row)
    row.count, row.first, row.last = row.count + number, min(row.first, last), max(row.last, last)
    work.session.flush()


def counts_of(reading: Reading, run_id: RunId) -> tuple[Count, ...]:
    """Return what went in a run."""
    rows = sa.select(KeepingCountRow).where(KeepingCountRow.run_id == run_id).order_by(KeepingCountRow.id)
    return tuple(
        Count(
            kind=row.kind,
            why=row.why,
            decided_by=UserId(row.decided_by),
            confirmed_by=UserId(row.confirmed_by),
            count=row.count,
            first=row.first,
            last=row.last,
        )
        for row in reading.session.scalars(rows)
    )


def numbers(reading: Reading) -> tuple[str, ...]:
    """Return the numbers that were given out to certificates."""
    return tuple(reading.session.scalars(sa.select(KeepingCertificateRow.number)))


def put_certificate(work: Work, run_id: RunId, certificate: Certificate, content: bytes) -> None:
    """Keep a certificate with its paper."""
    work.session.add(
        KeepingCertificateRow(
            id=certificate.id,
            run_id=run_id,
            number=certificate.number,
            made_at=certificate.made_at,
            last_copy_on=certificate.last_copy_on,
            anchor=certificate.anchor,
            content=content,
            sha256=hashlib.sha256(content).hexdigest(),
        )
    )


def certificates(reading: Reading) -> tuple[Certificate, ...]:
    """Return the certificates, newest first; their papers are not read."""
    row = KeepingCertificateRow
    listed = sa.select(row.id, row.run_id, row.number, row.made_at, row.last_copy_on, row.anchor)
    return tuple(
        Certificate(
            id=CertificateId(each.id),
            number=each.number,
            made_at=each.made_at,
            counts=counts_of(reading, RunId(each.run_id)),
            last_copy_on=each.last_copy_on,
            anchor=each.anchor,
        )
        for each in reading.session.execute(listed.order_by(row.id.desc()))
    )


def paper_of(reading: Reading, certificate_id: CertificateId) -> tuple[bytes, bool] | None:
    """Return the paper of a certificate and whether it is as it was kept; None when there is none."""
    row = reading.session.get(KeepingCertificateRow, certificate_id)
    return (row.content, hashlib.sha256(row.content).hexdigest() == row.sha256) if row else None


def _decision(row: KeepingDecisionRow) -> Decision:
    return Decision(
        id=DecisionId(row.id),
        month=row.month,
        kind=row.kind,
        case_id=CaseId(row.case_id) if row.case_id else None,
        fate=row.fate,
        why=row.why,
        note=row.note,
        until=row.until,
        request=row.request,
        decided_by=UserId(row.decided_by),
        decided_at=row.decided_at,
        confirmed_by=UserId(row.confirmed_by) if row.confirmed_by else None,
        confirmed_at=row.confirmed_at,
    )
