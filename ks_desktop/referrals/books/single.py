"""The books for one referral: straight to the rooms below."""

from collections.abc import Iterable

from ks_desktop.clients.domain import Case, Client, Consent
from ks_desktop.clients.domain.likeness import Resembling
from ks_desktop.clients.service import Clients
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.values import CaseId, ClientId
from ks_desktop.referrals import store
from ks_desktop.referrals.domain import Referral
from ks_desktop.referrals.domain.counting import CountKey, NotKept
from ks_desktop.referrals.store import counts


class SingleBooks:
    """Reads and writes each thing at once; see `Books`."""

    def __init__(self, clients: Clients) -> None:
        self._clients = clients

    def resembling(self, client: Client, *, reading: Reading) -> Resembling:
        """Return who on record is this woman, and who may be her."""
        return self._clients.resembling(client, reading=reading)

    def namesakes(self, client: Client, *, reading: Reading) -> tuple[Client, ...]:
        """Return the women of whom no birth date is known and whose whole name is hers."""
        return self._clients.namesakes(client, reading=reading)

    def cases_of(self, client_ids: Iterable[ClientId], *, reading: Reading) -> dict[ClientId, tuple[Case, ...]]:
        """Return the cases of these women, the newest pregnancy first."""
        return self._clients.cases_of(client_ids, reading=reading)

    def consents(self, case_ids: Iterable[CaseId], *, reading: Reading) -> dict[CaseId, tuple[Consent, ...]]:
        """Return all her answers in these cases, in the order she gave them."""
        return self._clients.consents(case_ids, reading=reading)

    def referrals_of(self, case_ids: Iterable[CaseId], *, reading: Reading) -> list[Referral]:
        """Return the referrals of these cases, the first received first."""
        return store.of_cases(reading, case_ids)

    def open_case(self, client: Client, case: Case, consents: Iterable[Consent] = (), *, work: Work) -> None:
        """Store a new case with what she agreed to, and the woman herself when she is new."""
        self._clients.open_case(client, case, consents, work=work)

    def put_client(self, client: Client, *, work: Work) -> None:
        """Store what changed in her record."""
        self._clients.put_client(client, work=work)

    def put_case(self, case: Case, *, work: Work) -> None:
        """Store what changed in a case."""
        self._clients.put_case(case, work=work)

    def put_consent(self, consent: Consent, *, work: Work) -> None:
        """Store an answer of hers."""
        self._clients.put_consent(consent, work=work)

    def put_referral(self, referral: Referral, *, work: Work) -> Referral:
        """Store a referral; return it as it is stored now."""
        return store.put(work, referral)

    def count(self, key: CountKey, outcome: NotKept, *, work: Work) -> None:
        """Count one more that is not kept."""
        counts.add(work, key, outcome)
