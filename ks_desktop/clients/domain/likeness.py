"""Are two records of one woman? Pure rules; in doubt they are two, and somebody is asked to look."""

from collections.abc import Iterable
from dataclasses import dataclass

from ks_desktop.clients.domain.person import Address, Client, PersonName, SafeContact
from ks_desktop.clients.domain.searching import surname_key, words_of
from ks_desktop.core.errors import UserError
from ks_desktop.core.phones import phone_key
from ks_desktop.core.texts import N_
from ks_desktop.core.values import search_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Resembling:
    """Who on record is certainly or probably the same woman, and who may be her and needs a look."""

    same: tuple[Client, ...]
    alike: tuple[Client, ...]


def resembling(client: Client, found: Iterable[Client]) -> Resembling:
    """Sort out who of those with her BSN, or with her surname and birth date, is the same woman.

    Raises:
        UserError: her BSN is on record for somebody of another name and birth date.
    """
    found = tuple(found)
    certain = [other for other in found if client.bsn and other.bsn == client.bsn]
    if any(is_somebody_else(client, other) for other in certain):
        raise UserError(
            N_("This BSN is on record for a woman with another name: check the BSN, the name and the birth date."),
            code="bsn_other",
            field="bsn",
        )
    same = certain or [other for other in found if is_same_woman(client, other)]
    same.sort(key=lambda other: not is_written_alike(client.name, other.name))
    known = {other.id for other in same}
    alike = [
        other
        for other in found
        if other.id not in known and client.birth_date is not None and not (client.bsn and other.bsn)
    ]
    return Resembling(same=tuple(same), alike=tuple(alike))


def is_same_woman(one: Client, other: Client) -> bool:
    """Tell whether two records with the same BSN, or the same surname and birth date, are of one woman.

    Two BSNs decide. Without them her given name must be the same or fit the initials, and where her address or her
    phone is another, the other of the two must be the same: many women share a name and the first of January.
    """
    if one.bsn and other.bsn:
        return one.bsn == other.bsn
    if one.birth_date is None or one.birth_date != other.birth_date:
        return False
    return names_fit(one.name, other.name) and not is_elsewhere(one, other)


def is_somebody_else(one: Client, other: Client) -> bool:
    """Tell whether one BSN stands with two women: no surname is the same, nor is the birth date known to be."""
    if one.birth_date is not None and one.birth_date == other.birth_date:
        return False
    return not _surnames(one.name) & _surnames(other.name)


def is_written_alike(one: PersonName, other: PersonName) -> bool:
    """Tell whether two names are the same to the letter, but for upper and lower case."""
    return all(
        getattr(one, part).casefold() == getattr(other, part).casefold()
        for part in ("birth_surname", "birth_surname_prefix", "given_name", "initials")
    )


def _surnames(name: PersonName) -> set[str]:
    return {surname_key(surname) for surname in (name.birth_surname, name.partner_surname) if surname}


def names_fit(one: PersonName, other: PersonName) -> bool:
    """Tell whether two first names can be one woman's: the same, or initials of each other, or not known."""
    first, second = words_of(one.given_name), words_of(other.given_name)
    if not (first and second) or _are_initials(first) or _are_initials(second):
        letters = sorted((_letters(one), _letters(other)), key=len)
        return letters[1].startswith(letters[0])
    return first == second


def _are_initials(words: tuple[str, ...]) -> bool:
    return all(len(word) == 1 for word in words)


def _letters(name: PersonName) -> str:
    """Return the first letters of her given names: of `A.K.` and of `Aylin Kim` both `ak`."""
    given, initials = words_of(name.given_name), words_of(name.initials)
    letters = ("".join(word[0] for word in given), "".join(initials))
    return max(letters, key=len)


def is_elsewhere(one: Client, other: Client) -> bool:
    """Tell whether her address or her phone is another, and neither the same; what is known of one says nothing."""
    known = (_same_address(one.address, other.address), _same_phone(one.contact, other.contact))
    return False in known and True not in known


def _same_address(one: Address, other: Address) -> bool | None:
    if one.postcode and other.postcode:
        return (one.postcode, house_key(one)) == (other.postcode, house_key(other))
    if not (one.street and other.street):
        return None
    return (search_key(one.street), house_key(one)) == (search_key(other.street), house_key(other))


def house_key(address: Address) -> tuple[str, ...]:
    """Return house number and addition as they are compared: `12a`, `12 A` and `12` with `a` are one."""
    return words_of("".join(f" {c} " if not c.isdigit() else c for c in address.number_line))


def _same_phone(one: SafeContact, other: SafeContact) -> bool | None:
    first, second = _phones(one), _phones(other)
    return bool(first & second) if first and second else None


def _phones(contact: SafeContact) -> set[str]:
    return {phone_key(phone) for phone in (contact.phone, contact.phone_2) if phone}
