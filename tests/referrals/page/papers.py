"""A referral form as a midwife sends it: our empty form, filled by another program."""

from functools import cache
from io import BytesIO
from typing import Final

from pypdf import PdfReader, PdfWriter

from ks_desktop.core.settings import Settings
from ks_desktop.referrals.paperform import blank_form

FILLED: Final = {
    "received_on": "20-11-2026",
    "referrer_organisation": "Verloskundigen De Ooievaar",
    "referrer_name": "F. Voorbeeld",
    "referrer_phone": "030-1234567",
    "given_name": "Samira",
    "birth_surname": "Voorbeeld",
    "birth_date": "14-5-1998",
    "street": "Proefstraat",
    "house_number": "14",
    "postcode": "3511 CD",
    "place": "Utrecht",
    "phone": "06-12345678",
    "due_date": "16-3-2027",
    "consent_by": "F. Voorbeeld",
    "consent_on": "20-11-2026",
    "own_question": "Wat heb ik nodig voor de baby?",
}
TICKED: Final = {"referrer_role": "midwife", "route": "direct", "consent_given": "yes", "consent_form": "spoken"}


@cache
def _blank() -> bytes:
    return blank_form(Settings())


def filled_form(**changes: str) -> bytes:
    """Return the form, filled by pypdf."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(_blank())))
    texts = {**FILLED, **changes}
    ticks = {name: f"/{word}" for name, word in TICKED.items()}
    for page in writer.pages:
        writer.update_page_form_field_values(page, {**texts, **ticks}, auto_regenerate=False)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
