"""The cards of one directory, and what each is called while two directories lie beside each other."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from ks_desktop.coalition.domain.locations import Location
from ks_desktop.coalition.domain.partners import Organisation, Person
from ks_desktop.coalition.domain.services import Service

Record = Organisation | Person | Location | Service
R = TypeVar("R", bound=Record)


class RecordKind(StrEnum):
    """What sort of card it is, in the order in which they can be stored."""

    PARTNER = "partner"
    LOCATION = "location"
    PERSON = "person"
    SERVICE = "service"


class Side(StrEnum):
    """Whose word it is."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """Which card: its kind and its id."""

    kind: RecordKind
    id: UUID

    def __str__(self) -> str:
        """Return it as it stands in a draft."""
        return f"{self.kind}:{self.id.hex}"

    @classmethod
    def read(cls, written: str) -> "Key":
        """Return what `str` made.

        Raises:
            ValueError: it is no such text.
        """
        kind, _colon, number = written.partition(":")
        return cls(RecordKind(kind), UUID(hex=number))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    """The cards of one directory."""

    organisations: tuple[Organisation, ...] = ()
    locations: tuple[Location, ...] = ()
    people: tuple[Person, ...] = ()
    services: tuple[Service, ...] = ()

    def each(self) -> Iterator[Record]:
        """Give every card, in an order that hangs on nothing but their ids."""
        for records in self.by_kind().values():
            yield from sorted(records, key=lambda record: record.id)

    def by_kind(self) -> dict[RecordKind, tuple[Record, ...]]:
        """Return the cards by their kind, in the order in which they can be stored."""
        return {
            RecordKind.PARTNER: self.organisations,
            RecordKind.LOCATION: self.locations,
            RecordKind.PERSON: self.people,
            RecordKind.SERVICE: self.services,
        }

    def without(self, keys: Iterable[Key]) -> "Cards":
        """Return the cards but for some."""
        left_out = frozenset(keys)
        if not left_out:
            return self
        return Cards(
            organisations=tuple(each for each in self.organisations if key_of(each) not in left_out),
            locations=tuple(each for each in self.locations if key_of(each) not in left_out),
            people=tuple(each for each in self.people if key_of(each) not in left_out),
            services=tuple(each for each in self.services if key_of(each) not in left_out),
        )

    def by_key(self) -> dict[Key, Record]:
        """Return the cards by what they are called here; of two with one id the last."""
        return {key_of(record): record for record in self.each()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """From whom a card was taken over last, whole or in part, and when."""

    from_whom: str
    taken_on: date


def key_of(record: Record) -> Key:
    """Return what a card is called here."""
    return Key(_kind_of(record), record.id)


def with_values(record: R, values: Mapping[str, Any]) -> R:
    """Return a card with these values, itself when it has them: of thousands of cards most stay as they are."""
    other = {name: value for name, value in values.items() if getattr(record, name) != value}
    return replace(record, **other) if other else record


def partner(record_id: UUID) -> Key:
    """Return what a partner of this id is called here."""
    return Key(RecordKind.PARTNER, record_id)


def _kind_of(record: Record) -> RecordKind:
    match record:
        case Organisation():
            return RecordKind.PARTNER
        case Location():
            return RecordKind.LOCATION
        case Person():
            return RecordKind.PERSON
        case Service():
            return RecordKind.SERVICE
