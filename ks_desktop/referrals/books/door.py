"""What recording asks of the books; see `Clients` and the store of this room for what each means."""

from collections.abc import Iterable
from typing import Protocol

from ks_desktop.clients.domain import Case, Client, Consent
from ks_desktop.clients.domain.likeness import Resembling
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.values import CaseId, ClientId
from ks_desktop.referrals.domain import Referral
from ks_desktop.referrals.domain.counting import CountKey, NotKept


class Books(Protocol):
    """The women, their cases, her answers and the referrals, to read and to write."""

    def resembling(self, client: Client, *, reading: Reading) -> Resembling:
        """Return who on record is this woman, and who may be her."""

    def namesakes(self, client: Client, *, reading: Reading) -> tuple[Client, ...]:
        """Return the women of whom no birth date is known and whose whole name is hers."""

    def cases_of(self, client_ids: Iterable[ClientId], *, reading: Reading) -> dict[ClientId, tuple[Case, ...]]:
        """Return the cases of these women, the newest pregnancy first."""

    def consents(self, case_ids: Iterable[CaseId], *, reading: Reading) -> dict[CaseId, tuple[Consent, ...]]:
        """Return all her answers in these cases, in the order she gave them."""

    def referrals_of(self, case_ids: Iterable[CaseId], *, reading: Reading) -> list[Referral]:
        """Return the referrals of these cases, the first received first."""

    def open_case(self, client: Client, case: Case, consents: Iterable[Consent] = (), *, work: Work) -> None:
        """Store a new case with what she agreed to, and the woman herself when she is new."""

    def put_client(self, client: Client, *, work: Work) -> None:
        """Store what changed in her record."""

    def put_case(self, case: Case, *, work: Work) -> None:
        """Store what changed in a case."""

    def put_consent(self, consent: Consent, *, work: Work) -> None:
        """Store an answer of hers."""

    def put_referral(self, referral: Referral, *, work: Work) -> Referral:
        """Store a referral; return it as it is stored now."""

    def count(self, key: CountKey, outcome: NotKept, *, work: Work) -> None:
        """Count one more that is not kept."""
