"""The books for a list: looked up once for a batch, new rows written together."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from typing_extensions import override

from ks_desktop.clients.domain import Client
from ks_desktop.clients.service import Clients
from ks_desktop.clients.service.bulk import ManyClients
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.values import CaseId, ReferralId
from ks_desktop.referrals import store
from ks_desktop.referrals.domain import Referral
from ks_desktop.referrals.domain.counting import CountKey, NotKept
from ks_desktop.referrals.store import counts

_STORED: Final = 1


class ManyBooks(ManyClients):
    """Remembers what a batch reads and writes; see `Books` and `ManyClients`."""

    def __init__(self, clients: Clients, clock: Clock, *, rehearsal: bool = False) -> None:
        super().__init__(clients, clock, rehearsal=rehearsal)
        self._referrals: dict[CaseId, dict[ReferralId, Referral]] = {}
        self._new_referrals: list[Referral] = []

    @override
    def expect(self, women: Iterable[Client], *, reading: Reading) -> tuple[CaseId, ...]:
        """Look up in one go whoever may be one of these women, with the referrals of her cases."""
        cases = super().expect(women, reading=reading)
        for referral in store.of_cases(reading, cases):
            self._remember_referral(referral)
        return cases

    def referrals_of(self, case_ids: Iterable[CaseId], *, reading: Reading) -> list[Referral]:
        """Return the referrals of these cases, the first received first."""
        del reading
        found = [referral for key in case_ids for referral in self._referrals.get(key, {}).values()]
        return sorted(found, key=lambda referral: (referral.received_on, referral.id))

    def put_referral(self, referral: Referral, *, work: Work) -> Referral:
        """Keep a new referral until `write`, or store what changed; return it as it is stored then."""
        known = self._referrals.get(referral.case_id, {}).get(referral.id)
        if known is None:
            self._new_referrals.append(referral)
            stored = replace(referral, version=_STORED)
        elif self._rehearses:
            stored = referral
        else:
            self.write(work)
            stored = store.put(work, replace(referral, version=known.version))
        self._remember_referral(stored)
        return stored

    def count(self, key: CountKey, outcome: NotKept, *, work: Work) -> None:
        """Count one more that is not kept; a rehearsal counts nothing."""
        if not self._rehearses:
            counts.add(work, key, outcome)

    @override
    def write(self, work: Work) -> None:
        """Store what is new."""
        super().write(work)
        if self._new_referrals:
            store.add_many(work, self._new_referrals)
        self._new_referrals = []

    def _remember_referral(self, referral: Referral) -> None:
        self._referrals.setdefault(referral.case_id, {})[referral.id] = referral
