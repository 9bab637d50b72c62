from ks_desktop.coalition.table import COLUMNS, NARROW_COLUMNS
from tests.coalition.test_service import make_organisation


def test_a_partner_stands_in_the_list_in_dutch() -> None:
    partner = make_organisation(phone="030 1234567")
    assert [column.text(partner) for column in COLUMNS] == [
        "Wijkteam Lunetten",
        "Wijkteam",
        "Sociaal",
        "Utrecht",
        "030 1234567",
    ]
    assert set(NARROW_COLUMNS) <= set(COLUMNS)
