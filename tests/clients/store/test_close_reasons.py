from dataclasses import replace
from datetime import date

import pytest

from ks_desktop.clients import store
from ks_desktop.clients.domain import CaseStatus, CloseReason, ClosingReason
from ks_desktop.clients.store import close_reasons
from ks_desktop.core.database import Database
from ks_desktop.core.errors import StaleError
from ks_desktop.core.values import UserId
from tests.clients.makers import make_case, make_client


def test_a_reason_comes_back_and_is_counted_also_of_cases_from_before_there_were_keys(
    database: Database, actor: UserId
) -> None:
    reason = ClosingReason(key="eigen", label="Ł <geen>", kind=CloseReason.MOVED, position=3, asks_note=True)
    with database.work(actor, "test") as work:
        close_reasons.put(work, reason)
        assert close_reasons.all_of(work) == {"eigen": replace(reason, version=1)}
        with pytest.raises(StaleError):
            close_reasons.put(work, reason)
        for key in ("eigen", ""):
            client = make_client()
            store.put_client(work, client)
            closed = {"status": CaseStatus.CLOSED, "closed_on": date(2026, 11, 21), "close_reason": CloseReason.MOVED}
            store.put_case(work, make_case(client, **closed, closing=key))
        assert close_reasons.used(work) == {"eigen": 1, "moved": 1}
        close_reasons.remove(work, "eigen")
        assert close_reasons.all_of(work) == {}
