from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum
from uuid import UUID

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError, StatementError

from ks_desktop.core.database import Database
from ks_desktop.core.drafts import DraftRow
from ks_desktop.core.errors import StaleError
from ks_desktop.core.rows import MOST_KEYS, Base, Instant, choice, in_parts
from ks_desktop.core.settings_store import SettingRow
from ks_desktop.core.values import UserId


class Tint(StrEnum):
    WARM = "warm"
    COOL = "cool"


def test_a_text_longer_than_its_column_is_refused_by_the_database(database: Database, actor: UserId) -> None:
    with pytest.raises(IntegrityError, match="length"), database.work(actor, "test") as work:
        work.session.add(SettingRow(name="x" * 201, value=""))


def test_an_instant_without_zone_is_a_bug(database: Database, actor: UserId) -> None:
    naive = datetime(2026, 11, 21, 8, 30)  # noqa: DTZ001 - the point of the test
    row = DraftRow(id=UUID(int=1), user_id=actor, form="f", subject="", content={}, kept_at=naive)
    with pytest.raises(StatementError, match="time zone"), database.work(actor, "test") as work:
        work.session.add(row)


@given(st.datetimes(datetime(1950, 1, 1), datetime(2090, 1, 1)), st.integers(-14, 14))  # noqa: DTZ001
def test_an_instant_comes_back_in_utc(moment: datetime, offset: int) -> None:
    kind, dialect = Instant(), sa.create_engine("sqlite://").dialect
    aware = moment.replace(tzinfo=timezone(timedelta(hours=offset)))
    stored = kind.process_bind_param(aware, dialect)
    assert stored is not None
    assert stored.tzinfo is None
    back = kind.process_result_value(stored, dialect)
    assert back == aware
    assert back is not None
    assert back.tzinfo is UTC


def test_the_second_of_two_savers_is_told(database: Database, actor: UserId) -> None:
    with database.work(actor, "test") as work:
        work.session.add(SettingRow(name="n", value="1"))

    def save_over_another() -> None:
        with database.work(actor, "test") as work:
            mine = work.session.get_one(SettingRow, "n")
            work.session.execute(sa.text("UPDATE setting SET version = 9 WHERE name = 'n'"))
            mine.value = "2"

    with pytest.raises(StaleError):
        save_over_another()
    with database.reading(actor) as reading:
        kept = reading.session.get_one(SettingRow, "n")
        assert (kept.value, kept.version) == ("1", 1)


def test_a_choice_is_stored_as_its_word_and_checked() -> None:
    column = choice(Tint)
    assert column.enums == ["warm", "cool"]
    assert column.name == "tint"
    assert column.create_constraint


def test_keys_are_asked_for_once_in_parts_that_fit() -> None:
    keys = [*range(MOST_KEYS + 1), 3]
    assert list(in_parts(keys)) == [list(range(MOST_KEYS)), [MOST_KEYS]]
    assert list(in_parts(())) == []


def test_every_length_has_a_check() -> None:
    for table in Base.metadata.tables.values():
        checks = {str(c.name) for c in table.constraints if isinstance(c, sa.CheckConstraint)}
        for column in table.columns:
            kind = column.type
            if isinstance(kind, sa.String) and not isinstance(kind, sa.Enum) and kind.length:
                assert any(f"{column.name}_length" in name for name in checks), f"{table.name}.{column.name}"
