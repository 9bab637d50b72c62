"""The pregnant woman: her name, where she lives, how she may be reached."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import ClientId

SHIELDED_NAME: Final = N_("Shielded record")
_HIDDEN_VERSION: Final = -1  # of no stored record


class NameUse(StrEnum):
    """Which surname she uses, as in the national register."""

    OWN = "own"
    PARTNER = "partner"
    PARTNER_OWN = "partner_own"
    OWN_PARTNER = "own_partner"


class Answer(StrEnum):
    """Yes, no, or not asked: not knowing is an answer of its own."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Housing(StrEnum):
    """In what kind of place she lives."""

    OWN_ADDRESS = "own_address"
    WITH_OTHERS = "with_others"
    RECEPTION_CENTRE = "reception_centre"
    NO_FIXED_ADDRESS = "no_fixed_address"


LOOSE_HOUSING: Final = frozenset({Housing.NO_FIXED_ADDRESS, Housing.RECEPTION_CENTRE})


def letters_of(parts: Iterable[str]) -> str:
    """Return the first letter of each part of a name, each with a dot: of `'t` a `t.`, of `&` nothing.

    Where no part has a letter, its first character: a name is never left out.
    """
    names = [part for part in parts if part]
    letters = [next((c for c in name if c.isalpha()), "") for name in names]
    return "".join(f"{letter}." for letter in letters if letter) or "".join(f"{name[0]}." for name in names[:1])


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """A name in the parts of the national register; the prefix ("van der") is kept apart."""

    birth_surname: str
    birth_surname_prefix: str = ""
    given_name: str = ""
    initials: str = ""
    partner_surname: str = ""
    partner_surname_prefix: str = ""
    name_use: NameUse = NameUse.OWN

    def __post_init__(self) -> None:
        """Refuse a name without a surname.

        Raises:
            UserError: the birth surname is empty, or her partner's name is used but not filled in.
        """
        if not self.birth_surname:
            raise UserError(N_("Fill in her surname at birth."), code="required", field="birth_surname")
        if self.name_use is not NameUse.OWN and not self.partner_surname:
            raise UserError(N_("She uses her partner's name: fill it in."), code="required", field="partner_surname")

    @property
    def surname(self) -> str:
        """The surname she uses, with prefixes: `van der Aa`, `Jansen-de Jong`."""
        own = f"{self.birth_surname_prefix} {self.birth_surname}".strip()
        partner = f"{self.partner_surname_prefix} {self.partner_surname}".strip()
        return {
            NameUse.OWN: own,
            NameUse.PARTNER: partner,
            NameUse.PARTNER_OWN: f"{partner}-{own}",
            NameUse.OWN_PARTNER: f"{own}-{partner}",
        }[self.name_use]

    @property
    def full(self) -> str:
        """How she is named on the screen: given name or initials, and surname."""
        return f"{self.given_name or self.initials} {self.surname}".strip()

    @property
    def letters(self) -> str:
        """Her initials for papers that may be seen: `A.K.`, `R.d.B.`."""
        return letters_of([self.given_name or self.initials, *self.surname.replace("-", " ").split()])


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where she lives, or where she can be found.

    Attributes:
        housing: in what kind of place; None when nobody asked.
        municipality: a CBS code.
        address_note: where she can be found, in words: a reception centre, a friend's, a meeting place.
        is_secret: keeps the address off every list.
    """

    housing: Housing | None = None
    street: str = ""
    house_number: str = ""
    house_number_addition: str = ""
    postcode: str = ""
    place: str = ""
    municipality: str = ""
    address_note: str = ""
    is_secret: bool = False

    @property
    def street_line(self) -> str:
        """Street, number and addition on one line: `Lindestraat 12a`, `Lindestraat 12 bis`, `Lindestraat 12-2`."""
        return f"{self.street} {self.number_line}".strip()

    @property
    def is_loose(self) -> bool:
        """Tell whether she has no door of her own that post comes to: she is found, not written to."""
        has_door = self.housing is not Housing.NO_FIXED_ADDRESS and bool(self.street and self.house_number)
        return self.housing in LOOSE_HOUSING and not has_door

    @property
    def number_line(self) -> str:
        """House number and addition, never glued so that they read as the number of another house."""
        number, addition = self.house_number, self.house_number_addition
        return f"{number}{_between(number, addition)}{addition}"


def _between(number: str, addition: str) -> str:
    """Return what stands between a house number and its addition."""
    if not number or not addition or addition[0] in "-/":
        return ""
    if addition[0].isnumeric():
        return "-"
    is_letter = len(addition) == 1 and addition.isascii() and addition.isalpha()
    return "" if is_letter and number[-1].isdigit() else " "


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeContact:
    """How she may be reached, which ways are safe for her, and whether her partner may know of it.

    Attributes:
        call_hours: when she may be called, as it was typed: `ma-vr na 15, niet wo`; `clients.domain.calling` reads it.
    """

    phone: str = ""
    phone_note: str = ""
    phone_2: str = ""
    email: str = ""
    safe_to_call: Answer = Answer.UNKNOWN
    safe_voicemail: Answer = Answer.UNKNOWN
    safe_to_text: Answer = Answer.UNKNOWN
    safe_post: Answer = Answer.UNKNOWN
    partner_may_know: Answer = Answer.UNKNOWN
    call_hours: str = ""

    @property
    def is_unknown_to_partner(self) -> bool:
        """Tell whether her partner may not know: nothing is left behind that he could read or hear."""
        return self.partner_may_know is Answer.NO

    @property
    def post(self) -> Answer:
        """Whether post is safe; never when her partner may not know."""
        return Answer.NO if self.is_unknown_to_partner else self.safe_post

    @property
    def voicemail(self) -> Answer:
        """Whether a spoken message is safe; never when her partner may not know."""
        return Answer.NO if self.is_unknown_to_partner else self.safe_voicemail

    @property
    def text(self) -> Answer:
        """Whether a text message is safe; never when her partner may not know."""
        return Answer.NO if self.is_unknown_to_partner else self.safe_to_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """The pregnant woman, as known now.

    Attributes:
        language: ISO 639-1 or "".
        is_shielded: a colleague or a relative of one: few may see her.
        version: 0 is not yet stored.
    """

    id: ClientId
    name: PersonName
    birth_date: date | None = None
    bsn: str = ""
    bsn_checked_by: str = ""
    bsn_checked_on: date | None = None
    address: Address = Address()
    contact: SafeContact = SafeContact()
    language: str = ""
    interpreter: bool = False
    is_shielded: bool = False
    version: int = 0

    @property
    def takes_post(self) -> bool:
        """Tell whether a letter to her may be posted; else it is handed over."""
        return self.contact.post is not Answer.NO and not self.address.is_loose

    @property
    def is_hidden(self) -> bool:
        """Tell whether this stands for a record that who looks may not see; it cannot be saved."""
        return self.version == _HIDDEN_VERSION


def hidden(client: Client) -> Client:
    """Return what somebody sees who may not see her: that there is a record, and nothing of hers."""
    return Client(
        id=client.id,
        name=PersonName(birth_surname=_(SHIELDED_NAME)),
        is_shielded=True,
        version=_HIDDEN_VERSION,
    )
