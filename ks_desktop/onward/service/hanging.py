"""How many referrals to a partner are not done: said before the partner is put aside."""

from collections.abc import Iterable
from typing import Final

import sqlalchemy as sa

from ks_desktop.clients.service.endings import quiet_ids
from ks_desktop.coalition.domain import Hanging, Tied
from ks_desktop.core.database import Reading
from ks_desktop.core.values import OrganisationId
from ks_desktop.onward.domain import OnwardState
from ks_desktop.onward.store.rows import OnwardRow

_OPEN: Final = tuple(state for state in OnwardState if not state.is_over)


class OnwardHanging:
    """Counts referrals, and names nobody. Implements `HangsOnPartner`."""

    def hanging(self, partners: Iterable[OrganisationId], *, reading: Reading) -> Hanging:
        """Return how many referrals to a partner are open."""
        query = sa.select(sa.func.count(OnwardRow.id)).where(
            OnwardRow.organisation_id.in_(tuple(partners)),
            OnwardRow.state.in_(_OPEN),
            OnwardRow.case_id.not_in(quiet_ids()),
        )
        return Hanging(tied=Tied.ONWARD, count=reading.session.scalar(query) or 0)
