"""What a referral says that is not on record, and what it says otherwise. Pure rules over the texts of the fields."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from ks_desktop.clients.domain.searching import words_of
from ks_desktop.core.phones import phone_key
from ks_desktop.referrals.domain import FIELDS

SAFE: Final = ("safe_to_call", "safe_voicemail", "safe_to_text", "safe_post", "partner_may_know")
# What stands in a field of which nothing was said.
_DEFAULTS: Final[Mapping[str, str]] = {
    "name_use": "own",
    "fetuses": "1",
    "urgency": "routine",
    "address_secret": "no",
    "interpreter": "no",
    "shielded": "no",
    "due_date_method": "unknown",
    "due_date_margin": "0",
    **dict.fromkeys(SAFE, "unknown"),
}
IDENTITY: Final = ("given_name", "initials", "birth_surname", "birth_surname_prefix", "birth_date", "bsn")
HOUSE: Final = ("house_number", "house_number_addition")
ADDRESS: Final = ("housing", "street", *HOUSE, "postcode", "place", "municipality", "address_note")
CONTACT: Final = ("phone", "phone_note", "phone_2", "email")
_WEEKS: Final = ("gestation_weeks", "gestation_days", "gestation_on")
CONSENT: Final = tuple(name for name in FIELDS if name.startswith("consent_"))
# The answer that can do no harm; it wins whoever gave it, and whenever.
SAFEST: Final[Mapping[str, str]] = {
    "address_secret": "yes",
    "shielded": "yes",
    **dict.fromkeys((*SAFE, "consent_given"), "no"),
}
# The others belong to the first: half of one name, due date or consent and half of another is nobody's.
_LED: Final[Mapping[str, tuple[str, ...]]] = {
    "birth_surname": ("birth_surname_prefix",),
    "partner_surname": ("partner_surname_prefix", "name_use"),
    "bsn": ("bsn_checked_by", "bsn_checked_on"),
    "due_date": ("due_date_method", "due_date_margin", "lmp_on", *_WEEKS),
    "consent_given": CONSENT,
}
_NO_IS_NOT_ASKED: Final = ("address_secret", "shielded")  # their no is only what an empty field stands for
_PHONES: Final = ("phone", "phone_2", "referrer_phone")
_REFERRER: Final = ("received_on", "referrer_organisation", "referrer_name", "referrer_role")

ABOUT_HER: Final = FIELDS[FIELDS.index("given_name") : FIELDS.index("due_date")]
ABOUT_THE_PREGNANCY: Final = (
    "due_date",
    "due_date_method",
    "due_date_margin",
    "fetuses",
    "first_child",
    "gravida",
    "para",
    "midwife",
    "gp",
    "maternity_care",
)
ALL_BUT_WHO_REFERRED: Final = tuple(name for name in FIELDS if name not in _REFERRER)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a referral says beside what is on record.

    Attributes:
        fills: fields of which nothing was known.
        differs: fields in which it says something else.
        safest: fields in which it says something else and safer.
    """

    fills: frozenset[str] = frozenset()
    differs: frozenset[str] = frozenset()
    safest: frozenset[str] = frozenset()

    def without(self, names: Iterable[str]) -> "Comparison":
        """Return the same, with fills of these fields counted as said otherwise."""
        back = self.fills & frozenset(names)
        return Comparison(self.fills - back, self.differs | back, self.safest)


def compare(
    known: Mapping[str, str], said: Mapping[str, str], names: Iterable[str], *, typed: frozenset[str], due_agrees: bool
) -> Comparison:
    """Compare a referral with what is on record.

    Args:
        known: texts by field name, as they are on record.
        said: texts by field name, as the referral says.
        names: the fields that are compared.
        typed: fields that were filled in; elsewhere `1` child or her own name is only what an empty field stands for.
        due_agrees: whether the weeks or the last period the referral gives fit the due date on record.
    """
    names = [name for name in names if _says_something(name, said, typed)]
    same = {name for name in names if _is_same(name, known[name], said[name])}
    if due_agrees and "due_date" not in typed:
        same |= {"due_date"}
    open_names = frozenset(names) - same
    fills = frozenset(name for name in open_names if is_blank(name, known[name]))
    safest = frozenset(name for name in open_names if SAFEST.get(name) == said[name] and known[name])
    safest -= frozenset(name for name in safest if is_blank(name, known[name]) and name not in _NO_IS_NOT_ASKED)
    found = Comparison(fills - safest, open_names - fills - safest, safest)
    return _together(found, known, said)


def is_blank(name: str, text: str) -> bool:
    """Tell whether a field says nothing."""
    return not text or text == _DEFAULTS.get(name)


def _says_something(name: str, said: Mapping[str, str], typed: frozenset[str]) -> bool:
    if said[name] in {"", "unknown"}:
        return False
    return name in typed or not is_blank(name, said[name])


def _is_same(name: str, known: str, said: str) -> bool:
    if name in _PHONES:
        return phone_key(known) == phone_key(said)
    return " ".join(known.casefold().split()) == " ".join(said.casefold().split())


def _together(found: Comparison, known: Mapping[str, str], said: Mapping[str, str]) -> Comparison:
    """Keep together what is one thing: an address, a name with its prefix, a due date, a consent."""
    if "consent_given" in found.safest:
        consent = frozenset(CONSENT)
        found = Comparison(found.fills - consent, found.differs - consent, found.safest | consent)
    for first, others in _LED.items():
        if first in found.differs:
            found = found.without(others)
    if found.differs.intersection(_WEEKS):
        found = found.without(_WEEKS)
    return _with_address(found, known, said)


def _with_address(found: Comparison, known: Mapping[str, str], said: Mapping[str, str]) -> Comparison:
    """Fill an address only from the same one, or where there was none."""
    house = frozenset(HOUSE)
    if _house(known) == _house(said):
        found = Comparison(found.fills - house, found.differs - house, found.safest)
    elif _house(known) and said["house_number"]:
        # `12` beside `12a`: the number is the same, the door is not.
        found = Comparison(found.fills, found.differs | {"house_number"}, found.safest).without(HOUSE)
    clashes = found.differs.intersection(ADDRESS)
    shares = any(known[name] and _is_same(name, known[name], said[name]) for name in ("street", "postcode"))
    is_known = any(known[name] for name in ("street", "postcode", "house_number"))
    return found.without(ADDRESS) if clashes or (is_known and not shares) else found


def _house(texts: Mapping[str, str]) -> tuple[str, ...]:
    return words_of("".join(c if c.isdigit() else f" {c} " for c in " ".join(texts[name] for name in HOUSE)))
