"""A request of hers that waits keeps her record where it is; one for destruction does not stand in its own way."""

from collections.abc import Collection
from typing import Final

from ks_desktop.core.database import Reading
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId
from ks_desktop.records.domain.requests import RequestKind
from ks_desktop.records.store import requests

_WAITS: Final = N_("She asked something about her record, and it waits for an answer.")


class RequestsWait:
    """What the register of requests says of a case."""

    def kept_because(self, case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, str]:
        """Return the cases about which a request waits, each with why it stays."""
        wanted = frozenset(case_ids)
        return {
            one.case_id: _WAITS
            for one in requests.register(reading)
            if one.is_open and one.kind is not RequestKind.DESTRUCTION and one.case_id in wanted
        }
