"""When records were last changed and which were destroyed, as the log has it: asked of many records at once."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from ks_desktop.core.database import Reading
from ks_desktop.core.values import CaseId, ClientId
from ks_desktop.security.domain import AuditAction, AuditEvent
from ks_desktop.security.store import AuditRow

_CHANGES: Final = (AuditAction.CREATE, AuditAction.UPDATE, AuditAction.DELETE)
_DESTROYED: Final = (AuditEvent.CASE_DESTROYED, AuditEvent.RECORDS_DESTROYED, AuditEvent.DESTROYED_AGAIN)
_JOINED: Final = (AuditEvent.CLIENTS_MERGED, AuditEvent.CASE_MOVED)
_CASE: Final = "client_case"


def last_changes(reading: Reading, *, but: Collection[str]) -> dict[tuple[str, str], datetime]:
    """Return when the record of each woman and case was last changed; what was only read is no change.

    Args:
        reading: an open look at the file.
        but: events that change nothing of a record, such as what was decided about keeping it.
    Returns:
        Instants by the ids of woman and case as the log keeps them; the case is "" for what is kept of herself.
    """
    query = (
        sa.select(AuditRow.about_client, AuditRow.about_case, sa.func.max(AuditRow.at))
        .where(AuditRow.action.in_(_CHANGES), AuditRow.event.not_in(tuple(but)))
        .group_by(AuditRow.about_client, AuditRow.about_case)
    )
    return {(client, case): at for client, case, at in reading.session.execute(query)}


def last_change_of(reading: Reading, client_id: ClientId, case_id: CaseId, *, but: Collection[str]) -> datetime | None:
    """Return the same of one case: when it, or what is kept of the woman herself, was last changed."""
    of_her = sa.and_(AuditRow.about_client == client_id.hex, AuditRow.about_case == "")
    query = sa.select(sa.func.max(AuditRow.at)).where(
        sa.or_(AuditRow.about_case == case_id.hex, of_her),
        AuditRow.action.in_(_CHANGES),
        AuditRow.event.not_in(tuple(but)),
    )
    return reading.session.scalar(query)


@dataclass(frozen=True, slots=True)
class DestroyedCase:
    """A case that was destroyed, as the log has it.

    Attributes:
        event: by which event.
        known_since: the first line about its woman that is still there; None when another record was joined with hers,
            so that something of it may be older.
    """

    case_id: CaseId
    at: datetime
    event: str
    known_since: datetime | None


def destroyed_cases(reading: Reading) -> Iterator[DestroyedCase]:
    """Yield the cases that were destroyed, the first that went first; not those that became one with another."""
    query = (
        sa.select(AuditRow.subject_id, AuditRow.about_client, AuditRow.at, AuditRow.event)
        .where(AuditRow.event.in_(_DESTROYED), AuditRow.action == AuditAction.DELETE, AuditRow.subject == _CASE)
        .order_by(AuditRow.seq)
    )
    for case_id, client, at, event in reading.session.execute(query):
        since = _known_since(reading, client)
        yield DestroyedCase(case_id=CaseId(UUID(case_id)), at=at, event=event, known_since=since)


def _known_since(reading: Reading, client: str) -> datetime | None:
    of_her = AuditRow.about_client == client
    joined = sa.select(AuditRow.seq).where(of_her, AuditRow.event.in_(_JOINED)).limit(1)
    if not client or reading.session.scalar(joined) is not None:
        return None
    return reading.session.scalar(sa.select(sa.func.min(AuditRow.at)).where(of_her))
