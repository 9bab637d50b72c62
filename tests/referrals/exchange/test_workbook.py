import io
import zipfile
from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from ks_desktop.core.errors import UserError
from ks_desktop.core.grid import Number
from ks_desktop.referrals.exchange.workbook import read_workbook, refuse_ole
from tests.referrals.exchange.makers import HEAD, changed, rewritten, saved, workbook

SHEET = "xl/worksheets/sheet1.xml"


def refused(content: bytes) -> UserError:
    with pytest.raises(UserError) as caught:
        read_workbook(content)
    assert caught.value.text()
    return caught.value


def is_read_or_refused_in_words(content: bytes) -> bool:
    try:
        read_workbook(content)
    except UserError as error:
        return bool(error.text())
    return True


def test_days_and_numbers_come_as_what_they_stand_for() -> None:
    moment = datetime(2027, 3, 16, 10, 30)  # noqa: DTZ001 - a sheet knows no zone
    row = (date(2026, 11, 18), 12, 12.0, 1.5, True, False, time(15, 0), moment, " tekst ", None)
    grid = read_workbook(workbook(HEAD, row))
    assert grid.lines[1].cells == (
        *("2026-11-18", "12", "12", "1.5", "yes", "no", "15:00:00", "2027-03-16 10:30", " tekst "),
    )
    assert isinstance(grid.lines[1].cells[1], Number)
    assert not isinstance(grid.lines[1].cells[0], Number)


def test_a_formula_is_refused_in_its_own_cell_and_what_excel_last_saw_is_not_believed() -> None:
    content = workbook(HEAD, ("2026-11-18", "Slot", "=DATE(2027,3,16)"), ("2026-11-18", "Wit", "2027-03-16"))
    content = rewritten(
        content, SHEET, lambda text: text.replace("<v></v>", "<v>46462</v>").replace("<v />", "<v>1</v>")
    )
    grid = read_workbook(content)
    assert [(line.number, len(line.cells)) for line in grid.lines] == [(1, 3), (2, 3), (3, 3)]
    assert {place: error.code for place, error in grid.troubles.items()} == {(2, 2): "list_formula"}
    assert grid.lines[1].cells[2] == ""


def test_a_text_that_only_looks_like_a_formula_is_a_text() -> None:
    book = Workbook()
    book.worksheets[0].append(["x"])
    book.worksheets[0]["A1"].value = "=1+1"
    book.worksheets[0]["A1"].data_type = "s"
    assert read_workbook(saved(book)).lines[0].cells == ("=1+1",)


def test_an_error_of_the_sheet_is_named_in_its_cell() -> None:
    grid = read_workbook(workbook(HEAD, ("2026-11-18", "#N/A", "2027-03-16")))
    assert {place: error.code for place, error in grid.troubles.items()} == {(2, 1): "list_error"}


def test_a_sheet_is_chosen_by_name_and_hidden_ones_are_not_offered() -> None:
    book = Workbook()
    book.worksheets[0].title = "Leeg"
    book.create_sheet("Lijst").append(["a"])
    book.create_sheet("Geheim").sheet_state = "hidden"
    content = saved(book)
    assert read_workbook(content).sheets == ("Leeg", "Lijst")
    assert read_workbook(content, "Lijst").lines[0].cells == ("a",)
    for name in ("Geheim", "Anders"):
        with pytest.raises(UserError, match="list_sheet"):
            read_workbook(content, name)


def test_empty_lines_count_as_the_sheet_numbers_them() -> None:
    assert [line.number for line in read_workbook(workbook(HEAD, (), ("x",))).lines] == [1, 3]


@pytest.mark.parametrize("said", ["A1:XFD1048576", "A1:A1"])
def test_what_a_sheet_says_of_its_own_size_is_not_believed(said: str) -> None:
    content = rewritten(workbook(HEAD, ("1", "2", "3")), SHEET, lambda text: text.replace("A1:C2", said))
    assert [line.cells for line in read_workbook(content).lines] == [HEAD, ("1", "2", "3")]


def test_a_far_row_or_column_is_no_work() -> None:
    far = '<row r="1048577"><c r="A1048577" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    content = rewritten(workbook(HEAD), SHEET, lambda text: text.replace("</sheetData>", far))
    assert len(read_workbook(content).lines) == 1
    wide = '<row r="2"><c r="XFD2" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    content = rewritten(workbook(HEAD), SHEET, lambda text: text.replace("</sheetData>", wide))
    assert refused(content).code == "list_columns"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (changed(workbook(HEAD), {"xl/workbook.xml": b"<workbook"}), "list_broken"),
        (changed(workbook(HEAD), {"xl/worksheets/sheet1.xml": b"no markup"}), "list_broken"),
        (changed(workbook(HEAD), {"[Content_Types].xml": b"<Types/>"}), "list_broken"),
        (workbook(HEAD)[:-40], "list_broken"),
    ],
)
def test_a_damaged_workbook_is_refused_in_words(content: bytes, code: str) -> None:
    assert refused(content).code == code


def test_a_file_of_libre_office_and_any_other_zip_are_named() -> None:
    for name, code in (("content.xml", "list_ods"), ("word/document.xml", "list_kind")):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr(name, b"<a/>")
        assert refused(out.getvalue()).code == code


def test_a_locked_workbook_and_one_of_the_old_kind_are_told_apart() -> None:
    container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
    assert refuse_ole(container).code == "list_xls"
    assert refuse_ole(container + "EncryptedPackage".encode("utf-16-le")).code == "list_locked"


@settings(max_examples=25)
@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=6))
def test_no_damage_comes_through_as_anything_but_a_sentence(damage: list[tuple[float, int]]) -> None:
    # Where the damage is stands as a share of the file: a workbook holds the second it was made, so its length differs.
    content = bytearray(workbook(HEAD, ("2026-11-18", "Slot", date(2027, 3, 16))))
    for place, value in damage:
        content[int(place * len(content))] = value
    assert is_read_or_refused_in_words(bytes(content))


@settings(max_examples=25)
@given(st.text(st.sampled_from("<>/=\"'&;xcrtvs0123456789 ABsheetDarow"), max_size=80))
def test_no_markup_in_a_sheet_comes_through_as_anything_but_a_sentence(markup: str) -> None:
    content = rewritten(workbook(HEAD), SHEET, lambda text: text.replace("</sheetData>", f"{markup}</sheetData>"))
    assert is_read_or_refused_in_words(content)
