import csv
import io
from dataclasses import replace
from datetime import date

from openpyxl import load_workbook

from ks_desktop.coalition.exchange.lists import services_list, workbook
from ks_desktop.coalition.exchange.secrecy import hiding
from tests.coalition.exchange.makers import HOUSE, directory

TODAY = date(2026, 11, 22)


def test_the_workbook_has_a_sheet_for_each_sort_of_card_that_can_be_read() -> None:
    book = load_workbook(io.BytesIO(workbook(directory(), TODAY, hiding([]))))
    assert [sheet.title for sheet in book.worksheets] == ["Aanbod", "Organisaties", "Locaties", "Mensen"]
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "A2"
        assert all(8 < column.width <= 63 for column in sheet.column_dimensions.values())
        assert all(cell.alignment.wrap_text for row in sheet.iter_rows(min_row=2) for cell in row if cell.value)
        assert all(cell.data_type in {"s", "n"} for row in sheet.iter_rows() for cell in row)
    (head, *rows) = book["Aanbod"].iter_rows(values_only=True)
    said = dict(zip(head, rows[0], strict=True))
    assert said["Naam"] == "Grip op geld"
    assert said["Aanbieder"] == "Wijkteam Lindenhof"
    assert said["Talen"] == "Nederlands, Turks, Tigrinya"
    assert said["Wat het is"] == "=2+2 is geen formule, maar een les.\nZes keer."
    assert said["Is er plek"] == "3 weken wachttijd, gevraagd op 09-11-2026 (na de kerst)"


def test_what_is_offered_is_a_list_that_no_spreadsheet_runs() -> None:
    text = services_list(directory(), TODAY, hiding([])).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
    assert [row["Naam"] for row in rows] == ["Grip op geld", "Samen Sterk"]
    assert (rows[0]["Wat het is"][:4], rows[0]["Opmerking"][:2]) == ("'=2+", "'@")


def test_a_secret_place_is_on_no_sheet() -> None:
    place = replace(HOUSE, name="Nachthuis", phone="030-9998887", address_secret=True)
    copy = directory(locations=(place,))
    book = load_workbook(io.BytesIO(workbook(copy, TODAY, hiding([]))))
    said = {str(cell) for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) for cell in row}
    text = services_list(copy, TODAY, hiding([])).decode("utf-8-sig")
    assert said.isdisjoint({"Nachthuis", "030-9998887"})
    assert "Nachthuis" not in text
