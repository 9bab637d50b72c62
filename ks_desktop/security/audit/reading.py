"""The lines of the log about one woman, for who may see what was done with her record."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from ks_desktop.core.database import Reading
from ks_desktop.core.values import CaseId, ClientId
from ks_desktop.security.domain import AuditEntry
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
