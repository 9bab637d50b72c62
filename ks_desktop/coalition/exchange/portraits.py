"""A directory as rows: each record with its own, then what a file knew besides, then what all of them point at."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from ks_desktop.coalition.domain import Service
from ks_desktop.coalition.exchange import outgoing, outgoing_service
from ks_desktop.coalition.exchange.copy import DirectoryCopy, Extra, KeptGroup, KeptRow
from ks_desktop.coalition.exchange.criteria import own_ids, term_rows
from ks_desktop.coalition.exchange.outgoing import Portrait
from ks_desktop.coalition.exchange.outgoing_service import NOBODY, UNIT
from ks_desktop.coalition.exchange.own_words import own_word
from ks_desktop.coalition.exchange.rows import Row, Tables, filled
from ks_desktop.coalition.exchange.standard import standard
from ks_desktop.core.values import PersonId, ServiceId

_ANY: Final = ("link_id", "resource_id")  # columns that point at a row of any table
_STAYING: Final = frozenset({"organization", "service", "contact"})
_OFTEN: Final = 100  # cards


def portraits(copy: DirectoryCopy) -> Iterator[Portrait]:
    """Give each record as rows."""
    only = _only_services(copy.services)
    regions = {region.key: region for region in copy.regions}
    said = {answer.service_id: answer for answer in copy.capacity}
    yield from map(outgoing.organisation, copy.organisations)
    for location in copy.locations:
        yield outgoing.location(location)
    for person in copy.people:
        yield outgoing.person(person, only)
    for service in copy.services:
        yield outgoing_service.service(service, regions, said.get(service.id))


def _only_services(services: Iterable[Service]) -> Mapping[PersonId, ServiceId]:
    """Return the service of each person who is named for one: the standard has room for one."""
    known = [(who, service.id) for service in services for who in service.people]
    counts = Counter(who for who, _service in known)
    return {who: service for who, service in known if counts[who] == 1}


def rows_of(copy: DirectoryCopy, tell: Callable[[int], object] | None = None) -> Tables:
    """Return a directory as tables. No secret address is in them.

    Args:
        copy: the directory.
        tell: hears how far it is, in percent.
    """
    safe = without_secret_places(copy)
    extras = {extra.owner: extra for extra in safe.extras}
    tables = Tables(title=safe.title)
    filling = _Filling(tables)
    whole = max(len(safe.organisations) + len(safe.locations) + len(safe.people) + len(safe.services), 1)
    for place, portrait in enumerate(portraits(safe)):
        if tell is not None and place % _OFTEN == 0:
            tell(100 * place // whole)
        filling.add(_with_extra(portrait, extras.get(portrait.owner)))
    filling.add(_row(kept) for extra in safe.extras if extra.owner is None for kept in extra.rows)
    filling.add(_common(tables))
    shown = {each.id for each in safe.locations}
    secret = frozenset(str(each.id) for each in copy.locations if each.id not in shown)
    return _without_loose_ends(tables, secret)


def without_secret_places(copy: DirectoryCopy) -> DirectoryCopy:
    """Return a directory without the places of which nobody may know where they are, and what leads to them."""
    secret = {each.id for each in copy.organisations if each.address_secret}
    hidden = {each.id for each in copy.locations if each.address_secret or each.organisation_id in secret}
    if not secret and not hidden:
        return copy
    return replace(
        copy,
        organisations=tuple(each.guarded() for each in copy.organisations),
        locations=tuple(each for each in copy.locations if each.id not in hidden),
        services=tuple(
            replace(each, locations=tuple(place for place in each.locations if place not in hidden))
            for each in copy.services
        ),
        extras=tuple(_without_rows(each) if each.owner in secret else each for each in copy.extras),
    )


def _without_rows(extra: Extra) -> Extra:
    """Return what a file knows of a partner whose address became secret: nothing that could say where it is."""
    return Extra(owner=extra.owner)


class _Filling:
    """Rows on their way into tables, each id once: what was put first stays."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._known: set[tuple[str, str]] = set()

    def add(self, rows: Iterable[Row]) -> None:
        """Put rows into the tables."""
        for row in rows:
            if (row.table, row.id) not in self._known:
                self._known.add((row.table, row.id))
                self._tables.add(row)


def _with_extra(portrait: Portrait, extra: Extra | None) -> Iterator[Row]:
    cells = {cell.column: cell for cell in extra.cells} if extra else {}
    columns = dict(portrait.row.columns)
    for column, cell in cells.items():
        if columns.get(column, "") == cell.ours:
            columns[column] = cell.theirs
    yield Row(portrait.row.table, columns)
    kept = {group.aspect: group for group in extra.groups} if extra else {}
    for aspect, rows in portrait.groups.items():
        yield from _chosen(rows, kept.get(aspect))
    for row in extra.rows if extra else ():
        yield _row(row)


def _chosen(rows: list[Row], kept: KeptGroup | None) -> Iterable[Row]:
    if kept is not None and kept.ours == mark(rows):
        return map(_row, kept.rows)
    return rows


def _row(kept: KeptRow) -> Row:
    return Row(kept.table, dict(kept.columns))


def mark(rows: Iterable[Row]) -> str:
    """Return what rows say, without the ids that only hold them together."""
    found = list(rows)
    own = {row.id for row in found}
    said = [
        [row.table, *sorted([name, text] for name, text in row.columns.items() if text not in own)] for row in found
    ]
    return json.dumps(sorted(said), ensure_ascii=False) if said else ""


def _common(tables: Tables) -> Iterator[Row]:
    """Give what is the same in every file of ours, where something points at it."""
    if any(row.get("organization_id") == NOBODY for row in tables.of("service")):
        words = {key: own_word("nobody", key) for key in ("name", "description")}
        yield filled("organization", id=NOBODY, **words)
    if any(row.get("unit_id") == UNIT for row in tables.of("service_capacity")):
        yield filled("unit", id=UNIT, name=own_word("unit", "name"))
    yield from term_rows(tables.of("attribute"))


def is_common(row: Row) -> bool:
    """Tell whether a row is one that we write into every file."""
    return row.id in {NOBODY, UNIT} or row.id in own_ids()


def _without_loose_ends(tables: Tables, secret: frozenset[str]) -> Tables:
    """Take out what leads to a secret place; of what points at nothing in this file only the pointer is put aside."""
    if secret:
        _take_out(tables, secret)
    known = {table: {row.id for row in rows} for table, rows in tables.rows.items()}
    every = frozenset().union(*known.values())
    for row in tables.each():
        _put_aside(row, known, every)
    return tables


def _take_out(tables: Tables, secret: frozenset[str]) -> None:
    """Take out rows that name a secret place, then those that name these; a card only forgets the place."""
    named = secret
    while named:
        found: set[str] = set()
        for table, rows in tables.rows.items():
            if table in _STAYING:
                for row in rows:
                    row.columns = {name: text for name, text in row.columns.items() if text not in named}
            else:
                leading = {row.id for row in rows if not named.isdisjoint(row.columns.values())}
                tables.rows[table] = [row for row in rows if row.id not in leading]
                found |= leading
        named = frozenset(found - named)


def _put_aside(row: Row, known: Mapping[str, set[str]], every: frozenset[str]) -> None:
    links = standard().table(row.table).links
    loose = [column for column in _ANY if row.get(column) and row.get(column) not in every]
    for column, target in links.items():
        text = row.get(column)
        if text and target in known and text not in known[target]:
            loose.append(column)
    for column in loose:
        row.columns[f"original_{column}"] = row.columns.pop(column)
