"""The doors of the program: files that are read, forms that are typed in, searches, codes and keys."""

import io
import random
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Final

from ks_desktop.clients.domain.searching import wanted
from ks_desktop.coalition.exchange import files as directory_files
from ks_desktop.core import dates, gestation, moments, phones, settings, values, weekly_hours
from ks_desktop.core.clock import AMSTERDAM
from ks_desktop.core.paths import KEY_FILE_NAME
from ks_desktop.house import House
from ks_desktop.house.damage import last_check
from ks_desktop.letters.domain.codes import read_letter_code
from ks_desktop.records.backup.folders import copies_in
from ks_desktop.referrals.domain import FIELDS
from ks_desktop.referrals.formreading.reading import read_here
from ks_desktop.referrals.formreading.refusing import RefusedPaper
from ks_desktop.referrals.intake import read
from ks_desktop.security import vault
from ks_desktop.security.quick import check_pin
from ks_desktop.security.vault import recovery
from ks_desktop.visits.domain.codes import read_plan_label, read_visit_code
from tests.families import FIELDS as GIVEN
from tests.faults.fuzz import Door, Throw
from tests.faults.material import mutated, text
from tests.houses import new_house, practice

_LOOKED_AT: Final = 0.25  # of the lists that can be read: what would become of each row
TODAY: Final = date(2026, 11, 21)
_NOW: Final = datetime(2026, 11, 21, 8, 30, tzinfo=AMSTERDAM)


class _Later:
    """A house of invented families that is made when a door first needs it."""

    def __init__(self) -> None:
        self._made: House | None = None

    def house(self) -> House:
        """Return the house."""
        if self._made is None:
            self._made = practice()
        return self._made

    def close(self) -> None:
        """Close it, if anybody needed it."""
        if self._made is not None:
            self._made.close()


@contextmanager
def opened_doors(folder: Path) -> Iterator[tuple[Door, ...]]:
    """Open every door, over a house of invented families where one is needed; close it after."""
    later = _Later()
    try:
        yield (*_texts(later), *_files(later), *_keys(folder), *_forms())
    finally:
        later.close()


def _texts(later: _Later) -> tuple[Door, ...]:
    def search(rng: random.Random) -> object:
        house = later.house()
        return house.search.find(text(rng), actor=house.actor)

    return (
        Door(name="words", share=22, throw=_one_of(_READERS)),
        Door(name="search", share=2, throw=search),
        Door(name="intake", share=16, throw=_intake),
        Door(name="settings", share=8, throw=_settings),
    )


_READERS: Final[tuple[Callable[[str], object], ...]] = (
    lambda typed: dates.parse_date(typed, TODAY),
    lambda typed: dates.parse_day(typed, TODAY),
    gestation.parse_age,
    weekly_hours.read_hours,
    lambda typed: moments.read_past(typed, _NOW, field="at"),
    lambda typed: moments.read_next(typed, _NOW, field="at"),
    settings.hours_of,
    values.clean_line,
    values.clean_note,
    values.search_key,
    values.check_postcode,
    values.check_email,
    values.check_bsn,
    phones.check_phone,
    lambda typed: wanted(typed, TODAY),
    read_letter_code,
    read_visit_code,
    read_plan_label,
    check_pin,
    recovery.decode,
    vault.check_passphrase,
    vault.strength,
)


def _one_of(readers: tuple[Callable[[str], object], ...]) -> Callable[[random.Random], object]:
    return lambda rng: rng.choice(readers)(text(rng))


def _typed(rng: random.Random, given: Mapping[str, str], names: tuple[str, ...]) -> dict[str, str]:
    """Return a form that is filled in as it should be, but for some fields."""
    typed = dict.fromkeys(names, "") | dict(given)
    for name in rng.sample(names, rng.choice((1, 1, 2, 5, len(names)))):
        typed[name] = text(rng)
    return typed


def _intake(rng: random.Random) -> object:
    return read(_typed(rng, GIVEN, tuple(FIELDS)), today=TODAY, unseen=rng.random() < 0.5)


def _settings(rng: random.Random) -> object:
    name = rng.choice(tuple(settings.Settings.__dataclass_fields__))
    return settings.Settings(**{name: settings.typed(name, text(rng))})


def _files(later: _Later) -> tuple[Door, ...]:
    csv, book = _lists()
    form: list[bytes] = []

    def paper(rng: random.Random) -> object:
        if not form:
            form.append(later.house().papers.blank_form(actor=later.house().actor))
        return read_here(mutated(rng, form[0]))

    def take_list(sample: bytes) -> Callable[[random.Random], object]:
        def take(rng: random.Random) -> object:
            house = later.house()
            found = house.imports.open(mutated(rng, sample), actor=house.actor)
            return house.imports.look(found, actor=house.actor) if rng.random() < _LOOKED_AT else found

        return take

    return (
        Door(name="list as CSV", share=8, throw=take_list(csv)),
        Door(name="list as CSV in UTF-16", share=2, throw=take_list(csv.decode().encode("utf-16"))),
        Door(name="list as workbook", share=3, throw=take_list(book)),
        Door(name="list, repacked workbook", share=2, throw=lambda rng: take_list(_repacked(rng, book))(rng)),
        Door(
            name="paper as PDF",
            share=1,
            throw=paper,
            also=(RefusedPaper,),
        ),
        Door(name="directory as JSON", share=6, throw=lambda rng: _directory(mutated(rng, _JSON), "gids.json")),
        Door(name="directory as tables", share=4, throw=lambda rng: _directory(_tables(rng), "gids.zip")),
    )


def _directory(content: bytes, name: str) -> object:
    return directory_files.read(content, name)


_JSON: Final = (
    b'[{"id": "1", "name": "Proefhulp", "status": "active", "organization": {"id": "2", "name": "Proef",'
    b' "email": "proef@voorbeeld.nl", "locations": [{"id": "3", "addresses": [{"address_1": "Laan 1", "city": "Ede",'
    b' "postal_code": "6711 AB"}]}]}, "phones": [{"number": "030 1234567"}], "schedules": [{"freq": "WEEKLY",'
    b' "byday": "MO,TU", "opens_at": "09:00"}], "eligibility": {"minimum_age": 0, "maximum_age": 4.5},'
    b' "languages": [{"name": "Turks", "code": "tur"}], "attributes": []}]'
)


def _tables(rng: random.Random) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        organizations = b"id,name,description,email\n2,Proef,Een organisatie,proef@voorbeeld.nl\n"
        services = b"id,organization_id,name,status,url\n1,2,Proefhulp,active,https://voorbeeld.nl\n"
        for name, content in (("organizations.csv", organizations), ("services.csv", services)):
            archive.writestr(name, mutated(rng, content))
    return packed.getvalue()


def _lists() -> tuple[bytes, bytes]:
    from openpyxl import Workbook

    names = list(GIVEN)
    rows = [names, *([GIVEN[name] for name in names] for _row in range(3))]
    book = Workbook()
    sheet = book.create_sheet("lijst", 0)
    for row in rows:
        sheet.append(row)
    packed = io.BytesIO()
    book.save(packed)
    return "\n".join(";".join(row) for row in rows).encode(), packed.getvalue()


def _repacked(rng: random.Random, book: bytes) -> bytes:
    """Return a workbook whose zip is right and one part of which is not."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as before, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as after:
        chosen = rng.choice(before.namelist())
        for name in before.namelist():
            content = before.read(name)
            after.writestr(name, mutated(rng, content) if name == chosen else content)
    return packed.getvalue()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Keys:
    """What lies in a real data folder: its key file, a note of a backup, and the code of its sheet."""

    key_file: bytes
    note: bytes
    name: str
    code: str


def _made_keys(folder: Path) -> _Keys:
    made, code = new_house(folder / "keys")
    made.backups.make(actor=made.actor)
    made.close()
    note = next((folder / "keys" / "backups").glob("*.json"))
    key_file = (folder / "keys" / KEY_FILE_NAME).read_bytes()
    return _Keys(key_file=key_file, note=note.read_bytes(), name=note.stem, code=code)


def _keys(folder: Path) -> tuple[Door, ...]:
    place = folder / "thrown"
    place.mkdir()
    check = b'{"at": 1790000000, "found": 0}'
    real = cache(lambda: _made_keys(folder))

    def lay(name: str, content: bytes) -> None:
        (place / name).write_bytes(content)

    def key(rng: random.Random) -> object:
        lay(KEY_FILE_NAME, mutated(rng, real().key_file))
        return vault.users(place)

    def unlock(rng: random.Random) -> object:
        typed = mutated(rng, real().code.encode()).decode("utf-8", "replace") if rng.random() < 0.5 else text(rng)
        return recovery.decode(typed)

    def note(rng: random.Random) -> object:
        lay(f"{real().name}.json", mutated(rng, real().note))
        lay(f"{real().name}.db", b"")
        return copies_in(place)

    def checked(rng: random.Random) -> object:
        lay("huisbezoek.controle", mutated(rng, check))
        return last_check(place)

    return (
        Door(name="key file", share=8, throw=key),
        Door(name="recovery code", share=6, throw=unlock),
        Door(name="note of a backup", share=3, throw=note),
        Door(name="date of the check", share=2, throw=checked),
    )


def _forms() -> tuple[Door, ...]:
    made: dict[str, Throw] = {}

    def fill(rng: random.Random) -> object:
        if not made:
            from tests.faults.typing_in import forms_of

            made.update(forms_of())
        return made[rng.choice(tuple(made))](rng)

    return (Door(name="forms on the screen", share=6, throw=fill),)
