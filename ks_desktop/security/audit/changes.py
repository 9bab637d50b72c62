"""When a record was last changed, as the log has it: asked of many records at once."""

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from ks_desktop.core.database import Reading
from ks_desktop.core.values import CaseId, ClientId
from ks_desktop.security.domain import AuditAction
from ks_desktop.security.store import AuditRow

_CHANGES = (AuditAction.CREATE, AuditAction.UPDATE, AuditAction.DELETE)


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
