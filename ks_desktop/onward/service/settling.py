"""This room's part when rows come back from before: a pregnancy goes on after all, two records come apart.

What was written down meanwhile stays. It hangs on referrals that went back, so it goes along, and how far each is
follows from its steps.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from ks_desktop.clients.domain import NotBack
from ks_desktop.core.database import Work
from ks_desktop.core.values import CaseId
from ks_desktop.onward import store
from ks_desktop.onward.service.stopping import OnwardStops


@dataclass(frozen=True, slots=True)
class OnwardSettled:
    """Puts right what the rows repeat; see `PregnancyEnded` and `Joining.when_parted`."""

    stops: OnwardStops

    def pregnancy_ended(self, case_id: CaseId, *, work: Work) -> None:
        """Take back also what lay ready: nothing about her goes out any more."""
        self.stops.stop(case_id, work=work)

    def pregnancy_goes_on(self, case_id: CaseId, *, since: datetime, work: Work) -> Iterable[NotBack]:
        """Let what was written down meanwhile count."""
        del since
        store.settle(work, [case_id])
        return ()

    def parted(self, case_ids: Iterable[CaseId], since: datetime, work: Work) -> None:
        """Let what was written down meanwhile go along with the referral it is about."""
        del since
        store.settle(work, tuple(case_ids))
