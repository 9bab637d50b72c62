import pytest
import sqlalchemy as sa

from ks_desktop.clients import store
from ks_desktop.clients.store.rows import CaseRow, ConsentRow, DueDateRow
from ks_desktop.core import moving
from ks_desktop.core.database import Database
from ks_desktop.core.values import UserId, new_id
from tests.clients.makers import make_case, make_client, make_consent

TABLES = ("client", "client_case", "consent")


def test_rows_go_to_another_case_and_come_back_as_they_were(database: Database, actor: UserId) -> None:
    client = make_client()
    gone, kept = make_case(client), make_case(client)
    consent = make_consent(gone)
    room = moving.RowsJoined(ConsentRow, DueDateRow)
    assert room.joined_tables == {"consent", "due_date"}
    with database.work(actor, "test") as work:
        store.put_client(work, client)
        for case in (gone, kept):
            store.put_case(work, case)
        store.put_consent(work, consent)
    with database.work(actor, "test") as work:
        before = {name: moving.rows(work, name, "id", [client.id, gone.id, consent.id]) for name in TABLES}
        moved = room.cases_joined(gone.id, kept.id, work=work)
        assert [(one.table, one.after["version"]) for one in moved] == [("consent", 2)]
        assert store.consents_of(work, [kept.id])[0].id == consent.id
        (row,) = moving.rows(work, "client_case", "id", [gone.id])
        moving.remove(work, "client_case", "id", gone.id)
        assert work.session.scalar(sa.select(sa.func.count()).select_from(CaseRow)) == 1
        moving.put_back(work, "client_case", [row])
        for one in reversed(moved):
            moving.undo(work, moving.Moved(**one.as_json()))
        assert before == {name: moving.rows(work, name, "id", [client.id, gone.id, consent.id]) for name in TABLES}


def test_what_was_changed_since_is_not_taken_back(database: Database, actor: UserId) -> None:
    client = make_client()
    with database.work(actor, "test") as work:
        store.put_client(work, client)
        (row,) = moving.rows(work, "client", "id", [client.id])
        moved = moving.change(work, "client", row, {"language": "nl", "place": "Zeist"})
        (now,) = moving.rows(work, "client", "id", [client.id])
        moving.change(work, "client", now, {"place": "Houten"})
        moving.undo(work, moved)
        (after,) = moving.rows(work, "client", "id", [client.id])
    assert (after["language"], after["place"], after["version"]) == ("tr", "Houten", 4)


def test_a_row_that_is_gone_stays_gone_and_only_our_names_are_asked(database: Database, actor: UserId) -> None:
    with database.work(actor, "test") as work:
        moving.undo(work, moving.Moved(table="client", id=new_id().hex, before={"place": "a"}, after={"place": "b"}))
        with pytest.raises(KeyError):
            moving.rows(work, "client; DROP", "id", [new_id()])
        with pytest.raises(KeyError):
            moving.rows(work, "client", "id = 1 --", [new_id()])
