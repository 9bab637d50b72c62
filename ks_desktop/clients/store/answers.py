"""Which cases may lack her consent, asked of all at once."""

import sqlalchemy as sa

from ks_desktop.clients.domain import ConsentPurpose, ConsentState
from ks_desktop.clients.store.rows import CaseRow, ConsentRow
from ks_desktop.core.database import Reading
from ks_desktop.core.values import CaseId


def maybe_without_yes(reading: Reading) -> list[CaseId]:
    """Return the cases without a yes to the sign-up, and those with a no beside it: which counts is for a rule."""
    asked = sa.select(ConsentRow.case_id).where(ConsentRow.purpose == ConsentPurpose.SIGN_UP)
    yes = asked.where(ConsentRow.state == ConsentState.GIVEN)
    no = asked.where(ConsentRow.state != ConsentState.GIVEN)
    query = sa.select(CaseRow.id).where(sa.or_(CaseRow.id.not_in(yes), CaseRow.id.in_(no))).order_by(CaseRow.id)
    return [CaseId(key) for key in reading.session.scalars(query)]
