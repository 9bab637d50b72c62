"""The books for a referral of which somebody said that certain women on record are somebody else."""

from collections.abc import Collection

from typing_extensions import override

from ks_desktop.clients.domain import Client
from ks_desktop.clients.domain.likeness import Resembling
from ks_desktop.clients.service import Clients
from ks_desktop.core.database import Reading
from ks_desktop.core.values import ClientId
from ks_desktop.referrals.books.single import SingleBooks


class BooksApart(SingleBooks):
    """As the books for one referral, without these women: she is filed with none of them."""

    def __init__(self, clients: Clients, others: Collection[ClientId]) -> None:
        super().__init__(clients)
        self._others = others

    @override
    def resembling(self, client: Client, *, reading: Reading) -> Resembling:
        found = super().resembling(client, reading=reading)
        return Resembling(same=self._without(found.same), alike=self._without(found.alike))

    @override
    def namesakes(self, client: Client, *, reading: Reading) -> tuple[Client, ...]:
        return self._without(super().namesakes(client, reading=reading))

    def _without(self, women: tuple[Client, ...]) -> tuple[Client, ...]:
        return tuple(woman for woman in women if woman.id not in self._others)
