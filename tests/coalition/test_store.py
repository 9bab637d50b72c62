from dataclasses import replace
from datetime import date

import pytest

from ks_desktop.coalition import store
from ks_desktop.coalition.domain import Organisation, OrganisationKind, Terms
from ks_desktop.core.database import Database
from ks_desktop.core.errors import StaleError
from ks_desktop.core.gestation import WeekWindow, age_of
from ks_desktop.core.values import OrganisationId, UserId, new_id


def test_terms_come_back_as_they_were_agreed(database: Database, actor: UserId) -> None:
    window = WeekWindow(earliest=age_of(10), best_from=age_of(16, 3), best_until=age_of(27, 6), latest=age_of(38))
    terms = Terms(municipality="GM0344", valid_from=date(2026, 1, 1), contact_days=3, window=window, source="Overleg")
    with database.work(actor, "test") as work:
        store.put_terms(work, replace(terms, contact_days=9))
        store.put_terms(work, terms)
    with database.reading(actor) as reading:
        assert store.newest_terms(reading, "GM0344", date(2026, 1, 1)) == terms
        assert store.newest_terms(reading, "GM0344", date(2025, 12, 31)) is None


def test_a_stale_or_vanished_organisation_is_refused(database: Database, actor: UserId) -> None:
    team = Organisation(id=OrganisationId(new_id()), name="Wijkteam", kind=OrganisationKind.NEIGHBOURHOOD_TEAM)
    with database.work(actor, "test") as work:
        store.put_organisation(work, team)
    with pytest.raises(StaleError), database.work(actor, "test") as work:
        store.put_organisation(work, team)
    with pytest.raises(StaleError), database.work(actor, "test") as work:
        store.put_organisation(work, replace(team, id=OrganisationId(new_id()), version=2))


def test_serving_other_municipalities_replaces_the_list(database: Database, actor: UserId) -> None:
    with database.work(actor, "test") as work:
        store.set_served(work, ["GM0344", "GM0355"])
        store.set_served(work, ["GM0344", "GM0014"])
        assert store.served(work) == ("GM0014", "GM0344")
