"""What of a woman is compared: her name in one spelling, birth date, house, phones, due dates."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from ks_desktop.clients.domain.case import Case
from ks_desktop.clients.domain.doubles.spelling import Word, given_words, parts_of, surname_words
from ks_desktop.clients.domain.person import Client
from ks_desktop.core.phones import phone_key
from ks_desktop.core.values import ClientId

_LEAST_PHONE: Final = 8  # digits; fewer are a slip of the pen and nobody's number
NAME: Final = ("given_name", "initials", "birth_surname", "partner_surname")
ADDRESS: Final = ("postcode", "street", "house_number", "house_number_addition")
CONTACT: Final = ("phone", "phone_2", "email")
TEXTS: Final = (*NAME, *ADDRESS, *CONTACT, "bsn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """A woman as she is compared; empty where nothing is known.

    Attributes:
        given: her given names; of several the last is all of them in one.
        letters: first letters of her given names.
        surnames: by birth and of her partner, double names also in halves.
        house: house number with its addition, in plain letters.
        due: the due dates of her pregnancies.
    """

    client_id: ClientId
    bsn: str
    given: tuple[Word, ...]
    letters: str
    surnames: tuple[Word, ...]
    born: date | None
    postcode: str
    street: str
    house: str
    phones: frozenset[str]
    email: str
    due: tuple[date, ...]

    @property
    def whole(self) -> str:
        """All of it in one text, but whose it is: two of one text are compared as one."""
        names = [(word.shown, word.plain) for word in (*self.given, *self.surnames)]
        where = (self.postcode, self.street, self.house, sorted(self.phones), self.email)
        return repr((self.bsn, names, self.letters, self.born, where, self.due))


def traits_of(client: Client, cases: Iterable[Case] = ()) -> Traits:
    """Return what of a woman is compared."""
    texts = {
        part: getattr(source, part)
        for source, parts in ((client.name, NAME), (client.address, ADDRESS), (client.contact, CONTACT))
        for part in parts
    }
    due = (case.due_date for case in cases)
    return make_traits(client.id, {**texts, "bsn": client.bsn}, client.birth_date, due)


def make_traits(
    client_id: ClientId, texts: Mapping[str, str], born: date | None = None, due: Iterable[date] = ()
) -> Traits:
    """Return what is compared, of texts by the names of their fields; other fields may stand among them."""
    said = {name: texts.get(name, "") for name in TEXTS}
    surnames = (said["birth_surname"], said["partner_surname"])
    house = said["house_number"] + said["house_number_addition"]
    return Traits(
        client_id=client_id,
        bsn=said["bsn"],
        given=given_words(said["given_name"]),
        letters=_letters(said["given_name"], said["initials"]),
        surnames=tuple(dict.fromkeys(word for name in surnames if name for word in surname_words(name))),
        born=born,
        postcode=said["postcode"].replace(" ", "").upper(),
        street="".join(parts_of(said["street"])),
        house="".join(c for c in house.casefold() if c.isalnum()),
        phones=frozenset(
            number for number in map(phone_key, (said["phone"], said["phone_2"])) if len(number) >= _LEAST_PHONE
        ),
        email=said["email"].strip().casefold(),
        due=tuple(sorted(set(due))),
    )


def _letters(given_name: str, initials: str) -> str:
    given = parts_of(given_name)
    if given and any(len(part) > 1 for part in given):
        return "".join(part[0] for part in given)
    return "".join(parts_of(initials)) or "".join(given)
