"""What is asked of the lines of the log: those about one woman, for who may see them, and how far it came."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from ks_desktop.core.database import Reading
from ks_desktop.core.values import CaseId, ClientId
from ks_desktop.security.domain import AuditEntry, AuditEvent
from ks_desktop.security.store import AuditRow, entry


def lines_about(reading: Reading, client_id: ClientId, case_id: CaseId) -> tuple[AuditEntry, ...]:
    """Return what was done with a woman's record and with one of her cases, the oldest first; not with other cases."""
    of_case = AuditRow.about_case == case_id.hex
    of_her = sa.and_(AuditRow.about_client == client_id.hex, AuditRow.about_case == "")
    lines = sa.select(AuditRow).where(sa.or_(of_case, of_her)).order_by(AuditRow.seq)
    return tuple(entry(row) for row in reading.session.scalars(lines))


def newest_at(session: Session) -> datetime | None:
    """Return the instant of the newest line, which may be of an earlier schema; None when there is none."""
    return session.scalar(sa.select(AuditRow.at).order_by(AuditRow.seq.desc()).limit(1))


def told_at(session: Session) -> datetime | None:
    """Return when the newest line was written that says that the log goes on from an older state; None without one."""
    told = (AuditEvent.BACKUP_RESTORED, AuditEvent.ROLLED_BACK_FOUND)
    return session.scalar(sa.select(AuditRow.at).where(AuditRow.event.in_(told)).order_by(AuditRow.seq.desc()).limit(1))


def changed_line(session: Session, seq: int, line_hash: str) -> bool:
    """Tell whether another line stands at this place of the log; one that is gone may have been sealed."""
    stands = session.scalar(sa.select(AuditRow.hash).where(AuditRow.seq == seq))
    return stands is not None and stands != line_hash
