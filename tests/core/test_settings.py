import pytest

from ks_desktop.core.database import Database
from ks_desktop.core.errors import UserError, UserErrors, each
from ks_desktop.core.settings import RANGES, Settings, SettingsStore
from ks_desktop.core.values import UserId


def test_a_new_database_has_the_defaults(database: Database, actor: UserId) -> None:
    assert SettingsStore(database).read(actor=actor) == Settings()


def test_a_changed_setting_is_kept_and_the_others_stay(database: Database, actor: UserId) -> None:
    store = SettingsStore(database)
    store.change({"visit_minutes": "75", "organisation": "JGZ  Voorbeeld"}, actor=actor)
    store.change({"visit_minutes": "90"}, actor=actor)
    assert store.read(actor=actor) == Settings(visit_minutes=90, organisation="JGZ  Voorbeeld")


@pytest.mark.parametrize(
    ("name", "value"), [("visit_minutes", "een uur"), ("visits_a_day", "0"), ("letter_window", "up")]
)
def test_a_wrong_value_is_named_and_nothing_is_saved(database: Database, actor: UserId, name: str, value: str) -> None:
    store = SettingsStore(database)
    with pytest.raises(UserError) as refused:
        store.change({name: value, "organisation": "JGZ Voorbeeld"}, actor=actor)
    assert [error.field for error in each(refused.value)] == [name]
    assert store.read(actor=actor) == Settings()


def test_all_wrong_numbers_are_named_at_once() -> None:
    with pytest.raises(UserErrors) as refused:
        Settings(visit_minutes=1, visits_a_day=99)
    assert {error.field for error in refused.value.errors} == {"visit_minutes", "visits_a_day"}


def test_every_default_lies_in_its_range() -> None:
    defaults = Settings()
    assert all(allowed.least <= getattr(defaults, name) <= allowed.most for name, allowed in RANGES.items())
