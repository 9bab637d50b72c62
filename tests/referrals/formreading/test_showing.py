from io import BytesIO

from pikepdf import Name, Pdf

from ks_desktop.referrals.formreading.showing import shown_copy
from tests import papers as made
from tests.pdf import text_of


def test_what_was_filled_in_stands_on_the_page_itself() -> None:
    assert "Verloskundigen" not in text_of(made.filled())
    with Pdf.open(BytesIO(made.filled())) as document:
        shown = shown_copy(document)
    text = text_of(shown)
    assert "Verloskundigen De Proef" in text
    assert "Şahin" in text
    with Pdf.open(BytesIO(shown)) as copy:
        assert Name.AcroForm not in copy.Root
        assert len(copy.pages[0].obj.get(Name.Annots, [])) == 0


def test_a_text_without_a_picture_of_its_own_is_painted_too() -> None:
    with Pdf.open(BytesIO(made.filled())) as document:
        for field in document.pages[0].obj.Annots:
            if str(field.get(Name.T, "")) == "given_name":
                del field.AP
        assert "Aylin" in text_of(shown_copy(document))
