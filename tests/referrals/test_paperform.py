from io import BytesIO

import pypdf
from pikepdf import Dictionary, Name, Pdf, Stream

from ks_desktop.core.settings import Settings
from ks_desktop.paper.forms import Ticked
from ks_desktop.referrals.domain import FIELDS
from ks_desktop.referrals.domain.papers import FORM_VERSION
from ks_desktop.referrals.exchange.words import ANSWERS, CHOICES
from ks_desktop.referrals.paperform import PRODUCER_FIELD, VERSION_FIELD, blank_form, labels, referral_form
from tests import papers as made
from tests.pdf import text_of

# What the nurse fills in, not the one who refers; and never a BSN on a form.
NOT_ON_PAPER = {
    *("channel", "bsn", "bsn_checked_by", "bsn_checked_on", "municipality", "shielded", "due_date_margin"),
}


def test_the_form_asks_the_fields_of_a_referral_in_their_words() -> None:
    assert set(labels()) == set(FIELDS) - NOT_ON_PAPER
    for part in referral_form(Settings()).parts:
        for cell in (cell for row in part.rows for cell in row if isinstance(cell, Ticked)):
            words = set(CHOICES[cell.name]) if cell.name in CHOICES else {"yes", "no"}
            assert {choice.word for choice in cell.choices} <= words, cell.name
            assert cell.name in CHOICES or cell.name in ANSWERS


def test_its_fields_bear_the_names_of_the_import_and_say_which_form_it_is() -> None:
    fields = pypdf.PdfReader(BytesIO(made.blank())).get_fields() or {}
    tops = {name.split(".")[0] for name in fields}
    assert tops == set(labels()) | {VERSION_FIELD, PRODUCER_FIELD}
    assert fields[VERSION_FIELD]["/V"] == str(FORM_VERSION)
    assert {name for name in fields if name.startswith("reasons.")} == {
        f"reasons.{word}" for word in CHOICES["reasons"]
    }


def test_it_is_one_page_for_one_organisation_and_always_the_same_bytes() -> None:
    settings = Settings(
        organisation="Jeugdgezondheidszorg Proefstad en omstreken, afdeling prenataal",
        organisation_street="Voorbeeldlaan 1",
        organisation_place="3511 AB Utrecht",
        organisation_phone="030 123 45 67",
        organisation_hours="maandag tot en met vrijdag van 8.30 tot 17.00 uur",
    )
    form = blank_form(settings)
    assert form == blank_form(settings)
    assert form != made.blank()
    text = " ".join(text_of(form).split())
    assert len(pypdf.PdfReader(BytesIO(form)).pages) == 1
    assert "Voorbeeldlaan 1" in text
    assert "Telefoon 030 123 45 67" in text
    assert "BSN alleen per beveiligde mail, niet op dit formulier." in text
    assert "U mag nee zeggen, nu en later." in text
    for word in ("kwetsba", "risico"):
        assert word not in text.lower()


def test_every_font_lies_in_it_also_that_of_its_fields_and_no_script_does() -> None:
    with Pdf.open(BytesIO(made.filled())) as document:
        fonts = [item for item in document.objects if isinstance(item, Dictionary) and item.get(Name.Type) == Name.Font]
        assert fonts
        for font in fonts:
            assert Name.FontFile2 in font.FontDescriptor, font.BaseFont
        (named,) = document.Root.AcroForm.DR.Font.keys()
        assert f"{named} " in str(document.Root.AcroForm.DA)
        whole = b"".join(item.read_bytes() for item in document.objects if isinstance(item, Stream))
    for word in (b"Helvetica", b"ZapfDingbats"):
        assert word not in made.filled()
        assert word not in whole
    assert b"/JavaScript" not in made.blank()
