from datetime import date
from typing import Any

import pytest

from ks_desktop.coalition import store
from ks_desktop.coalition.domain import (
    Cost,
    Mark,
    Parity,
    Phase,
    ReferrerRole,
    Service,
)
from ks_desktop.core.database import Database
from ks_desktop.core.errors import StaleError
from ks_desktop.core.gestation import age_of
from ks_desktop.core.values import LocationId, PersonId, UserId, new_id
from tests.coalition.domain.test_services import make_service

WORDS = ("geld", "schuld", "moeders", "100%", "a_b", "café", "taal", "wijk")
NEEDS = ("money", "housing", "language")
CODES = ("GM0344", "GM0355")


def whole() -> Service:
    return make_service(
        needs=("money", "housing"),
        phase=Phase.BOTH,
        from_age=age_of(12),
        until_age=age_of(28),
        parity=Parity.FIRST,
        from_years=16,
        until_years=25,
        languages=("nl", "ti"),
        municipalities=CODES,
        takes_from=(ReferrerRole.GP,),
        cost=Cost.PAID,
        waiting_weeks=6,
        waiting_asked_on=date(2026, 11, 1),
        mark=Mark.CONFLICT,
        valid_from=date(2026, 1, 1),
        checked_on=date(2026, 11, 2),
        checked_by="Mw. Proef",
        regions=("around", "far"),
        locations=(LocationId(new_id()), LocationId(new_id())),
        people=(PersonId(new_id()),),
        ends_on=date(2027, 1, 1),
        is_hidden=True,
    )


def test_a_service_comes_back_as_it_was_stored(database: Database, actor: UserId) -> None:
    service, bare = whole(), make_service(name="Kaal", needs=())
    with database.work(actor, "test") as work:
        store.put_service(work, service)
        store.put_service(work, bare)
        with pytest.raises(StaleError):
            store.put_service(work, service)
    with database.reading(actor) as reading:
        kept = store.services(reading)
        assert store.names_beside(reading, service) == ["Kaal"]
        assert store.names_beside(reading, bare) == []  # the other one is not there any more
        assert list(store.services(reading, [bare.id])) == [bare.id]
    assert kept == {service.id: make_like(service, version=1), bare.id: make_like(bare, version=1)}


def make_like(service: Service, **changes: Any) -> Service:
    return make_service(**{name: getattr(service, name) for name in Service.__dataclass_fields__} | changes)
