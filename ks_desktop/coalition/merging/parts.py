"""What of a card is compared, and what of it goes together: half an address of one and half of another is nowhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Final, TypeVar

from ks_desktop.coalition.domain import Organisation, Person, Service
from ks_desktop.coalition.domain.cards import Record, RecordKind, key_of
from ks_desktop.coalition.domain.locations import Location

R = TypeVar("R", bound=Record)
ADDRESS: Final = "address"
SECRECY: Final = "address_secret"
CHECKED: Final = "checked"
_NOT_COMPARED: Final = frozenset({"id", "version", "is_proposal", "is_guarded"})
_TOGETHER: Final[Mapping[RecordKind, Mapping[str, tuple[str, ...]]]] = {
    RecordKind.PARTNER: {
        ADDRESS: ("street", "house_number", "postcode", "place"),
        "feedback": ("feedback_route", "feedback_address"),
    },
    RecordKind.LOCATION: {ADDRESS: ("street", "house_number", "postcode", "place", "municipality", "access_note")},
    RecordKind.PERSON: {"feedback": ("feedback_route", "feedback_address")},
    RecordKind.SERVICE: {
        "weeks": ("from_age", "until_age"),
        "years": ("from_years", "until_years"),
        "where": ("municipalities", "regions", "is_nationwide"),
        "costs": ("cost", "cost_note"),
        "waiting": ("waiting_weeks", "waiting_asked_on"),
        "source": ("source", "mark"),
        "period": ("valid_from", "ends_on"),
        CHECKED: ("checked_on", "checked_by"),
    },
}
_CLASSES: Final[Mapping[RecordKind, type[Record]]] = {
    RecordKind.PARTNER: Organisation,
    RecordKind.LOCATION: Location,
    RecordKind.PERSON: Person,
    RecordKind.SERVICE: Service,
}


@dataclass(frozen=True, slots=True)
class Part:
    """One thing a card says: a field, or a few that are chosen together."""

    name: str
    fields: tuple[str, ...]

    def of(self, record: Record) -> tuple[Any, ...]:
        """Return what a card says of it."""
        return tuple(getattr(record, name) for name in self.fields)

    def is_empty(self, record: Record) -> bool:
        """Tell whether a card says nothing of it; a yes or a no says something."""
        return all(value in (None, "", ()) for value in self.of(record))

    def is_same(self, one: Record, other: Record) -> bool:
        """Tell whether two cards say the same of it; the order of several words says nothing.

        A directory goes out without the names of who checked it: the same day without a name is the same.
        """
        if self.name == CHECKED and not all(self.of(card)[-1] for card in (one, other)):
            return self.of(one)[:-1] == self.of(other)[:-1]
        if self.of(one) == self.of(other):
            return True
        return all(_folded(a) == _folded(b) for a, b in zip(self.of(one), self.of(other), strict=True))

    def put(self, record: Record, other: Record) -> Record:
        """Return a card with what another says of this."""
        values: dict[str, Any] = dict(zip(self.fields, self.of(other), strict=True))
        return replace(record, **values)


def _parts(kind: RecordKind) -> Iterator[Part]:
    together = {name: word for word, names in _TOGETHER[kind].items() for name in names}
    seen: set[str] = set()
    for field in fields(_CLASSES[kind]):
        word = together.get(field.name, field.name)
        if field.name not in _NOT_COMPARED and word not in seen:
            seen.add(word)
            yield Part(word, _TOGETHER[kind].get(word, (field.name,)))


PARTS: Final[Mapping[RecordKind, tuple[Part, ...]]] = {kind: tuple(_parts(kind)) for kind in RecordKind}


def part_of(kind: RecordKind, name: str) -> Part:
    """Return the part of a kind of card by its own name, or by that of a field in it."""
    return next(part for part in PARTS[kind] if part.name == name or name in part.fields)


def emptied(record: R, field: str) -> R:
    """Return a card that says nothing of what this field belongs to."""
    cls = _CLASSES[key_of(record).kind]
    known = {each.name: each.default for each in fields(cls)}
    values: dict[str, Any] = {name: known[name] for name in part_of(key_of(record).kind, field).fields}
    return replace(record, **values)


def checked_on(record: Record | None) -> date | None:
    """Return when a card was last checked; None where nobody did, or where cards of its kind say nothing of it."""
    return record.checked_on if isinstance(record, Service) else None


def _folded(value: Any) -> Any:
    return frozenset(value) if isinstance(value, tuple) else value
