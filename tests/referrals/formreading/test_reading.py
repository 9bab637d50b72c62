from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Pdf, String
from PIL import Image

from ks_desktop.core.values import clean_line, clean_note
from ks_desktop.referrals.domain import FIELDS
from ks_desktop.referrals.domain.papers import PaperKind, PaperRemark
from ks_desktop.referrals.formreading.reading import fingerprint, media_type, read_here, with_defaults
from ks_desktop.referrals.formreading.refusing import Refusal, RefusedPaper
from ks_desktop.referrals.paperform import VERSION_FIELD
from tests import papers as made
from tests.referrals.formreading import hostile


def test_a_form_gives_back_what_was_filled_in_in_the_order_of_the_paper() -> None:
    found, shown = read_here(made.filled())
    assert (found.kind, found.form_version, found.pages) == (PaperKind.FORM, 1, 1)
    assert found.values == made.TYPED
    assert list(found.values) == [name for name in FIELDS if name in made.TYPED]
    assert not found.loose
    assert not found.remarks
    assert shown.startswith(b"%PDF-")


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


@settings(max_examples=12, deadline=None)
@given(line=TEXT, note=TEXT)
def test_whatever_is_typed_comes_back_from_the_form(line: str, note: str) -> None:
    line, note = clean_line(line).text[:200], clean_note(note).text
    found, _shown = read_here(made.written({"given_name": line, "reason_note": note}))
    assert clean_line(found.values.get("given_name", "")).text == clean_line(line).text
    assert clean_note(found.values.get("reason_note", "")).text == clean_note(note).text


def of_version(version: str) -> bytes:
    def change(document: Pdf) -> None:
        for field in document.Root.AcroForm.Fields:
            if str(field.T) == VERSION_FIELD:
                field.V = String(version)

    return hostile.form(change)


@pytest.mark.parametrize(
    ("version", "kind", "remarks"),
    [
        ("0", PaperKind.OLDER_FORM, (PaperRemark.OLDER_FORM,)),
        ("2", PaperKind.NEWER_FORM, (PaperRemark.NEWER_FORM,)),
        ("", PaperKind.FORM, ()),
    ],
)
def test_a_form_of_another_version_is_read_field_by_field(
    version: str, kind: PaperKind, remarks: tuple[PaperRemark, ...]
) -> None:
    found, _shown = read_here(of_version(version))
    assert (found.kind, found.remarks) == (kind, remarks)
    assert found.values == made.TYPED


def test_an_empty_form_a_scan_and_a_picture_are_told_apart() -> None:
    assert read_here(made.blank())[0].remarks == (PaperRemark.NOTHING_FILLED,)
    scan = BytesIO()
    Image.new("RGB", (200, 300)).save(scan, "PDF")
    assert read_here(scan.getvalue())[0].kind is PaperKind.FLAT
    picture = BytesIO()
    Image.new("RGB", (200, 300)).save(picture, "JPEG")
    found, shown = read_here(picture.getvalue())
    assert (found.kind, found.remarks, shown) == (PaperKind.PICTURE, (PaperRemark.TYPE_IT,), b"")


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", Refusal.EMPTY),
        (b"gewoon tekst", Refusal.NO_PAPER),
        (b"PK\x03\x04 een document", Refusal.OFFICE),
        (b"\xd0\xcf\x11\xe0 een ouder document", Refusal.OFFICE),
        (b"\0\0\0\x18ftypheic\0\0\0\0", Refusal.PHONE_PICTURE),
        (b"%PDF-1.4" + bytes(20_000_000), Refusal.TOO_LARGE),
        (hostile.page(hostile.for_one_program), Refusal.XFA),
    ],
)
def test_the_content_decides_what_a_file_is(content: bytes, refusal: Refusal) -> None:
    with pytest.raises(RefusedPaper) as refused:
        read_here(content)
    assert refused.value.refusal is refusal


def test_the_type_does_not_follow_from_a_name() -> None:
    assert media_type(made.blank()) == media_type(b"Van: iemand\r\n\r\n" + made.blank()) == "application/pdf"
    assert media_type(b"II*\0") == "image/tiff"
    assert len(fingerprint(made.blank())) == 64


def test_the_day_it_came_in_and_the_channel_are_given_where_the_paper_says_nothing() -> None:
    day = date(2026, 11, 22)
    found, _shown = read_here(made.filled({"given_name": "Aylin"}))
    assert with_defaults(found, day).values == {
        "received_on": "2026-11-22",
        "channel": "form_pdf",
        "given_name": "Aylin",
    }
    assert with_defaults(read_here(made.filled())[0], day).values["received_on"] == "20-11-2026"


@settings(max_examples=40, deadline=None)
@given(at=st.integers(0, len(made.blank()) - 1), bytes_there=st.binary(min_size=1, max_size=12))
def test_whatever_a_file_is_broken_to_it_is_read_or_refused(at: int, bytes_there: bytes) -> None:
    content = bytearray(made.blank())
    content[at : at + len(bytes_there)] = bytes_there
    try:
        found, _shown = read_here(bytes(content))
    except RefusedPaper:
        return
    assert found.pages == 1
