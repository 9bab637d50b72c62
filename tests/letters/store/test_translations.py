from datetime import date

import pytest

from ks_desktop.core.errors import StaleError
from ks_desktop.letters.domain.translation import TranslationCheck
from ks_desktop.letters.store import translations as store
from ks_desktop.security.domain import AuditEvent
from tests.letters.rooms import Rooms

CHECK = TranslationCheck(kind="appointment", language="tr", mark="a1", name="E. Demir", on=date(2026, 11, 20))


def test_a_check_comes_back_is_replaced_and_goes(rooms: Rooms) -> None:
    with rooms.database.work(rooms.actor, AuditEvent.TRANSLATION_CHECKED) as work:
        store.put(work, CHECK)
        (kept,) = store.all_checks(work)
        assert kept == TranslationCheck(
            kind="appointment", language="tr", mark="a1", name="E. Demir", on=date(2026, 11, 20), version=1
        )
        with pytest.raises(StaleError):
            store.put(work, CHECK)
        store.remove(work, "appointment", "ar")
        store.remove(work, "appointment", "tr")
        assert store.all_checks(work) == ()
