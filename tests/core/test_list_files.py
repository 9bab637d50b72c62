import io

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from ks_desktop.core.formulas import unescape
from ks_desktop.core.list_files import csv_file, xlsx_book, xlsx_file
from ks_desktop.core.values import clean_note
from ks_desktop.referrals.exchange.files import read_grid

COLUMNS = ("phone", "reason_note")
notes = st.text(max_size=60).map(lambda text: clean_note(text).text)
risky = st.sampled_from(["=1+1", "+31612345678", "-x", "@a", "'=1", "''-", "_x0041_", "a\nb", "0612", "1-2-2027", " x"])


def read_back(content: bytes) -> list[tuple[str, ...]]:
    return [tuple(map(unescape, (*line.cells, "")[:2])) for line in read_grid(content).lines[1:]]


@settings(max_examples=40)
@given(st.lists(st.tuples(notes | risky, notes | risky), min_size=1, max_size=3))
def test_what_was_typed_comes_back_identical_from_both_kinds_of_file(pairs: list[tuple[str, str]]) -> None:
    rows = [dict(zip(COLUMNS, ("x" + phone, note), strict=True)) for phone, note in pairs]
    wanted = [("x" + phone, note) for phone, note in pairs]
    assert read_back(csv_file(COLUMNS, rows)) == wanted
    assert read_back(xlsx_file(COLUMNS, rows, "Aanmeldingen")) == wanted
    rows = [dict(zip(COLUMNS, ("x", note), strict=True)) for _phone, note in pairs]
    assert read_back(xlsx_file(COLUMNS, rows, "Aanmeldingen")) == [("x", note) for _phone, note in pairs]


def test_nothing_in_the_csv_is_run_by_a_spreadsheet() -> None:
    content = csv_file(COLUMNS, [{"phone": "+31612345678", "reason_note": "=cmd|'/c calc'!A1"}])
    assert content.startswith(b"\xef\xbb\xbfphone;reason_note\r\n")
    assert b"'+31612345678;'=cmd|'/c calc'!A1\r\n" in content


def test_the_workbook_holds_only_texts_under_a_frozen_line_and_no_column_is_too_narrow() -> None:
    content = xlsx_file(COLUMNS, [{"phone": "06 12345678", "reason_note": "=1+1\n" + "y" * 200}], "Aanmeldingen")
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    assert (sheet.title, sheet.freeze_panes) == ("Aanmeldingen", "A2")
    assert [cell.data_type for row in sheet.iter_rows() for cell in row] == ["s"] * 4
    assert [round(sheet.column_dimensions[letter].width) for letter in "AB"] == [13 + 1, 62 + 1]


def test_a_workbook_of_several_lists_has_a_sheet_for_each() -> None:
    rows = [{"phone": "030-1234567", "reason_note": ""}]
    book = load_workbook(io.BytesIO(xlsx_book([("Mensen", COLUMNS, rows), ("Leeg", COLUMNS, [])])))
    assert [sheet.title for sheet in book.worksheets] == ["Mensen", "Leeg"]
    assert book["Mensen"]["A2"].value == "030-1234567"
    assert (book["Leeg"].max_row, book["Leeg"].freeze_panes, book["Leeg"].print_title_rows) == (1, "A2", "$1:$1")
