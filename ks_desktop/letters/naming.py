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
from ks_desktop.core.values import search_key

_BARE_INITIALS: Final = re.compile(r"(?:Ch|Ph|Th|[^\W\d_a-z]){1,6}")
_INITIALS: Final = re.compile(r"(?:[^\W\d_]{1,3}\.)+|[A-Z]")
_SEVERAL: Final = re.compile(r"\w\s*[/&+]\s*\w|\w\s+(?:en|of)\s+\w", re.IGNORECASE)
_NO_NAME: Final = re.compile(r"[@\d]")
_JOINED_PREFIXES: Final = frozenset({"d'", "l'", "d’", "l’"})
_TITLES: Final = frozenset({"drs", "dr", "ir", "mr", "prof", "ing", "bc", "msc", "bsc", "ma", "ba", "rm", "phd", "llm"})
_WOMAN: Final = frozenset({"mw", "mevr", "mevrouw", "mej", "mejuffrouw", "vrouw", "mevr/mw"})
_MAN: Final = frozenset({"dhr", "heer", "meneer", "hr"})
_EITHER: Final = frozenset({"en", "dhr/mw", "mw/dhr", "heer/mevrouw", "mevrouw/heer", "dhr/mevr", "m/v", "v/m"})
# Whoever types one of these names no person: the letter is to all who work there.
_NOBODY: Final = frozenset(
    {
        "aanmeldpunt",
        "afdeling",
        "assistente",
        "assistentes",
        "balie",
        "cluster",
        "info",
        "intake",
        "loket",
        "meldpunt",
        "poli",
        "polikliniek",
        "praktijk",
        "receptie",
        "secretariaat",
        "servicepunt",
        "team",
    }
)
# What such a place is called in one word: `Verloskundigenpraktijk De Ooievaar`, `Wijkteam Zuid`.
_PLACES: Final = ("praktijk", "team", "loket", "meldpunt", "centrum", "kliniek")
# A post that people write before a name; nobody is addressed by it.
_POSTS: Final = frozenset({"huisarts", "dokter", "verloskundige", "zuster", "zr", "verpleegkundige", "fam", "familie"})
# Words a surname begins with, also where they have a capital because no name stands before them.
_BEGINS: Final = frozenset({"van", "von", "ten", "ter", "te", "op", "in", "aan", "bij", "uit", "'t", "’t", "'s", "’s"})
_PREFIXES: Final = _BEGINS | frozenset(
    {"de", "den", "der", "het", "el", "al", "la", "le", "les", "du", "des", "da", "dos", "di", "del"}
    | {"ben", "bin", "ait", "ould", "abu", "abou", "ibn"}
)
_NO_SURNAME: Final = frozenset({"onbekend", "geen", "nvt", "fnu", "unknown", "none"})
# Parts that belong to the name behind the hyphen: `Al-Hassan` is one name, `Jansen-de Jong` two.
_BOUND: Final = frozenset({"al", "el", "ben", "bin", "abu", "abou", "ait", "ould", "ibn", "saint", "st", "mac", "mc"})
_BRACKETS: Final = re.compile(r"\([^)]*\)?|\[[^\]]*\]?")


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
    """Return a surname as it stands without a name before it: `Van der Aa`, `'t Hart`, `D'Ancona`, `IJzerman`."""
    first = 2 if surname.startswith("ij") else 1  # one letter in Dutch
    capital = surname[:first].upper()
    return capital + surname[first:] if len(capital) == first else surname


def joined(prefix: str, surname: str) -> str:
    """Return prefix and surname as written together: `van der Aa`, `d'Ancona`."""
    if not prefix:
        return surname
    return f"{prefix}{surname}" if prefix.casefold() in _JOINED_PREFIXES else f"{prefix} {surname}"


def written_initials(typed: str) -> str:
    """Return initials with dots (`AJ` becomes `A.J.`); what has dots or small letters stays as it was typed."""
    bare = typed.replace(" ", "")
    letters = re.findall(r"Ch|Ph|Th|.", bare)
    are_initials = _BARE_INITIALS.fullmatch(bare) and all(letter[:1].isupper() for letter in letters)
    return "".join(f"{letter}." for letter in letters) if are_initials else typed


def full_surname(name: PersonName) -> str:
    """Return the surname she uses in full: `Jansen-de Jong`; "" of a woman who has a given name alone."""
    if name.name_use is NameUse.OWN and name.given_name and not _is_surname(name):
        return ""
    own = joined(name.birth_surname_prefix, name.birth_surname)
    partner = joined(name.partner_surname_prefix, name.partner_surname)
    return {
        NameUse.OWN: own,
        NameUse.PARTNER: partner,
        NameUse.PARTNER_OWN: f"{partner}-{own}",
        NameUse.OWN_PARTNER: f"{own}-{partner}",
    }[name.name_use]


def _is_surname(name: PersonName) -> bool:
    """Tell whether what stands for her surname is one: no dash, no "onbekend", not her given name once more."""
    typed = search_key(name.birth_surname)
    is_word = any(letter.isalnum() for letter in typed)
    return is_word and typed.replace(".", "") not in _NO_SURNAME and typed != search_key(name.given_name)


def name_on_paper(name: PersonName) -> str:
    """Return her name as it stands in an address: initials, else given name, and the whole surname."""
    surname = full_surname(name)
    if not surname:
        return name.given_name
    first = written_initials(name.initials) or name.given_name
    return f"{first} {surname}" if first else capital_first(surname)


def name_in_letter(name: PersonName) -> str:
    """Return her name as colleagues read it: given name in brackets behind the initials, when both are known."""
    first = written_initials(name.initials)
    if first and name.given_name and full_surname(name):
        return f"{first} ({name.given_name}) {full_surname(name)}"
    return name_on_paper(name)


def used_name(name: PersonName) -> str:
    """Return the name she is called by: `Aylin Kaya`; initials only where no given name is known."""
    surname = full_surname(name)
    first = name.given_name or written_initials(name.initials)
    return f"{first} {surname}".rstrip() if first else capital_first(surname)


def all_initials(name: PersonName) -> str:
    """Return her initials with those of the surname she uses, so that only who knows her reads who it is: `A.K.`."""
    first = written_initials(name.initials) or (f"{name.given_name[:1]}." if name.given_name else "")
    parts = re.findall(r"[^\W\d_]+", full_surname(name).split("-")[0])
    return f"{first}{parts[-1][:1].upper()}." if parts else first or name.birth_surname


def salutation_of(name: PersonName) -> Addressee:
    """Return how a letter to her begins: only the first part of a double name, its prefix with a capital."""
    if not full_surname(name):
        first = name.given_name
    elif name.name_use in {NameUse.OWN, NameUse.OWN_PARTNER}:
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
    words = _name_words(contact)
    folded = {_bare(word) for word in words}
    form = _form_of(folded)
    forms = _TITLES | _WOMAN | _MAN | _POSTS | (_EITHER - {"en"})
    left = [word for word in words if _bare(word) not in forms]
    if _SEVERAL.search(" ".join(left)) or _names_nobody(folded):
        left = []
    surname = _surname_of([word for word in left if _bare(word) != "en"], has_article=_has_article(words))
    if not surname:
        return Addressee(form=Form.COLLEAGUE if in_care else Form.NOBODY)
    return Addressee(form=form, name=capital_first(surname))


def _name_words(contact: str) -> list[str]:
    """Return the words of a name without what stands behind it: brackets, a post after a comma."""
    name, _comma, behind = _BRACKETS.sub(" ", contact).partition(",")
    first = [word for word in behind.split() if _INITIALS.fullmatch(word)]
    if first and len(first) == len(behind.split()):
        return [*first, *name.split()]  # "Jansen, P.J."
    return name.split() or behind.split()


def _bare(word: str) -> str:
    return word.casefold().replace(".", "")


def _form_of(folded: set[str]) -> Form:
    if folded & _EITHER or (folded & _WOMAN and folded & _MAN):
        return Form.PERSON
    if folded & _WOMAN:
        return Form.WOMAN
    return Form.MAN if folded & _MAN else Form.PERSON


def _has_article(words: list[str]) -> bool:
    """Tell whether a form of address has "de" before it: `de heer Jansen`, and not `dhr. de Vries`."""
    return [_bare(word) for word in words[:2]] in (["de", "heer"], ["de", "hr"])


def _names_nobody(folded: set[str]) -> bool:
    return bool(folded & _NOBODY) or any(word.endswith(_PLACES) or _NO_NAME.search(word) for word in folded)


def _surname_of(words: list[str], *, has_article: bool) -> str:
    """Return the surname among the words of a name; of a double name the first part."""
    if has_article:
        words = words[1:]  # "de heer Jansen"
    rest = [word for word in words if not _INITIALS.fullmatch(word)]
    if not rest and words and "." not in words[-1]:
        rest = words[-1:]  # a name of one letter
    if len(rest) == len(words):
        rest = _without_given(rest)
    return _first_part(" ".join(rest))


def _without_given(words: list[str]) -> list[str]:
    """Return the words of a name without initials from where the surname begins."""
    for number, word in enumerate(words):
        if number and word in _BEGINS:
            return words if words[0].casefold() in _PREFIXES else words[number:]  # "Jan Willem van den Berg"
    has_given = len(words) > 1 and words[0].casefold() not in _PREFIXES and not words[0].startswith(("'", "’"))
    return words[1:] if has_given else words


def _first_part(surname: str) -> str:
    first, hyphen, _second = surname.partition("-")
    if not hyphen or not first.strip() or first.split()[-1].casefold() in _BOUND:
        return surname
    return first.rstrip()


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
