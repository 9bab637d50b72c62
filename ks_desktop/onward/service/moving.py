"""The onward referrals of a case that goes to another woman: who was told of her heard another name."""

from collections.abc import Collection
from typing import Final

from ks_desktop.core import moving
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Work
from ks_desktop.core.moving import Moved
from ks_desktop.core.values import CaseId
from ks_desktop.onward.domain import OnwardState, OnwardWay
from ks_desktop.onward.store.rows import OnwardRow

_TABLE: Final = OnwardRow.__tablename__
_TOLD: Final = frozenset(state.value for state in OnwardState) - {OnwardState.DRAFT.value, OnwardState.WITHDRAWN.value}


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
        return [
            moving.change(work, _TABLE, row, {"named_wrong_on": today})
            for row in moving.rows(work, _TABLE, "case_id", [case_id])
            if row["state"] in _TOLD and row["way"] != OnwardWay.HERSELF.value
        ]
