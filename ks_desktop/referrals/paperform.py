"""The blank referral form: what stands on it comes from resources/forms, the fields have the names of `FIELDS`."""

import tomllib
from collections.abc import Mapping
from typing import Any, Final

from ks_desktop.core import paths
from ks_desktop.core.settings import Settings
from ks_desktop.paper.documents import Sender
from ks_desktop.paper.forms import Cell, Choice, Form, FormPart, Ticked, Typed
from ks_desktop.paper.paint import render_form
from ks_desktop.referrals.domain.papers import FORM_VERSION

VERSION_FIELD: Final = "form_version"
PRODUCER_FIELD: Final = "form_producer"
PRODUCER: Final = "KS Huisbezoek"
_LANGUAGE: Final = "nl"


def blank_form(settings: Settings, *, logo: bytes | None = None) -> bytes:
    """Return the empty form as a PDF; the same organisation always gets the same bytes.

    Args:
        settings: the organisation's name, address and phone stand on it.
        logo: a picture that `paper.paint.check_logo` accepts.
    """
    return render_form(referral_form(settings, logo=logo))


def referral_form(settings: Settings, *, logo: bytes | None = None) -> Form:
    """Return what stands on the form."""
    text = _text()
    lines = [settings.organisation_street, settings.organisation_place]
    if settings.organisation_phone:
        lines.append(text["phone"].format(phone=settings.organisation_phone))
    lines.append(settings.organisation_hours)
    return Form(
        title=text["title"],
        language=_LANGUAGE,
        sender=Sender(organisation=settings.organisation, lines=tuple(filter(None, lines)), logo=logo),
        heading=text["heading"],
        intro=text["intro"],
        parts=tuple(_part(part) for part in text["parts"]),
        footer=text["footer"].format(version=FORM_VERSION),
        marks=((VERSION_FIELD, str(FORM_VERSION)), (PRODUCER_FIELD, PRODUCER)),
    )


def labels() -> dict[str, str]:
    """Return each field's label on the form, by its name."""
    return {cell["name"]: cell["label"] for part in _text()["parts"] for row in part["rows"] for cell in row}


def _text() -> dict[str, Any]:
    file = paths.resources() / "forms" / _LANGUAGE / "referral.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _part(part: Mapping[str, Any]) -> FormPart:
    rows = tuple(tuple(_cell(cell) for cell in row) for row in part["rows"])
    return FormPart(heading=part["heading"], said=part.get("said", ""), rows=rows)


def _cell(cell: Mapping[str, Any]) -> Cell:
    if "choices" not in cell:
        return Typed(name=cell["name"], label=cell["label"], share=cell.get("share", 1.0), lines=cell.get("lines", 1))
    return Ticked(
        name=cell["name"],
        label=cell["label"],
        choices=tuple(Choice(word=word, text=text) for word, text in cell["choices"]),
        share=cell.get("share", 1.0),
        many=cell.get("many", False),
    )
