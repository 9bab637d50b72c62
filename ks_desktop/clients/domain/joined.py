"""Two records of one woman become one, and two again: what differs, what is chosen, what can be taken apart."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from ks_desktop.clients.domain.person import Answer, Client
from ks_desktop.core.values import CaseId, ClientId

MOST_DAYS: Final = 84  # two due dates further apart are of two pregnancies, whoever says otherwise
_NAME: Final = (
    *("given_name", "initials", "birth_surname_prefix", "birth_surname"),
    *("partner_surname_prefix", "partner_surname", "name_use"),
)
_OWN: Final = ("birth_date", "bsn", "bsn_checked_by", "bsn_checked_on", "language", "interpreter", "is_shielded")
_ADDRESS: Final = (
    *("housing", "street", "house_number", "house_number_addition", "postcode", "place", "municipality"),
    *("is_secret", "address_note"),
)
_CONTACT: Final = (
    *("phone", "phone_note", "phone_2", "email", "call_hours"),
    *("safe_to_call", "safe_voicemail", "safe_to_text", "safe_post", "partner_may_know"),
)
# What is one thing is chosen as one: half of one address and half of another is nobody's.
_TOGETHER: Final = (
    ("birth_surname_prefix", "birth_surname"),
    ("partner_surname_prefix", "partner_surname", "name_use"),
    ("bsn", "bsn_checked_by", "bsn_checked_on"),
    ("housing", "street", "house_number", "house_number_addition", "postcode", "place", "municipality", "address_note"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing in which two records differ.

    Attributes:
        names: the fields that are chosen together; the first stands for them.
        kept: as it stands in the record that stays, in words joined by spaces.
        gone: as it stands in the other.
        takes_gone: the safest, the only or the newest answer is that of the other record.
    """

    names: tuple[str, ...]
    kept: str
    gone: str
    takes_gone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Two records that were made one, or a case that came from another record; both can be taken back.

    Attributes:
        name: of the record that went, or from which the case came.
        is_newest: it is the last that was joined with this woman, so it comes apart first.
        case_id: the case that was moved; None when two records were joined.
    """

    id: UUID
    client_id: ClientId
    name: str
    joined_on: date
    is_newest: bool
    case_id: CaseId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """What is to be joined.

    Attributes:
        kept: whose record stays.
        gone: whose record goes into it.
        taken: fields of which the answer of the record that goes is taken.
        pregnancies: cases of the record that goes, with the case that stays of the same pregnancy.
    """

    kept: ClientId
    gone: ClientId
    taken: frozenset[str] = frozenset()
    pregnancies: tuple[tuple[CaseId, CaseId], ...] = field(default=())


def differences(kept: Client, gone: Client, *, gone_is_newer: bool) -> tuple[Difference, ...]:
    """Return in what two records differ, in the order of the form, each with the answer that is proposed."""
    before, other = _texts(kept), _texts(gone)
    together = {name: group for group in _TOGETHER for name in group}
    groups = dict.fromkeys(together.get(name, (name,)) for name in before)
    found = []
    for names in groups:
        if all(before[name] == other[name] for name in names):
            continue
        one, two = (_words(texts, names) for texts in (before, other))
        found.append(
            Difference(names=names, kept=one, gone=two, takes_gone=_takes_gone(names[0], one, two, gone_is_newer))
        )
    return tuple(found)


_CODES: Final = frozenset({"housing", "municipality", "name_use"})  # chosen along, and no words to read


def _words(texts: Mapping[str, str], names: Iterable[str]) -> str:
    return " ".join(texts[name] for name in names if texts[name] and name not in _CODES)


_SAFEST: Final = {
    **dict.fromkeys(
        ("safe_to_call", "safe_voicemail", "safe_to_text", "safe_post", "partner_may_know"), Answer.NO.value
    ),
    **dict.fromkeys(("is_secret", "is_shielded", "interpreter"), "yes"),
}
_NOTHING: Final = frozenset({"", "no", Answer.UNKNOWN.value, "own"})


def _takes_gone(name: str, kept: str, gone: str, gone_is_newer: bool) -> bool:
    if name in _SAFEST:
        return gone == _SAFEST[name] or (kept in {"", Answer.UNKNOWN.value})
    if kept in _NOTHING or gone in _NOTHING:
        return kept in _NOTHING and gone not in _NOTHING
    return gone_is_newer


def _texts(client: Client) -> dict[str, str]:
    parts = ((client.name, _NAME), (client, _OWN), (client.address, _ADDRESS), (client.contact, _CONTACT))
    return {name: _text(getattr(source, name)) for source, names in parts for name in names}


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
