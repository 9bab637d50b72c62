import re
from io import BytesIO
from xml.etree import ElementTree as Xml

import pytest
from pikepdf import Name, Pdf
from PIL import ImageCms

from ks_desktop.core.paths import APPLICATION
from ks_desktop.paper.archive import ArchiveFile, title_of
from ks_desktop.paper.canvas import Canvas
from ks_desktop.paper.documents import Column as TableColumn
from ks_desktop.paper.documents import Paragraph, Sheet, Table
from ks_desktop.paper.paint import render

TITLE = "{http://purl.org/dc/elements/1.1/}title"


def written(title: str) -> Pdf:
    canvas = Canvas(title, "ar")
    canvas.begin_document("ar", thrifty=False, one_of_many=False)
    canvas.line(0, 0, 10, 10)
    canvas.showPage()
    return Pdf.open(BytesIO(canvas.file()))


@pytest.mark.parametrize("title", ["Brief 2026-0001", "a < b & c", "رسالة", "twee\nregels\x00\ufffe", ""])
def test_the_record_and_the_metadata_say_the_same_and_neither_has_a_date(title: str) -> None:
    with written(title) as file:
        told = Xml.fromstring(file.Root.Metadata.read_bytes())  # noqa: S314 - written by us a moment ago
        (entry,) = (item for item in told.iter(TITLE))
        assert "".join(entry.itertext()).strip() == str(file.docinfo.Title) == title_of(title)
        assert set(file.docinfo.keys()) == {"/Title", "/Creator", "/Producer"}
        assert str(file.docinfo.Producer) == APPLICATION
        assert not any("Date" in element.tag for element in told.iter())
        assert str(file.Root.Lang) == "ar"
        assert Name.Filter not in file.Root.Metadata


def test_all_colours_are_those_of_every_screen() -> None:
    with written("Blad") as file:
        (intent,) = file.Root.OutputIntents
        profile = ImageCms.ImageCmsProfile(BytesIO(intent.DestOutputProfile.read_bytes()))
    assert ImageCms.getProfileDescription(profile).strip() == "sRGB IEC61966-2.1"
    assert profile.profile.version < 3


def test_the_number_of_a_file_comes_from_all_that_is_in_it() -> None:
    def number(x: int) -> bytes:
        canvas = Canvas("Brief")
        canvas.line(0, 0, x, 10)
        canvas.showPage()
        with Pdf.open(BytesIO(canvas.file())) as file:
            return bytes(file.trailer.ID[0])

    assert number(1) == number(1) != number(2)


def test_a_file_without_a_page_is_still_a_file() -> None:
    assert ArchiveFile("Blad", "nl").structure.pages == [[]]


def test_a_table_says_on_which_page_it_begins() -> None:
    """Its letters all stand in its cells; programs that look whether a grid is a table ask the table itself."""
    columns = (TableColumn(head="Code"), TableColumn(head=""))
    tables = tuple(Table(columns=columns, rows=(("", f"{number}"),) * 40) for number in range(2))
    with Pdf.open(BytesIO(render(Sheet(title="Lijst", language="nl", heading="Lijst", blocks=tables)))) as file:
        tagged = [kid for kid in file.Root.StructTreeRoot.K.K if Name.Table == kid.S]
        assert [table.Pg.objgen for table in tagged] == [file.pages[0].obj.objgen, file.pages[1].obj.objgen]


def test_who_searches_or_copies_finds_the_letters_that_were_typed_and_not_their_joined_forms() -> None:
    sheet = Sheet(title="Blad", language="nl", heading="Blad", blocks=(Paragraph(text="باب لا"),))
    with Pdf.open(BytesIO(render(sheet))) as file:
        fonts = file.pages[0].Resources.Font
        told = b"\n".join(font.ToUnicode.read_bytes() for _name, font in fonts.items())
    named = {int(code, 16) for code in re.findall(rb"> <([0-9A-Fa-f]{4})>", told)}
    assert {ord("ب"), ord("ا")} <= named
    assert not any(0xFB50 <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFC for code in named)
