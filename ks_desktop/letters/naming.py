"""How people are addressed on paper: the name under "Aan", the name after "Geachte", the lines of an address.

Source:
    Taaladvies.net and Onze Taal: initials in the address and not in the salutation; of a double name only the first
    part in the salutation; a prefix gets a capital when no name or initial stands before it. PostNL: postcode, two
    spaces, place in capitals.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ks_desktop.clients.domain import Address, NameUse, PersonName
from ks_desktop.coalition.domain import Organisation

_BARE_INITIALS: Final = re.compile(r"[A-Z]{1,6}")
_INITIALS: Final = re.compile(r"(?:[^\W\d_]{1,3}\.)+|[A-Z]")
_JOINED_PREFIXES: Final = frozenset({"d'", "l'", "d’", "l’"})
_TITLES: Final = frozenset({"drs.", "dr.", "ir.", "mr.", "prof.", "ing.", "bc.", "msc", "bsc"})
_WOMAN: Final = frozenset({"mw", "mw.", "mevr.", "mevr", "mevrouw"})
_MAN: Final = frozenset({"dhr", "dhr.", "heer", "meneer"})


class Form(StrEnum):
    """How somebody may be addressed, as far as known; a key of the wording's salutations."""

    WOMAN = "woman"
    MAN = "man"
    PERSON = "person"  # a name, but nobody said mevrouw or heer
    COLLEAGUE = "colleague"  # a care provider without a name
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """A form of address and the name that follows it; the name is "" where the form has none."""

    form: Form
    name: str = ""


def capital_first(surname: str) -> str:
    """Return a surname as it stands without a name before it: `Van der Aa`, `'t Hart`, `D'Ancona`."""
    return surname[:1].upper() + surname[1:]


def joined(prefix: str, surname: str) -> str:
    """Return prefix and surname as written together: `van der Aa`, `d'Ancona`."""
    if not prefix:
        return surname
    return f"{prefix}{surname}" if prefix.casefold() in _JOINED_PREFIXES else f"{prefix} {surname}"


def written_initials(typed: str) -> str:
    """Return initials with dots (`AJ` becomes `A.J.`); what has dots or small letters stays as it was typed."""
    bare = typed.replace(" ", "")
    return "".join(f"{letter}." for letter in bare) if _BARE_INITIALS.fullmatch(bare) else typed


def full_surname(name: PersonName) -> str:
    """Return the surname she uses in full: `Jansen-de Jong`."""
    own = joined(name.birth_surname_prefix, name.birth_surname)
    partner = joined(name.partner_surname_prefix, name.partner_surname)
    return {
        NameUse.OWN: own,
        NameUse.PARTNER: partner,
        NameUse.PARTNER_OWN: f"{partner}-{own}",
        NameUse.OWN_PARTNER: f"{own}-{partner}",
    }[name.name_use]


def name_on_paper(name: PersonName) -> str:
    """Return her name as it stands in an address: initials, else given name, and the whole surname."""
    first = written_initials(name.initials) or name.given_name
    surname = full_surname(name)
    return f"{first} {surname}" if first else capital_first(surname)


def name_in_letter(name: PersonName) -> str:
    """Return her name as colleagues read it: given name in brackets behind the initials, when both are known."""
    first = written_initials(name.initials)
    if first and name.given_name:
        return f"{first} ({name.given_name}) {full_surname(name)}"
    return name_on_paper(name)


def used_name(name: PersonName) -> str:
    """Return the name she is called by: `Aylin Kaya`; initials only where no given name is known."""
    surname = full_surname(name)
    first = name.given_name or written_initials(name.initials)
    return f"{first} {surname}" if first else capital_first(surname)


def all_initials(name: PersonName) -> str:
    """Return her initials with those of the surname she uses, so that only who knows her reads who it is: `A.K.`."""
    first = written_initials(name.initials) or (f"{name.given_name[:1]}." if name.given_name else "")
    parts = re.findall(r"[^\W\d_]+", full_surname(name).split("-")[0])
    return f"{first}{parts[-1][:1].upper()}." if parts else first or name.birth_surname


def salutation_of(name: PersonName) -> Addressee:
    """Return how a letter to her begins: only the first part of a double name, its prefix with a capital."""
    if name.name_use in {NameUse.OWN, NameUse.OWN_PARTNER}:
        first = joined(name.birth_surname_prefix, name.birth_surname)
    else:
        first = joined(name.partner_surname_prefix, name.partner_surname)
    return Addressee(form=Form.WOMAN, name=capital_first(first))


def salutation_of_contact(contact: str, *, in_care: bool) -> Addressee:
    """Return how a letter to a named person begins, from a name as people type it: `mw. S. van der Aa`.

    Args:
        contact: the name of a contact or referrer, "" when unknown.
        in_care: the receiver is a care provider, a colleague.
    """
    words = contact.replace(",", " ").split()
    form = _form_of(words)
    words = [word for word in words if word.casefold() not in _TITLES | _WOMAN | _MAN | {"de"} or word == "de"]
    if form is Form.MAN and words and words[0] == "de":
        words = words[1:]  # "de heer Jansen"
    surname = _surname_of(words)
    if not surname:
        return Addressee(form=Form.COLLEAGUE if in_care else Form.NOBODY)
    return Addressee(form=form, name=capital_first(surname))


def _form_of(words: list[str]) -> Form:
    folded = {word.casefold() for word in words}
    if folded & _WOMAN:
        return Form.WOMAN
    return Form.MAN if folded & _MAN else Form.PERSON


def _surname_of(words: list[str]) -> str:
    rest = [word for word in words if not _INITIALS.fullmatch(word)]
    begins_small = bool(rest) and rest[0][:1].islower()
    if len(rest) == len(words) and len(rest) > 1 and not begins_small:
        rest = rest[1:]  # a given name comes before the surname
    return " ".join(rest)


def place_line(postcode: str, place: str) -> str:
    """Return `3511 AB  UTRECHT`."""
    return f"{postcode}  {place.upper()}".strip()


def woman_address(name: PersonName, address: Address, woman_form: str) -> tuple[str, ...]:
    """Return the lines in the window for her.

    Args:
        name: hers.
        address: hers.
        woman_form: the wording's form of address, such as "Mevrouw".
    """
    lines = (
        f"{woman_form} {name_on_paper(name)}",
        address.street_line,
        place_line(address.postcode, address.place),
    )
    return tuple(line for line in lines if line)


def organisation_address(organisation: Organisation, attention: str) -> tuple[str, ...]:
    """Return the lines in the window for a partner.

    Args:
        organisation: who gets the letter.
        attention: the wording's "for the attention of", with a place for `{name}`.
    """
    contact = attention.format(name=organisation.contact_name) if organisation.contact_name else ""
    street = f"{organisation.street} {organisation.house_number}".strip()
    lines = (organisation.name, contact, street, place_line(organisation.postcode, organisation.place))
    return tuple(line for line in lines if line)
