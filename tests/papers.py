"""Filled referral forms for tests, as the programs that midwives have would fill them."""

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from typing import Final

import pypdf
from pikepdf import Pdf, String

from ks_desktop.core.settings import Settings
from ks_desktop.referrals.paperform import blank_form

TYPED: Final = {
    "received_on": "20-11-2026",
    "referrer_organisation": "Verloskundigen De Proef",
    "referrer_role": "midwife",
    "route": "direct",
    "consult_first": "yes",
    "given_name": "Aylin",
    "birth_surname": "Şahin",
    "birth_date": "12-3-1998",
    "street": "Voorbeeldstraat",
    "house_number": "12",
    "postcode": "3511 AB",
    "place": "Utrecht",
    "phone": "06 12345678",
    "safe_to_call": "no",
    "due_date": "16-3-2027",
    "reasons": "lifestyle|mental_wellbeing",
    "reason_note": "Zij slaapt slecht\nen maakt zich zorgen",
    "consent_given": "yes",
    "consent_by": "V. Proef",
    "consent_on": "20-11-2026",
}
_MANY: Final = frozenset({"reasons"})


@cache
def blank() -> bytes:
    """Return the empty form of an invented organisation."""
    return blank_form(Settings(organisation="JGZ Proefstad", organisation_phone="030 123 45 67"))


def filled(values: Mapping[str, str] | None = None, *, form: bytes | None = None) -> bytes:
    """Return a form filled in by pypdf, as many programs do it: values and what is seen."""
    writer = pypdf.PdfWriter(clone_from=BytesIO(form or blank()))
    writer.update_page_form_field_values(None, _as_fields(values or TYPED, writer), auto_regenerate=False)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _as_fields(values: Mapping[str, str], writer: pypdf.PdfWriter) -> dict[str, str]:
    kinds = {name: field.get("/FT") for name, field in (writer.get_fields() or {}).items()}
    fields: dict[str, str] = {}
    for name, text in values.items():
        if name in _MANY:
            fields |= {f"{name}.{word}": f"/{word}" for word in text.split("|")}
        else:
            fields[name] = f"/{text}" if kinds[name] == "/Btn" else text
    return fields


def written(texts: Mapping[str, str]) -> bytes:
    """Return a form in which only the values of some texts were written, as plain programs do it."""
    with Pdf.open(BytesIO(blank())) as document:
        for field in document.Root.AcroForm.Fields:
            if str(field.T) in texts:
                field.V = String(texts[str(field.T)])
        out = BytesIO()
        document.save(out)
    return out.getvalue()
