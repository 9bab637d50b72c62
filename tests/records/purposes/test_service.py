from ks_desktop.house import House
from ks_desktop.records.purposes import purposes
from ks_desktop.security.domain import Role
from tests.records.requests.conftest import house
from tests.records.requests.test_register import colleague

__all__ = ["house"]


def test_the_list_is_a_row_for_each_column_and_a_paper_that_is_logged(house: House) -> None:
    rows = house.data_list.rows(actor=house.actor)
    assert len(rows) == sum(len(table.columns) for table in purposes().tables.values())
    bsn = next(row for row in rows if (row["table"], row["column"]) == ("client", "bsn"))
    assert (bsn["is_special"], bsn["kept"]) == (True, "care_record")
    assert any("BW 7:454" in basis["law"] for basis in bsn["bases"])
    assert house.data_list.sheet(actor=house.actor).pdf.startswith(b"%PDF")
    with house.database.reading(house.actor) as reading:
        newest = "SELECT event FROM audit ORDER BY seq DESC LIMIT 1"
        assert reading.session.connection().exec_driver_sql(newest).scalar() == "data_list_made"
    with colleague(house, Role.ADMINISTRATOR) as administrator:
        assert house.data_list.shown(actor=administrator).counted is None
