"""Rows <-> records of who must hear that she took a consent back."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from ks_desktop.clients.domain import Informed, ToTell
from ks_desktop.clients.store.rows import ToTellRow
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.rows import in_parts
from ks_desktop.core.values import CaseId, ConsentId, UserId


def add(work: Work, line: ToTell) -> None:
    """Add a line to the list of a case."""
    informed = line.informed
    work.session.add(
        ToTellRow(
            id=line.id,
            case_id=line.case_id,
            consent_id=line.consent_id,
            kind=informed.kind,
            who=informed.who,
            about=informed.about,
            since=informed.since,
            noted_on=line.noted_on,
            told_on=line.told_on,
            told_by=line.told_by,
        )
    )
    work.session.flush()


def of_cases(reading: Reading, case_ids: Iterable[CaseId]) -> list[ToTell]:
    """Return the lists of these cases, in the order in which they were noted."""
    found: list[ToTell] = []
    for part in in_parts(case_ids):
        query = sa.select(ToTellRow).where(ToTellRow.case_id.in_(part))
        found.extend(_record(row) for row in reading.session.scalars(query.order_by(ToTellRow.id)))
    return found


def untold_cases(reading: Reading) -> frozenset[CaseId]:
    """Return all cases with somebody on their list who was not told yet."""
    query = sa.select(ToTellRow.case_id).where(ToTellRow.told_on.is_(None)).distinct()
    return frozenset(map(CaseId, reading.session.scalars(query)))


def tick(work: Work, line_id: UUID, told_on: date | None) -> bool:
    """Tick a line off, or with None take the tick away; tell whether anything changed."""
    row = work.session.get(ToTellRow, line_id)
    if row is None or row.told_on == told_on or (row.told_on is not None and told_on is not None):
        return False
    row.told_on = told_on
    row.told_by = work.actor if told_on is not None else None
    work.session.flush()
    return True


def _record(row: ToTellRow) -> ToTell:
    return ToTell(
        id=row.id,
        case_id=CaseId(row.case_id),
        consent_id=ConsentId(row.consent_id),
        informed=Informed(kind=row.kind, who=row.who, about=row.about, since=row.since),
        noted_on=row.noted_on,
        told_on=row.told_on,
        told_by=UserId(row.told_by) if row.told_by else None,
    )
