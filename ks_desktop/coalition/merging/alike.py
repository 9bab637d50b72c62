"""How much two cards of one kind look like each other, and which of ours are worth looking at."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Final
from uuid import UUID

from rapidfuzz import fuzz

from ks_desktop.coalition.domain import Organisation, Person, Service
from ks_desktop.coalition.domain.cards import Record
from ks_desktop.coalition.domain.locations import Location
from ks_desktop.coalition.domain.spelling import organisation_key, person_key, words_of
from ks_desktop.core.values import search_key

_NEAR: Final = 84  # of 100: one or two letters of a name
_MANY: Final = 60  # cards that share a word, or a partner: too many to look at each of them for a near name
_DIGITS: Final = re.compile(r"\D")


class Likeness(IntEnum):
    """How sure it is that two cards are of the same: `faint` is a name that is spelled nearly so."""

    NONE = 0
    FAINT = 1
    NEAR = 2
    SURE = 3


@dataclass(frozen=True, slots=True)
class Look:
    """A card with its name in one spelling, worked out once."""

    card: Record
    name: str


def look_at(card: Record) -> Look:
    """Return a card with its name in one spelling; of a name without any letter or digit what stands there."""
    match card:
        case Organisation():
            name = organisation_key(card.name)
        case Person():
            name = person_key(card.name)
        case Service():
            name = "".join(words_of(card.name))  # as the room sees which names are taken
        case _:
            name = " ".join(words_of(card.name))
    return Look(card, name or search_key(card.name))


def how_like(ours: Look, theirs: Look) -> Likeness:
    """Return how sure it is that two cards are of the same; what hangs on a partner hangs on ours already."""
    mine, other = ours.card, theirs.card
    is_named = ours.name == theirs.name
    is_near = is_named or fuzz.ratio(ours.name, theirs.name) >= _NEAR
    match mine, other:
        case Organisation(), Organisation():
            return _partners(mine, other, is_named=is_named, is_near=is_near)
        case Location(), Location() if not is_near:
            return Likeness.NEAR if _door(mine) and _door(mine) == _door(other) else Likeness.NONE
    if is_named:
        return Likeness.NEAR if _speaks_against(mine, other) else Likeness.SURE
    return Likeness.FAINT if is_near and not _speaks_against(mine, other) else Likeness.NONE


def _partners(ours: Organisation, theirs: Organisation, *, is_named: bool, is_near: bool) -> Likeness:
    is_reached = not _numbers(ours).isdisjoint(_numbers(theirs))
    place, other = search_key(ours.guarded().place), search_key(theirs.guarded().place)
    is_elsewhere = bool(place and other) and place != other
    is_of_a_kind = ours.kind is theirs.kind
    if is_named:
        agrees = is_reached or bool(place and other)
        return Likeness.SURE if is_of_a_kind and agrees and not is_elsewhere else Likeness.NEAR
    if is_of_a_kind and is_reached:
        return Likeness.NEAR
    return Likeness.FAINT if is_of_a_kind and is_near and not is_elsewhere else Likeness.NONE


def _speaks_against(ours: Record, theirs: Record) -> bool:
    match ours, theirs:
        case Person(), Person():
            return bool(ours.agb and theirs.agb) and ours.agb != theirs.agb
        case Location(), Location():
            return bool(_door(ours) and _door(theirs)) and _door(ours) != _door(theirs)
        case Service(), Service():
            is_other = bool(ours.needs and theirs.needs) and set(ours.needs).isdisjoint(theirs.needs)
            return is_other or ours.organisation_id != theirs.organisation_id
    return False


def _door(location: Location) -> str:
    seen = location.guarded()
    return search_key(f"{seen.postcode} {seen.house_number}") if seen.postcode and seen.house_number else ""


def _numbers(organisation: Organisation) -> frozenset[str]:
    """Return by what it is reached: the digits of its phone, its e-mail address."""
    return frozenset(filter(None, (_DIGITS.sub("", organisation.phone), organisation.email.casefold())))


_Sign = tuple[str, Hashable]
_NAME, _REACHED, _WORD, _PARTNER, _UNLINKED, _ANY = "name", "reached", "word", "partner", "unlinked", "any"
_STRONG: Final = frozenset({_NAME, _REACHED, _UNLINKED})  # however many share it, each is looked at


class Shelves:
    """Our cards of one kind, found by what a card of theirs says."""

    def __init__(self, ours: Iterable[Record]) -> None:
        self._looks: dict[UUID, Look] = {record.id: look_at(record) for record in ours}
        self._found: dict[_Sign, list[UUID]] = defaultdict(list)
        for look in self._looks.values():
            for sign in _signs(look):
                self._found[sign].append(look.card.id)

    def near(self, theirs: Look) -> list[Look]:
        """Return which of ours are worth looking at, in the order of their ids."""
        found: set[UUID] = set()
        for sign in _signs(theirs, are_theirs=True):
            ids = self._found.get(sign, ())
            if len(ids) <= _MANY or sign[0] in _STRONG:
                found.update(ids)
        return [self._looks[each] for each in sorted(found)]


def _signs(look: Look, *, are_theirs: bool = False) -> Iterator[_Sign]:
    card, name = look.card, look.name
    if isinstance(card, Organisation):
        yield _NAME, name
        yield from ((_REACHED, each) for each in sorted(_numbers(card)))
        yield from ((_WORD, word) for word in dict.fromkeys(name.split()))
        return
    yield _NAME, (card.organisation_id, name)
    if card.organisation_id is not None:
        yield _PARTNER, card.organisation_id
    if isinstance(card, Service):
        # A programme that nobody is linked to yet may be anybody's of that name.
        is_unlinked = card.organisation_id is None
        if are_theirs or is_unlinked:
            yield _UNLINKED, name
        if is_unlinked or not are_theirs:
            yield _ANY, name
