"""The onward referrals of a case that goes to another woman: who was told of her heard another name."""

from collections.abc import Collection
from typing import Final

from ks_desktop.core import moving
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Work
from ks_desktop.core.moving import Moved
from ks_desktop.core.values import CaseId
from ks_desktop.onward import store
from ks_desktop.onward.domain import OnwardState
from ks_desktop.onward.store.rows import OnwardRow

_TABLE: Final = OnwardRow.__tablename__


class OnwardMoved:
    """Marks what went out, so that the receiver is told whom it is about; see `CaseMoved`.

    What did not go out told nobody anything: it goes along as it is.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def case_moved(self, case_id: CaseId, beside: Collection[CaseId], *, work: Work) -> list[Moved]:
        """Mark it."""
        del beside
        today = self._clock.today().isoformat()
        hers = store.of_cases(work, [case_id]).get(case_id, ())
        told = {one.id.hex for one in hers if one.has_told and one.state is not OnwardState.WITHDRAWN}
        return [
            moving.change(work, _TABLE, row, {"named_wrong_on": today})
            for row in moving.rows(work, _TABLE, "case_id", [case_id])
            if row["id"] in told
        ]
