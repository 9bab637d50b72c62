import pytest

from ks_desktop.core.database import Database
from ks_desktop.core.errors import UserError, each
from ks_desktop.core.settings import Settings
from ks_desktop.core.settings_store import SettingsStore, logo_within, put_logo
from ks_desktop.core.values import UserId


def test_a_new_database_has_the_defaults(database: Database, actor: UserId) -> None:
    assert SettingsStore(database).read(actor=actor) == Settings()


def test_a_changed_setting_is_kept_and_the_others_stay(database: Database, actor: UserId) -> None:
    store = SettingsStore(database)
    store.change({"visit_minutes": "75", "organisation": "JGZ  Voorbeeld"}, actor=actor)
    store.change({"visit_minutes": "90"}, actor=actor)
    assert store.read(actor=actor) == Settings(visit_minutes=90, organisation="JGZ  Voorbeeld")


@pytest.mark.parametrize(
    ("name", "value"),
    [("visit_minutes", "een uur"), ("visit_minutes", "47"), ("visits_a_day", "0"), ("letter_window", "up")],
)
def test_a_wrong_value_is_named_and_nothing_is_saved(database: Database, actor: UserId, name: str, value: str) -> None:
    store = SettingsStore(database)
    with pytest.raises(UserError) as refused:
        store.change({name: value, "organisation": "JGZ Voorbeeld"}, actor=actor)
    assert [error.field for error in each(refused.value)] == [name]
    assert store.read(actor=actor) == Settings()


def test_the_logo_is_kept_replaced_and_taken_away(database: Database, actor: UserId) -> None:
    for content in (b"een", b"twee", None):
        with database.work(actor, "settings_changed") as work:
            put_logo(work, content)
        with database.reading(actor) as reading:
            assert logo_within(reading) == content
