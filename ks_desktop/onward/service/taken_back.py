"""Onward referrals that come back when a step is undone: none beside another one to the same that is open."""

from collections.abc import Collection
from uuid import UUID

from ks_desktop.core.database import Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import OnwardId
from ks_desktop.onward import store
from ks_desktop.onward.service.checking import open_with
from ks_desktop.onward.service.receiving import Receivers


class OnwardTakenBack:
    """Looks at referrals that were put back."""

    def __init__(self, receivers: Receivers) -> None:
        self._receivers = receivers

    def check(self, work: Work, keys: Collection[str]) -> None:
        """Refuse one that would be open beside another to the same, which was made since.

        Raises:
            StaleError: there is one.
        """
        back = store.of_ids(work, [OnwardId(UUID(key)) for key in keys])  # one that went with its step is not in it
        for referral in back.values():
            if not referral.is_open:
                continue
            partner, of_case = referral.organisation_id, store.of_cases(work, [referral.case_id])
            known = self._receivers.spellings(partner, reading=work) if partner is not None else frozenset()
            others = [each for each in of_case[referral.case_id] if each.id != referral.id]
            if open_with(others, known, referral.service_id) is not None:
                raise StaleError(N_("She was referred there anew in the meantime."), code="open_already")
