"""The directory out as a file, and a file read as a directory. What is taken of it is chosen elsewhere: `merging`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Final, TypeVar
from uuid import UUID, uuid5

from ks_desktop.coalition import store
from ks_desktop.coalition.catalogue import offer as shipped
from ks_desktop.coalition.domain import Location, Organisation, Person, Service
from ks_desktop.coalition.exchange import CopyKind, DirectoryCopy, files
from ks_desktop.coalition.exchange.copy import Extra
from ks_desktop.coalition.exchange.kept import as_text, from_text
from ks_desktop.coalition.exchange.lists import services_list, workbook
from ks_desktop.coalition.exchange.secrecy import hiding
from ks_desktop.coalition.service.regions import known_regions
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.values import OrganisationId, UserId
from ks_desktop.security.audit import About, Audit
from ks_desktop.security.domain import AuditEvent

Placed = TypeVar("Placed", Location, Person)
_GATHERED, _WRITTEN = 20, 95  # percent
_SPACE: Final = UUID("0d7a6c55-2f0b-4a7c-9c33-5b1c9f6d2e41")  # of ids of what belongs to no card

Tell = Callable[[int], object]
"""Hears how far something is, in percent; it may raise to stop."""


class ExportKind(StrEnum):
    """As what the directory goes out; the first two come back without loss, the others are to be read."""

    HSDS = "hsds"
    JSON = "hsds-json"
    CSV = "csv"
    XLSX = "xlsx"

    @property
    def ending(self) -> str:
        """How the name of such a file ends."""
        return {ExportKind.HSDS: ".zip", ExportKind.JSON: ".json"}.get(self, f".{self.value}")


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryFile:
    """The directory as a file, and how many cards are in it."""

    content: bytes
    organisations: int
    services: int
    locations: int
    people: int


class DirectoryExchange:
    """Writes the directory and reads one. No secret address, no woman and no user is in what it writes."""

    def __init__(self, database: Database, clock: Clock, audit: Audit) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit

    def export(self, kind: ExportKind, *, actor: UserId, tell: Tell | None = None) -> DirectoryFile:
        """Return the whole directory as a file; the export is logged before anything is handed out.

        Args:
            kind: as what.
            actor: who asks for it.
            tell: hears how far it is, in percent; it may raise to stop, and then nothing was logged.
        """
        heard = tell or nobody
        heard(0)
        with self._database.reading(actor) as reading:
            copy = our_copy(reading)
            hide = hiding(secret_addresses(reading))
        today = self._clock.today()
        heard(_GATHERED)
        if kind is ExportKind.XLSX:
            content = workbook(copy, today, hide)
        elif kind is ExportKind.CSV:
            content = services_list(copy, today, hide)
        else:
            content = files.write(copy, CopyKind(kind.value), hide=hide, tell=lambda done: heard(_GATHERED + done // 2))
        heard(_WRITTEN)
        with self._database.work(actor, AuditEvent.DIRECTORY_EXPORTED) as work:
            about = About(subject="directory", columns=f"{kind.value} {len(copy.services)}")
            self._audit.record(work, AuditEvent.DIRECTORY_EXPORTED, about=about)
        return DirectoryFile(
            content=content,
            organisations=len(copy.organisations),
            services=len(copy.services),
            locations=len(copy.locations),
            people=len(copy.people),
        )

    def read(self, data: bytes, name: str, *, actor: UserId) -> DirectoryCopy:
        """Return the directory in a file; nothing is stored.

        Args:
            data: the file.
            name: what it is called, for sentences about it.
            actor: who reads it.
        Raises:
            UserErrors: it is no directory; each names file, line and column.
        """
        del actor  # nothing of ours is looked at
        return files.read(data, name)

    def read_file(self, path: Path, *, actor: UserId) -> DirectoryCopy:
        """Return the directory in a file, a zip file or a folder; as `read`."""
        del actor
        return files.read_file(path)


def nobody(_percent: int) -> None:
    """Tell nobody how far it is."""


def our_copy(reading: Reading) -> DirectoryCopy:
    """Return our own directory as it may leave: guarded, without who left and without names of users."""
    kept_as = {each.id: each.joined_into for each in store.joined(reading) if each.joined_into is not None}
    organisations = [each.guarded() for each in store.find_organisations(reading, "", with_hidden=True)]
    here = frozenset(each.id for each in organisations)
    locations = [_of(each.guarded(), kept_as) for each in store.locations(reading)]
    people = [_of(each, kept_as) for each in store.people(reading) if each.is_active]
    known = {**shipped.services(), **store.services(reading)}
    services = [_service(each, kept_as, frozenset(who.id for who in people)) for each in known.values()]
    wanted = {key for each in services for key in each.regions}
    capacity = store.newest_capacity(reading)
    return DirectoryCopy(
        organisations=tuple(sorted(organisations, key=_id)),
        locations=tuple(sorted((each for each in locations if each.organisation_id in here), key=_id)),
        people=tuple(sorted((each for each in people if each.organisation_id in here), key=_id)),
        services=tuple(sorted(services, key=_id)),
        capacity=tuple(replace(capacity[key], asked_by=None) for key in sorted(capacity) if key in known),
        regions=tuple(region for region in known_regions(reading).all if region.key in wanted),
        extras=tuple(_extras(reading)),
    )


def _id(card: Organisation | Location | Person | Service) -> UUID:
    return card.id


def _of(card: Placed, kept_as: Mapping[OrganisationId, OrganisationId]) -> Placed:
    """Return a place or a person of the partner under whose name it is known now."""
    owner = kept_as.get(card.organisation_id)
    return card if owner is None else replace(card, organisation_id=owner)


def _service(service: Service, kept_as: Mapping[OrganisationId, OrganisationId], people: frozenset[UUID]) -> Service:
    owner = service.organisation_id
    return replace(
        service,
        organisation_id=kept_as.get(owner, owner) if owner is not None else None,
        people=tuple(who for who in service.people if who in people),
        checked_by="",
    )


def secret_addresses(reading: Reading) -> list[Organisation | Location]:
    """Return the partners and places of which nobody may know where they are, with their addresses."""
    partners = [*store.find_organisations(reading, "", with_hidden=True), *store.joined(reading)]
    hidden = {each.id for each in partners if each.address_secret}
    places = [each for each in store.locations(reading) if each.address_secret or each.organisation_id in hidden]
    return [*(each for each in partners if each.address_secret), *places]


def _extras(reading: Reading) -> list[Extra]:
    of_cards = store.extras(reading, is_of_card=True)
    loose = store.extras(reading, is_of_card=False)
    rows = [row for text in loose.values() for row in from_text(None, text).rows]
    found = [from_text(owner, text) for owner, text in sorted(of_cards.items())]
    return [*found, Extra(owner=None, rows=tuple(rows))] if rows else found


def keep_extras(work: Work, copy: DirectoryCopy, ids: Mapping[UUID, UUID]) -> None:
    """Keep what a file said besides of the cards that were taken from it, in the caller's transaction.

    Args:
        work: the transaction in which the cards are stored.
        copy: the file.
        ids: of each card the id it has in the file and the one it has here.
    """
    if not ids:
        return
    found = copy.extras_of(ids)
    store.put_extras(work, {each.owner: as_text(each) for each in found if each.owner}, is_of_card=True)
    loose = {
        uuid5(_SPACE, f"{row.table} {dict(row.columns)['id']}"): as_text(Extra(owner=None, rows=(row,)))
        for each in found
        if each.owner is None
        for row in each.rows
    }
    store.put_extras(work, loose, is_of_card=False)
