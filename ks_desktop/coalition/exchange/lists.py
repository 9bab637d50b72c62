"""The directory as lists to read: a workbook with a sheet for each sort of card, and what is offered as CSV."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from ks_desktop.coalition.domain import CapacityAnswer
from ks_desktop.coalition.domain.cards import Record, RecordKind
from ks_desktop.coalition.exchange.copy import DirectoryCopy
from ks_desktop.coalition.exchange.own_words import language_names
from ks_desktop.coalition.exchange.portraits import without_secret_places
from ks_desktop.coalition.exchange.secrecy import Hide
from ks_desktop.coalition.merging.parts import ADDRESS, PARTS, Part
from ks_desktop.coalition.wording.capacity import capacity_text
from ks_desktop.coalition.wording.merging import Names, caption, value_text
from ks_desktop.core.list_files import csv_file, xlsx_book
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import ServiceId

_SHEETS: Final[Mapping[RecordKind, str]] = {
    RecordKind.SERVICE: N_("What is offered"),
    RecordKind.PARTNER: N_("Organisations"),
    RecordKind.LOCATION: N_("Locations"),
    RecordKind.PERSON: N_("People"),
}
_FIRST: Final = ("name", "organisation_id")
_LEFT: Final = frozenset({"joined_into"})  # other spellings are no cards of their own
_WIDEST: Final = 38  # characters: there are thirty columns
_PLACES: Final = N_("Is there a place")

Sheet = tuple[str, Sequence[str], list[dict[str, str]]]


def workbook(copy: DirectoryCopy, today: date, hide: Hide) -> bytes:
    """Return a directory as a workbook."""
    return xlsx_book((_sheet(kind, copy, today, hide) for kind in _SHEETS), widest=_WIDEST)


def services_list(copy: DirectoryCopy, today: date, hide: Hide) -> bytes:
    """Return what is offered as CSV."""
    _name, columns, rows = _sheet(RecordKind.SERVICE, copy, today, hide)
    return csv_file(columns, rows)


def _sheet(kind: RecordKind, copy: DirectoryCopy, today: date, hide: Hide) -> Sheet:
    copy = without_secret_places(copy)
    records: Mapping[RecordKind, Iterable[Record]] = {
        RecordKind.SERVICE: copy.services,
        RecordKind.PARTNER: copy.organisations,
        RecordKind.LOCATION: copy.locations,
        RecordKind.PERSON: copy.people,
    }
    names = _names(copy)
    said = {answer.service_id: answer for answer in copy.capacity}
    parts = _parts(kind)
    columns = [caption(part) for part in parts]
    rows = [
        {column: _text(part, record, names, hide) for column, part in zip(columns, parts, strict=True)}
        for record in sorted(records[kind], key=lambda record: record.name.casefold())
    ]
    if kind is RecordKind.SERVICE:
        ids = [each.id for each in sorted(copy.services, key=lambda each: each.name.casefold())]
        columns.append(_(_PLACES))
        for key, row in zip(ids, rows, strict=True):
            row[_(_PLACES)] = hide(_said(said, key, today))
    return _(_SHEETS[kind]), columns, rows


def _text(part: Part, record: Record, names: Names, hide: Hide) -> str:
    text = value_text(part, record, names)
    return text if part.name == ADDRESS else hide(text)  # a secret one is not in the copy at all


def _said(said: Mapping[ServiceId, CapacityAnswer], key: ServiceId, today: date) -> str:
    return capacity_text(said[key], today) if key in said else ""


def _parts(kind: RecordKind) -> list[Part]:
    shown = [part for part in PARTS[kind] if part.name not in _LEFT]
    return sorted(shown, key=lambda part: _FIRST.index(part.name) if part.name in _FIRST else len(_FIRST))


def _names(copy: DirectoryCopy) -> Names:
    cards: Iterable[Record] = (*copy.organisations, *copy.locations, *copy.people, *copy.services)
    known = language_names()
    language: Callable[[str], str] = lambda code: known.get(code, code)  # noqa: E731
    return Names(
        cards={card.id: card.name for card in cards},
        regions={region.key: region.name for region in copy.regions},
        language=language,
    )
