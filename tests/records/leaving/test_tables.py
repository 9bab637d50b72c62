from uuid import UUID

from ks_desktop.core.rows import Base
from ks_desktop.core.values import UserId
from ks_desktop.house import House
from ks_desktop.records.leaving.tables import Sealed, count, going_along, is_restricted, rows, staying
from ks_desktop.records.purposes import purposes
from tests.records.requests.conftest import house

__all__ = ["house"]
NOTE = "Zij vertelde iets."


def test_every_table_goes_along_or_is_named_as_staying() -> None:
    going, left = {table.name for table in going_along()}, {table.name for table in staying()}
    assert going | left == set(purposes().tables)
    assert going <= set(Base.metadata.tables)
    assert {"client", "letter", "audit", "attachment", "privacy_request"} <= going
    assert {table.name for table in going_along() if is_restricted(table)} == {"restricted_note", "safety_look"}
    assert all(
        "uit" in table.words
        or table.kept in {"draft", "steps", "log", "paper_aside", "half_form"}
        or "Vergelijk" in table.words
        or "zoek" in table.words
        for table in staying()
    )


def test_a_row_is_read_as_it_stands_and_counted(house: House) -> None:
    users = purposes().tables["app_user"]
    with house.database.reading(house.actor) as reading:
        found = list(rows(users, reading, sealed=None))
        assert count(users, reading) == len(found) >= 1
    assert house.actor in {UserId(UUID(str(row["id"]))) for row in found}
    assert (
        Sealed(open=lambda sealed, _table, _row, _actor: sealed.decode(), actor=house.actor).open(
            NOTE.encode(), "restricted_note", UUID(int=1), house.actor
        )
        == NOTE
    )
