"""Whom a card points at, and what that one is called here."""

from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from ks_desktop.coalition.domain import Organisation, Service
from ks_desktop.coalition.domain.cards import Key, Record, RecordKind, key_of, partner, with_values
from ks_desktop.coalition.merging.likening import Pairing

_MANY = {"locations": RecordKind.LOCATION, "people": RecordKind.PERSON}


def pointed_at(record: Record) -> Iterator[Key]:
    """Give the cards that a card points at."""
    for _field, key in pointers(record):
        yield key


def pointers(record: Record) -> Iterator[tuple[str, Key]]:
    """Give the cards that a card points at, each with the field that does."""
    if isinstance(record, Organisation):
        if record.joined_into is not None:
            yield "joined_into", partner(record.joined_into)
        return
    if record.organisation_id is not None:
        yield "organisation_id", partner(record.organisation_id)
    if isinstance(record, Service):
        for name, kind in _MANY.items():
            yield from ((name, Key(kind, each)) for each in getattr(record, name))


class Pointers:
    """Reads the cards of a copy as they would stand here."""

    def __init__(self, ours: Collection[Key], theirs: Collection[Key], pairing: Pairing) -> None:
        self._ours, self._theirs, self._pairing = ours, theirs, pairing

    def is_missing(self, key: Key) -> bool:
        """Tell whether nobody knows whom this is: it is neither in the copy nor here."""
        return key not in self._theirs and key not in self._ours

    def is_open(self, record: Record) -> bool:
        """Tell whether a card points at one of which nobody can say yet who it is here."""
        return any(map(self._pairing.is_open, pointed_at(record)))

    def new_ones(self, record: Record) -> Iterator[Key]:
        """Give the new cards of theirs that a card points at."""
        for key in pointed_at(record):
            if key in self._theirs and self._pairing.ours(key) is None and not self._pairing.is_open(key):
                yield key

    def here(self, record: Record) -> Record:
        """Return a card that points at what is meant here; what nobody knows is left out."""
        values: dict[str, Any] = {}
        if isinstance(record, Organisation):
            values["joined_into"] = self._id(partner(record.joined_into)) if record.joined_into else None
        elif record.organisation_id is not None:
            values["organisation_id"] = self._id(partner(record.organisation_id))
        if isinstance(record, Service):
            for name, kind in _MANY.items():
                ids = (self._id(Key(kind, each)) for each in getattr(record, name))
                values[name] = tuple(dict.fromkeys(each for each in ids if each is not None))
        return with_values(record, values)

    def settled(self, mine: Record, record: Record, here: Record) -> Record:
        """Return a card of theirs that is one of ours, with our own word where its own cannot be told yet."""
        values: dict[str, Any] = {}
        for name, key in pointers(record):
            if self._pairing.is_open(key):
                values[name] = getattr(mine, name)
        joined = getattr(here, "joined_into", None)
        if joined is not None and joined == mine.id:  # two of theirs that are one here
            values["joined_into"] = getattr(mine, "joined_into", None)
        if not isinstance(mine, Organisation) and not isinstance(here, Organisation):
            owner = self._pairing.rooted(mine.organisation_id)
            if owner == here.organisation_id:  # the same partner, under another of its names
                values["organisation_id"] = mine.organisation_id
        return with_values(here, values)

    def _id(self, key: Key) -> UUID | None:
        mine = self._pairing.ours(key)
        if mine is not None:
            return mine.id
        return None if self.is_missing(key) else key.id


def orphans(theirs: dict[Key, Record], ours: Collection[Key]) -> Iterator[Record]:
    """Give the places and people of theirs that belong to a partner nobody knows: they cannot be without one."""
    for record in theirs.values():
        if key_of(record).kind in {RecordKind.LOCATION, RecordKind.PERSON}:
            (owner,) = pointed_at(record)
            if owner not in theirs and owner not in ours:
                yield record
