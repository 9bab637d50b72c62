from typing import Any

import pytest
import sqlalchemy as sa

from ks_desktop.clients import store as clients
from ks_desktop.core import row_images
from ks_desktop.core.database import Database
from ks_desktop.core.row_images import RowChangedError, RowKey
from ks_desktop.core.rows import Base
from ks_desktop.core.values import UserId, new_id
from tests.clients.makers import make_case, make_client


def row(database: Database, actor: UserId, key: RowKey) -> dict[str, object] | None:
    with database.reading(actor) as reading:
        query = f"SELECT * FROM {key[0]} WHERE id = ?"  # noqa: S608 - a table of ours
        found = reading.session.connection().exec_driver_sql(query, (key[1],)).mappings().first()
        return dict(found) if found else None


class Kept:
    """Two cases of one woman, and the images of what is done with them in one work."""

    def __init__(self, database: Database, actor: UserId) -> None:
        self.database, self.actor = database, actor
        self.client = make_client()
        self.changed, self.removed = make_case(self.client), make_case(self.client, midwife="die gaat")
        with database.work(actor, "test") as work:
            clients.put_client(work, self.client)
            clients.put_case(work, self.changed)
            clients.put_case(work, self.removed)
        self.new = make_case(self.client, midwife="nieuw")
        self.keys: list[RowKey] = [("client_case", each.id.hex) for each in (self.changed, self.removed, self.new)]
        self.payload = self.do()

    def do(self) -> dict[str, Any]:
        table = Base.metadata.tables["client_case"]
        with self.database.work(self.actor, "test") as work:
            clients.put_case(work, self.new)
            work.session.execute(sa.delete(table).where(table.c.id == self.removed.id))
            change = {"midwife": "anders", "version": table.c.version + 1}
            work.session.execute(sa.update(table).where(table.c.id == self.changed.id).values(**change))
            work.session.flush()
            with self.database.reading(self.actor) as before:
                return row_images.as_json(row_images.images(self.keys, before, work))

    def rows(self) -> list[dict[str, object] | None]:
        return [self.without_version(key) for key in self.keys]

    def without_version(self, key: RowKey) -> dict[str, object] | None:
        found = row(self.database, self.actor, key)
        return found and {name: value for name, value in found.items() if name != "version"}

    def put_back(self) -> None:
        with self.database.work(self.actor, "test") as work:
            row_images.put_back(self.payload, work)

    def write(self, statement: str, *values: object) -> None:
        with self.database.work(self.actor, "test") as work:
            work.session.connection().exec_driver_sql(statement, values)


@pytest.fixture
def kept(database: Database, actor: UserId) -> Kept:
    return Kept(database, actor)


def test_a_new_a_changed_and_a_removed_row_are_as_they_were(kept: Kept) -> None:
    assert [each["midwife"] if each else None for each in kept.rows()] == ["anders", None, "nieuw"]
    kept.put_back()
    assert [each["midwife"] if each else None for each in kept.rows()] == [kept.changed.midwife, "die gaat", None]
    changed = row(kept.database, kept.actor, kept.keys[0])
    assert changed is not None
    assert changed["version"] == 3  # it rises, so that whoever has it open is told


def test_of_a_changed_row_only_what_changed_is_kept_and_of_a_new_one_nothing(kept: Kept) -> None:
    befores = {key: before for _table, key, before, _seal in kept.payload["rows"]}
    assert befores[kept.changed.id.hex] == {"midwife": kept.changed.midwife}
    assert befores[kept.new.id.hex] is None
    assert befores[kept.removed.id.hex]["midwife"] == "die gaat"
    assert row_images.keys_in(kept.payload) == frozenset(kept.keys)


@pytest.mark.parametrize("which", [0, 2])
def test_a_row_that_was_changed_since_stops_all_of_it(kept: Kept, which: int) -> None:
    kept.write("UPDATE client_case SET gp = 'later' WHERE id = ?", kept.keys[which][1])
    before = kept.rows()
    with pytest.raises(RowChangedError) as refused:
        kept.put_back()
    assert (refused.value.row, refused.value.is_for_good) == (kept.keys[which], False)
    assert kept.rows() == before
    kept.write("UPDATE client_case SET gp = ? WHERE id = ?", kept.new.gp, kept.keys[which][1])
    kept.put_back()  # as it was left: it fits again


def test_a_row_with_something_new_hanging_on_it_does_not_go(kept: Kept) -> None:
    key = new_id().hex
    kept.write(
        "INSERT INTO safety_look (id, case_id, colour, user_id, at, note) VALUES (?, ?, 'green', ?, '2026-11-21', '')",
        key,
        kept.new.id.hex,
        kept.actor.hex,
    )
    with pytest.raises(RowChangedError) as refused:
        kept.put_back()
    assert refused.value.row == ("safety_look", key)


def test_a_row_whose_parent_is_gone_does_not_come_back(kept: Kept) -> None:
    kept.write("DELETE FROM client_case")
    kept.write("DELETE FROM client")
    kept.payload["rows"] = [each for each in kept.payload["rows"] if each[1] == kept.removed.id.hex]
    with pytest.raises(RowChangedError) as refused:
        kept.put_back()
    assert refused.value.row == ("client", kept.client.id.hex)


def test_a_column_that_a_later_version_took_away_can_never_be_put_back(kept: Kept) -> None:
    columns = kept.payload["columns"]
    assert isinstance(columns, dict)
    columns["client_case"].append("was there once")
    with pytest.raises(RowChangedError) as refused:
        kept.put_back()
    assert refused.value.is_for_good


def test_bytes_and_what_did_not_change_are_kept_as_they_are(database: Database, actor: UserId) -> None:
    key = ("setting_picture", "logo")
    with database.work(actor, "test") as work:
        work.session.connection().exec_driver_sql("INSERT INTO setting_picture VALUES ('logo', ?)", (b"\x00\xff",))
    with database.work(actor, "test") as work:
        work.session.connection().exec_driver_sql("UPDATE setting_picture SET content = ?", (b"\x01",))
        with database.reading(actor) as before:
            payload = row_images.as_json(row_images.images([key, ("client", new_id().hex)], before, work))
    assert len(payload["rows"]) == 1
    with database.work(actor, "test") as work:
        row_images.put_back(payload, work)
    with database.reading(actor) as reading:
        assert reading.session.execute(sa.text("SELECT content FROM setting_picture")).scalar() == b"\x00\xff"
