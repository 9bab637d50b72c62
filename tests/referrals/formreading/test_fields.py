from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from ks_desktop.referrals.formreading.fields import Filled, fields_of, needs_xfa, text_of
from ks_desktop.referrals.formreading.refusing import Refusal, RefusedPaper
from tests.referrals.formreading import hostile


def found(change: Callable[[Pdf], None]) -> list[Filled]:
    with Pdf.open(BytesIO(hostile.page(change))) as document:
        return fields_of(document)


def with_fields(*fields: Dictionary) -> Callable[[Pdf], None]:
    def change(document: Pdf) -> None:
        document.Root.AcroForm = Dictionary(Fields=Array([document.make_indirect(field) for field in fields]))

    return change


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"Aylin", "Aylin"),
        ("Şahin".encode("utf-16"), "Şahin"),
        (b"\xfe\xff" + "Şahin".encode("utf-16-be"), "Şahin"),
        (b"\xef\xbb\xbf" + "Şahin".encode(), "Şahin"),
        (b"Zo\xeb \x9b \xa0", "Zoë ł €"),  # PDF's own letters
        (b"een\r\ntwee\rdrie\nvier", "een\ntwee\ndrie\nvier"),
        (b"", ""),
    ],
)
def test_a_text_is_read_whatever_it_is_written_in(raw: bytes, text: str) -> None:
    assert text_of(String(raw)) == text


def test_a_word_in_letters_of_old_is_read_too() -> None:
    assert text_of(Name("/Ja")) == "Ja"

    def change(document: Pdf) -> None:
        document.Root.Extra = document.make_indirect(Dictionary(Word=Name("/Mondeling")))

    content = hostile.page(change, compress_streams=False).replace(b"/Mondeling", b"/Mondel\xefng")
    with Pdf.open(BytesIO(content)) as document:
        assert text_of(document.Root.Extra.Word) == "Mondelïng"


def test_a_text_on_the_place_of_a_field_alone_counts() -> None:
    kid = Dictionary(Subtype=Name.Widget, V=String("Aylin"))
    assert found(with_fields(Dictionary(FT=Name.Tx, T=String("given_name"), Kids=Array([kid])))) == [
        Filled(name="given_name", texts=("Aylin",))
    ]


def test_what_is_seen_of_a_box_counts_before_what_is_said_of_it() -> None:
    def box(**keys: Any) -> Dictionary:
        return Dictionary(FT=Name.Btn, T=String("vakje"), **keys)

    on = Name("/ja")
    for field, ticked in (
        (box(V=on, AS=on), ("ja",)),
        (box(AS=on), ("ja",)),
        (box(V=on), ("ja",)),
        (box(V=Name.Off, AS=on), ("ja",)),
        (box(V=Name.Off, AS=Name.Off), ()),
        (box(V=String("ja")), ("ja",)),
        (box(), ()),
        (box(V=Name("/1"), Opt=Array([String("nee"), String("misschien")])), ("misschien",)),
        (box(Kids=Array([Dictionary(AS=Name("/a")), Dictionary(AS=Name("/b"))])), ("a", "b")),
    ):
        assert [each.ticked for each in found(with_fields(field))] == [ticked]
    assert found(with_fields(box(Ff=1 << 16))) == []  # a button to press


def test_a_list_gives_what_it_shows() -> None:
    options = Array([Array([String("1"), String("verloskundige")]), Array([String("2"), String("huisarts")])])
    field = Dictionary(FT=Name.Ch, T=String("rol"), V=Array([String("2"), String("anders")]), Opt=options)
    assert found(with_fields(field)) == [Filled(name="rol", texts=("huisarts", "anders"))]


def test_a_field_that_only_stands_on_the_page_is_found_once() -> None:
    def change(document: Pdf) -> None:
        loose = document.make_indirect(
            Dictionary(Subtype=Name.Widget, FT=Name.Tx, T=String("phone"), TU=String("Telefoon"), V=String("06"))
        )
        parent = document.make_indirect(Dictionary(T=String("reasons")))
        kid = document.make_indirect(
            Dictionary(Subtype=Name.Widget, FT=Name.Btn, T=String("lifestyle"), AS=Name("/On"), Parent=parent)
        )
        parent.Kids = Array([kid])
        document.pages[0].obj.Annots = Array([loose, kid, loose])

    assert found(change) == [
        Filled(name="phone", label="Telefoon", texts=("06",)),
        Filled(name="reasons.lifestyle", ticked=("On",)),
    ]


def test_fields_without_end_are_refused_and_a_ring_is_walked_once() -> None:
    for change in (hostile.many_fields, hostile.deep_fields):
        with pytest.raises(RefusedPaper) as refused:
            found(change)
        assert refused.value.refusal is Refusal.TOO_HEAVY
    assert len(found(hostile.fields_in_a_ring)) <= 1


def test_a_form_for_one_program_is_known() -> None:
    for change, needed in ((hostile.for_one_program, True), (lambda _document: None, False)):
        with Pdf.open(BytesIO(hostile.page(change))) as document:
            assert needs_xfa(document, fields_of(document)) is needed
