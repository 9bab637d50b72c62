from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from ks_desktop.coalition import store
from ks_desktop.coalition.domain import ActionPlan, Alliance, Coordinator
from ks_desktop.core.database import Database
from ks_desktop.core.errors import StaleError
from ks_desktop.core.values import AllianceId, OrganisationId, UserId

ONE = Alliance(
    id=AllianceId(UUID(int=1)),
    name="Kansrijke Start Utrecht",
    valid_from=date(2025, 1, 1),
    until=date(2029, 1, 1),
    municipalities=("GM0344", "GM0355"),
    coordinator=Coordinator(name="M. Proef", organisation="Gemeente", phone="030 286 00 00", email="m@example.nl"),
    plan=ActionPlan(
        title="Plan",
        since=date(2025, 1, 1),
        until=date(2026, 12, 31),
        kept_at="Gedeelde map",
        goals="Eén\nTwee",
        checked_on=date(2026, 1, 2),
        checked_by="M. Slot",
    ),
    partners=(OrganisationId(UUID(int=7)), OrganisationId(UUID(int=8))),
    remark="Rustig",
    source="Overleg",
)


def test_states_come_back_as_they_were_kept_the_newest_first(database: Database, actor: UserId) -> None:
    later = replace(ONE, valid_from=date(2026, 1, 1), coordinator=Coordinator(name="K. Proef"))
    with database.work(actor, "test") as work:
        store.put_alliance(work, ONE)
        store.put_alliance(work, later)
    with database.reading(actor) as reading:
        assert store.alliance_states(reading) == (replace(later, version=1), replace(ONE, version=1))
        assert store.alliance_states(reading, [AllianceId(UUID(int=2))]) == ()
    with pytest.raises(StaleError), database.work(actor, "test") as work:
        store.put_alliance(work, ONE)
