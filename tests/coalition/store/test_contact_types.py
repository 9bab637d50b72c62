from dataclasses import replace

import pytest

from ks_desktop.coalition import store
from ks_desktop.coalition.domain import ContactType
from ks_desktop.core.database import Database
from ks_desktop.core.errors import StaleError
from ks_desktop.core.values import UserId


def test_a_kind_of_contact_comes_back_and_the_second_saver_is_told(database: Database, actor: UserId) -> None:
    group = ContactType(key="group", name="Groep", minutes=90, mode="elsewhere", follows="first_visit", source="regio")
    with database.work(actor, "test") as work:
        store.put_contact_type(work, group)
    with database.work(actor, "test") as work:
        kept = store.contact_types(work)["group"]
        assert kept == replace(group, version=1)
        store.put_contact_type(work, replace(kept, is_hidden=True))
    with database.reading(actor) as reading:
        assert store.contact_types(reading) == {"group": replace(kept, is_hidden=True, version=2)}
    for version in (0, 1):
        with pytest.raises(StaleError), database.work(actor, "test") as work:
            store.put_contact_type(work, replace(kept, version=version))
