"""A file's rows as a directory: our records, and what we have no place for kept beside them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final, TypeVar
from uuid import UUID

from ks_desktop.coalition.domain import CapacityAnswer, Location, Organisation, Person, Region, Service
from ks_desktop.coalition.exchange import incoming, incoming_service
from ks_desktop.coalition.exchange.copy import DirectoryCopy, Extra, KeptCell, KeptGroup, KeptRow
from ks_desktop.coalition.exchange.incoming_service import Around
from ks_desktop.coalition.exchange.outgoing import Portrait
from ks_desktop.coalition.exchange.outgoing_service import NOBODY
from ks_desktop.coalition.exchange.portraits import is_common, mark, portraits
from ks_desktop.coalition.exchange.references import MOST_ERRORS
from ks_desktop.coalition.exchange.rows import Row, Tables, at, wrong
from ks_desktop.coalition.exchange.source import Source
from ks_desktop.coalition.exchange.standard import standard
from ks_desktop.core.errors import UserError, UserErrors, each
from ks_desktop.core.texts import N_
from ks_desktop.core.values import OrganisationId

_OWNERS: Final = ("service_id", "location_id", "organization_id", "contact_id", "link_id", "resource_id")
Record = TypeVar("Record", Organisation, Person, Location, Service)
_FARTHEST: Final = 6  # rows between a row and the record it belongs to


def copy_of(tables: Tables) -> DirectoryCopy:
    """Return tables whose references were checked as a directory.

    Raises:
        UserErrors: a name is missing, or a row says what nobody can mean; each names file, line and column.
    """
    if not tables.of("organization") and not tables.of("service"):
        sentence = N_("There are no organisations and no services in this file. Is it a directory (HSDS)?")
        raise UserError(sentence, code="directory_no_cards")
    _check_names(tables)
    source = Source(tables)
    copy = _Reading(source).copy()
    return _with_extras(copy, source)


def _check_names(tables: Tables) -> None:
    sentence = N_("{file}, line {line}: the name is missing.")
    errors = [
        wrong(row, "name", sentence, "required")
        for table in ("organization", "service")
        for row in tables.of(table)
        if not row.get("name").strip()
    ]
    if errors:
        raise UserErrors(errors[:MOST_ERRORS])


class _Reading:
    """One file on its way into records."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._errors: list[UserError] = []
        self._known: set[str] = set()

    def copy(self) -> DirectoryCopy:
        """Return everything that became a record."""
        self._known = {row.id for row in self._source.tables.of("organization") if row.id != NOBODY}
        for row in self._source.tables.of("location"):
            self._source.placed.setdefault(str(self._owner(row)), []).append(row)
        organisations = list(self._organisations())
        locations = list(self._locations())
        people = list(self._people())
        around = Around(
            organisations=frozenset(each.id for each in organisations),
            places={each.id: each.organisation_id for each in locations},
            people={each.id: each.organisation_id for each in people},
        )
        services = list(self._services(around))
        if self._errors:
            raise UserErrors(self._errors[:MOST_ERRORS])
        return DirectoryCopy(
            organisations=_by_id(organisations),
            people=_by_id(people),
            locations=_by_id(locations),
            services=_by_id(services),
            capacity=tuple(self._capacity(services)),
            regions=tuple(self._regions(frozenset(key for each in services for key in each.regions))),
            title=self._source.tables.title,
            notices=tuple(self._source.notices),
        )

    def _organisations(self) -> Iterator[Organisation]:
        for row in self._source.tables.of("organization"):
            if row.id != NOBODY:
                yield incoming.organisation(self._source, row)

    def _locations(self) -> Iterator[Location]:
        for row in self._source.tables.of("location"):
            owner = self._owner(row)
            if owner is not None and not incoming.is_own_place(row):
                yield incoming.location(self._source, row, owner)

    def _people(self) -> Iterator[Person]:
        for row in self._source.tables.of("contact"):
            owner = self._owner(row)
            found = incoming.person(self._source, row, owner) if owner is not None else None
            if found is not None:
                yield found

    def _owner(self, row: Row) -> OrganisationId | None:
        """Return the partner that a place or a person belongs to: the one it names, else that of a service there."""
        text = row.get("organization_id") or self._employer(row)
        return OrganisationId(UUID(text)) if text in self._known else None

    def _employer(self, row: Row) -> str:
        source = self._source
        at_places = source.of("service_at_location", "location_id", row.id) if row.table == "location" else []
        link = source.one("service_at_location", row.get("service_at_location_id"))
        keys = [row.get("service_id"), *(each.get("service_id") for each in ([link] if link else []) + at_places)]
        for key in filter(None, keys):
            service = source.one("service", key)
            if service is not None and service.get("organization_id") not in {"", NOBODY}:
                return service.get("organization_id")
        return ""

    def _services(self, around: Around) -> Iterator[Service]:
        for row in self._source.tables.of("service"):
            try:
                yield incoming_service.service(self._source, row, around)
            except UserError as error:
                self._errors += [at(single, row, single.field) for single in each(error)]

    def _capacity(self, services: Iterable[Service]) -> Iterator[CapacityAnswer]:
        for service in sorted(services, key=lambda each: each.id):
            answer = incoming_service.answer(self._source, service.id)
            if answer is not None:
                yield answer

    def _regions(self, wanted: frozenset[str]) -> Iterator[Region]:
        found: dict[str, Region] = {}
        for row in self._source.tables.of("service_area"):
            key = incoming_service.region_key(row)
            region = incoming_service.region_of(row) if key in wanted and key not in found else None
            if region is not None:
                found[key] = region
        yield from (found[key] for key in sorted(found))


def _by_id(records: Iterable[Record]) -> tuple[Record, ...]:
    return tuple(sorted(records, key=lambda record: record.id))


def _with_extras(copy: DirectoryCopy, source: Source) -> DirectoryCopy:
    return replace(copy, extras=tuple(_Keeping(source, copy).extras()))


class _Keeping:
    """What the file says besides, on its way to the records it belongs to."""

    def __init__(self, source: Source, copy: DirectoryCopy) -> None:
        self._source = source
        self._portraits = {str(portrait.owner): portrait for portrait in portraits(copy)}
        self._rows = {row.id: row for row in source.tables.each()}
        self._used = {id(row) for groups in source.claims.values() for rows in groups.values() for row in rows}

    def extras(self) -> Iterator[Extra]:
        """Give what is kept, of each record that the file says more of, and last of none."""
        loose: dict[str, list[KeptRow]] = {}
        for row in self._source.tables.each():
            if id(row) not in self._used and not self._is_record(row) and not is_common(row):
                loose.setdefault(self._owner(row), []).append(row.kept())
        for owner in sorted(self._portraits):
            extra = self._extra(self._portraits[owner], loose.get(owner, []))
            if extra.cells or extra.groups or extra.rows:
                yield extra
        if "" in loose:
            yield Extra(owner=None, rows=_sorted(loose[""]))

    def _is_record(self, row: Row) -> bool:
        portrait = self._portraits.get(row.id)
        return portrait is not None and portrait.row.table == row.table

    def _extra(self, portrait: Portrait, loose: list[KeptRow]) -> Extra:
        row = self._source.one(portrait.row.table, str(portrait.owner))
        cells = [
            _cell(column, portrait.row.get(column), text)
            for column, text in sorted(row.columns.items() if row else ())
            if text != portrait.row.get(column)
        ]
        return Extra(owner=portrait.owner, cells=tuple(cells), groups=self._groups(portrait), rows=_sorted(loose))

    def _groups(self, portrait: Portrait) -> tuple[KeptGroup, ...]:
        claims = self._source.claims.get(portrait.owner, {})
        found = []
        for aspect, rows in portrait.groups.items():
            theirs = claims.get(aspect, [])
            if _said(rows) != _said(theirs):
                found.append(KeptGroup(aspect, mark(rows), tuple(row.kept() for row in theirs)))
        return tuple(found)

    def _owner(self, row: Row, depth: int = 0) -> str:
        for column in _OWNERS if depth < _FARTHEST else ():
            text = row.get(column)
            if not text or text == row.id:
                continue
            if text in self._portraits:
                return text
            onward = self._rows.get(text)
            owner = self._owner(onward, depth + 1) if onward is not None else ""
            if owner:
                return owner
        others = [column for column in standard().table(row.table).links if column not in _OWNERS]
        return self._beyond(row, others, depth)

    def _beyond(self, row: Row, columns: list[str], depth: int) -> str:
        for column in columns if depth < _FARTHEST and row.table not in {"taxonomy_term", "attribute"} else ():
            onward = self._rows.get(row.get(column))
            owner = self._owner(onward, depth + 1) if onward is not None else ""
            if owner:
                return owner
        return ""


def _cell(column: str, ours: str, theirs: str) -> KeptCell:
    if ours == NOBODY:  # a table of services alone: it goes out with our word for nobody, and this beside it
        return KeptCell(f"original_{column}", "", theirs)
    return KeptCell(column, ours, theirs)


def _said(rows: Iterable[Row]) -> dict[tuple[str, str], dict[str, str]]:
    return {(row.table, row.id): row.columns for row in rows}


def _sorted(rows: Iterable[KeptRow]) -> tuple[KeptRow, ...]:
    return tuple(sorted(set(rows), key=lambda kept: (kept.table, kept.columns)))
