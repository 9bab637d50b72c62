import pytest
import sqlalchemy as sa

from ks_desktop.clients.store.rows import ClientRow, ConsentRow
from ks_desktop.core.database import Database
from ks_desktop.core.values import UserId
from tests.clients.makers import make_case, make_client


def test_the_database_itself_refuses_words_outside_a_choice(database: Database, actor: UserId) -> None:
    case = make_case(make_client())
    insert = sa.text(
        "INSERT INTO consent (id, case_id, purpose, state, explained, why, data, asked_by, given_on, form, version)"
        " VALUES (:id, :case, 'anything', 'given', '', '', '', '', '2026-11-18', 'spoken', 1)"
    )
    with pytest.raises(sa.exc.IntegrityError), database.work(actor, "test") as work:
        work.session.execute(insert, {"id": case.client_id.hex, "case": case.id.hex})


def test_every_searched_column_has_an_index() -> None:
    indexed = {column.name for index in ClientRow.metadata.tables["client"].indexes for column in index.columns}
    assert {"search_surname", "birth_date", "bsn", "postcode", "municipality"} <= indexed
    assert ConsentRow.__table__.columns["case_id"].index
