from dataclasses import replace
from datetime import date

from ks_desktop.coalition import store
from ks_desktop.coalition.domain import SECOND_VISIT, ContactWindow, Terms
from ks_desktop.core.database import Database
from ks_desktop.core.gestation import WeekWindow, age_of
from ks_desktop.core.values import UserId

WINDOW = WeekWindow(earliest=age_of(10), best_from=age_of(16, 3), best_until=age_of(27, 6), latest=age_of(38))
DAY = date(2026, 1, 1)


def test_terms_come_back_as_they_were_agreed(database: Database, actor: UserId) -> None:
    terms = Terms(municipality="GM0344", valid_from=DAY, contact_days=3, window=WINDOW, source="Overleg")
    with database.work(actor, "test") as work:
        store.put_terms(work, replace(terms, contact_days=9))
        store.put_terms(work, terms)
    with database.reading(actor) as reading:
        assert store.newest_terms(reading, ["GM0344", ""], DAY) == {"GM0344": terms}
        assert store.newest_terms(reading, ["GM0344"], date(2025, 12, 31)) == {}


def test_weeks_come_back_by_municipality_and_kind_of_contact(database: Database, actor: UserId) -> None:
    weeks = ContactWindow(
        municipality="GM0344",
        contact_type=SECOND_VISIT,
        valid_from=DAY,
        window=WINDOW,
        term_days=20,
        after_from=3,
        after_until=9,
        margin_days=5,
        source="Overleg",
    )
    general = replace(weeks, municipality="", source="regio")
    later = replace(weeks, valid_from=date(2026, 7, 1), margin_days=1)
    with database.work(actor, "test") as work:
        for each in (later, replace(weeks, margin_days=7), weeks, general):
            store.put_window(work, each)
    with database.reading(actor) as reading:
        assert store.newest_windows(reading, ["GM0344", ""], DAY) == {
            ("GM0344", SECOND_VISIT): weeks,
            ("", SECOND_VISIT): general,
        }
        assert store.newest_windows(reading, ["GM0344"], date(2026, 7, 1)) == {("GM0344", SECOND_VISIT): later}


def test_serving_other_municipalities_replaces_the_list(database: Database, actor: UserId) -> None:
    with database.work(actor, "test") as work:
        store.set_served(work, ["GM0344", "GM0355"])
        store.set_served(work, ["GM0344", "GM0014"])
        assert store.served(work) == ("GM0014", "GM0344")
