"""Contacts, escalation and agreements in words as they are kept: cleaned, and everything that is wrong said at once."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final, TypeVar

from ks_desktop.coalition import catalogue
from ks_desktop.coalition.domain import AgreedWords, EscalationStep, LocalAgreements, LocalContact
from ks_desktop.coalition.service.checking import check_lines, check_short_phone, too_long
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import NOTE_MAX, check_email, clean_note

_Line = TypeVar("_Line", LocalContact, EscalationStep, AgreedWords)
_LINES: Final[Mapping[str, tuple[str, ...]]] = {
    "contacts": ("about", "name", "function", "phone", "email", "hours"),
    "escalation": ("who", "words"),
    "words": ("source",),
}
_CHECKS: Final[Mapping[str, Callable[[str], str]]] = {"phone": check_short_phone, "email": check_email}


def checked_local(agreed: LocalAgreements) -> LocalAgreements:
    """Return agreements with clean texts.

    Raises:
        UserErrors: a text is too long or cannot be what it stands for; fields are named `contacts.2.phone`.
        UserError: there is no such municipality, or it is no more on that day.
    """
    municipality = catalogue.find_municipality(agreed.municipality)
    check_there(municipality.code, agreed.valid_from)
    own, errors = check_lines({"source": agreed.source}, {})
    contacts = _checked("contacts", agreed.contacts, errors)
    escalation = _checked("escalation", agreed.escalation, errors)
    words = _checked("words", agreed.words, errors)
    texts = [clean_note(each.text).text for each in words]
    errors += [too_long(f"words.{place}.text", NOTE_MAX) for place, text in enumerate(texts) if len(text) > NOTE_MAX]
    if errors:
        raise UserErrors(errors)
    whole: dict[str, Any] = {
        "contacts": contacts,
        "escalation": escalation,
        "words": tuple(replace(each, text=text) for each, text in zip(words, texts, strict=True)),
    }
    return replace(agreed, municipality=municipality.code, source=own["source"], **whole)


def check_there(code: str, day: date) -> None:
    """Refuse to agree something with a municipality that is no more on that day: it would never count.

    Raises:
        UserError: it is part of another one by then, or nobody knows of which.
    """
    known = catalogue.register().of_code(code)
    if known is None or not known.is_ended(day):
        return
    now = ", ".join(each.name for each in catalogue.register().now(code, day))
    sentence = N_("{name} is no municipality any more on that day. Agree it with {now}, or choose an earlier day.")
    values = {"name": known.name, "now": now or _("the one it is part of now")}
    raise UserError(sentence, code="municipality_ended", field="valid_from", values=values)


def _checked(part: str, lines: Iterable[_Line], errors: list[UserError]) -> tuple[_Line, ...]:
    found = []
    for place, each in enumerate(lines):
        texts, wrong = check_lines({name: getattr(each, name) for name in _LINES[part]}, _CHECKS)
        errors += [
            UserError(one.message, code=one.code, field=f"{part}.{place}.{one.field}", values=one.values)
            for one in wrong
        ]
        found.append(each if wrong else replace(each, **texts))
    return tuple(found)
