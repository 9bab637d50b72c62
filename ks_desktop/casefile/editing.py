"""Her record as a form types it, back to a record; every mistake at once, each at its field. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from ks_desktop.clients.domain import (
    Address,
    Answer,
    Client,
    Housing,
    NameUse,
    PersonName,
    SafeContact,
    read_call_hours,
)
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LINE_MAX, check_postcode, clean_line

NAME: Final = (
    "given_name",
    "initials",
    "birth_surname",
    "birth_surname_prefix",
    "partner_surname",
    "partner_surname_prefix",
)
ADDRESS: Final = (
    "street",
    "house_number",
    "house_number_addition",
    "postcode",
    "place",
    "municipality",
    "address_note",
)
CONTACT: Final = ("phone", "phone_note", "phone_2", "email", "call_hours")
SAFE: Final = ("safe_to_call", "safe_voicemail", "safe_to_text", "safe_post", "partner_may_know")
_TEXTS: Final = (*NAME, *ADDRESS, *CONTACT, "language")


def values_of(client: Client, municipality: str) -> dict[str, object]:
    """Return what the form shows of a record; the municipality by its name."""
    values: dict[str, object] = {name: getattr(client.name, name) for name in (*NAME, "name_use")}
    values |= {name: getattr(client.address, name) for name in ADDRESS}
    values |= {name: getattr(client.contact, name) for name in (*CONTACT, *SAFE)}
    return values | {
        "municipality": municipality,
        "housing": client.address.housing,
        "address_secret": client.address.is_secret,
        "birth_date": client.birth_date,
        "language": client.language,
        "interpreter": client.interpreter,
    }


def edited(client: Client, values: Mapping[str, object], code_of: Callable[[str], str]) -> Client:
    """Return the record with what was typed.

    Args:
        client: as it was when the form opened; its version goes along, so that a colleague's change is not overwritten.
        values: of the form, by field name.
        code_of: gives the CBS code of a municipality's name, or raises a UserError.
    Raises:
        UserErrors: everything that is not right.
    """
    errors: list[UserError] = []
    texts = {name: clean_line(str(values[name] or "")).text for name in _TEXTS}
    errors += [_too_long(name) for name, text in texts.items() if len(text) > LINE_MAX]
    for name, check in (("postcode", check_postcode), ("municipality", code_of)):
        try:
            texts[name] = check(texts[name]) if texts[name] else ""
        except UserError as error:
            errors.append(UserError(error.message, code=error.code, field=name, values=error.values))
    try:
        read_call_hours(texts["call_hours"])
    except UserError as error:
        errors.append(error)
    name_or_none = _name(texts, values, errors)
    if errors or name_or_none is None:
        raise UserErrors(errors)
    born = values["birth_date"]
    return replace(
        client,
        name=name_or_none,
        birth_date=born if isinstance(born, date) else None,
        address=_address(texts, values),
        contact=_contact(texts, values),
        language=texts["language"],
        interpreter=bool(values["interpreter"]),
    )


def _address(texts: Mapping[str, str], values: Mapping[str, object]) -> Address:
    housing = values["housing"]
    return Address(
        housing=Housing(str(housing)) if housing else None,
        is_secret=bool(values["address_secret"]),
        **{name: texts[name] for name in ADDRESS},
    )


def _contact(texts: Mapping[str, str], values: Mapping[str, object]) -> SafeContact:
    call, voicemail, text, post, partner = (Answer(str(values[name] or Answer.UNKNOWN)) for name in SAFE)
    return SafeContact(
        safe_to_call=call,
        safe_voicemail=voicemail,
        safe_to_text=text,
        safe_post=post,
        partner_may_know=partner,
        **{name: texts[name] for name in CONTACT},
    )


def _name(texts: Mapping[str, str], values: Mapping[str, object], errors: list[UserError]) -> PersonName | None:
    use = NameUse(str(values["name_use"] or NameUse.OWN))
    try:
        return PersonName(name_use=use, **{name: texts[name] for name in NAME})
    except UserError as error:
        errors.append(error)
        return None


def _too_long(name: str) -> UserError:
    return UserError(N_("At most {most} characters fit here."), code="too_long", field=name, values={"most": LINE_MAX})
