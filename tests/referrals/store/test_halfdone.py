from dataclasses import replace

import pytest

from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.errors import StaleError
from ks_desktop.core.values import UnfinishedId, UserId, new_id
from ks_desktop.referrals.domain.halfdone import Unfinished
from ks_desktop.referrals.store import halfdone as store
from ks_desktop.security.domain import AuditEvent


def test_what_is_stored_comes_back_the_same_and_goes(database: Database, clock: Clock, actor: UserId) -> None:
    typed: dict[str, str | list[str]] = {"birth_surname": "Żółkiewska", "reasons": ["lifestyle"], "birth_date": "30-2"}
    new = Unfinished(id=UnfinishedId(new_id()), name="Żółkiewska", content=typed, kept_at=clock.now(), kept_by=actor)
    with database.work(actor, AuditEvent.REFERRAL_BEGUN) as work:
        kept = store.put(work, new)
        with pytest.raises(StaleError):
            store.put(work, replace(new, version=7))
    assert kept == replace(new, version=1)
    with database.reading(actor) as reading:
        assert store.get(reading, new.id) == kept
        assert store.every(reading) == [kept]
    with database.work(actor, AuditEvent.REFERRAL_DROPPED) as work:
        store.remove(work, new.id)
        store.remove(work, new.id)
        with pytest.raises(StaleError):
            store.put(work, kept)
        assert store.get(work, new.id) is None
