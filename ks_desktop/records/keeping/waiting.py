"""A request of hers that waits keeps her record where it is; one for destruction does not stand in its own way."""

from collections.abc import Collection
from typing import Final

from ks_desktop.clients.service import Clients
from ks_desktop.core.database import Reading
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId
from ks_desktop.records.domain.requests import RequestKind
from ks_desktop.records.store import requests

_WAITS: Final = N_("She asked something about her record, and it waits for an answer.")


class RequestsWait:
    """What the register of requests says of a case: she may ask about another of her pregnancies, too."""

    def __init__(self, clients: Clients) -> None:
        self._clients = clients

    def kept_because(self, case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, str]:
        """Return the cases of women of whom a request waits, each with why it stays."""
        asked = {
            one.case_id for one in requests.register(reading) if one.is_open and one.kind is not RequestKind.DESTRUCTION
        }
        if not asked:
            return {}
        women = {case.client_id for case in self._clients.cases(asked, reading=reading).values()}
        hers = {case.id for cases in self._clients.cases_of(women, reading=reading).values() for case in cases}
        return dict.fromkeys(hers.intersection(case_ids), _WAITS)
