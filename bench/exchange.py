"""The directory out and in, in seconds of processor time, beside what plain csv and json need for the same rows.

    python -m bench.exchange [services]

Plain reading makes lists of texts; ours makes checked records of them, and then the whole file again to see what is to
be kept beside them. It is long work with a bar and a way to stop.
"""

import csv
import io
import json
import sys
import time
import zipfile
from collections.abc import Callable
from datetime import date
from functools import partial
from random import Random
from typing import Any, Final, TypeVar

from ks_desktop.coalition.catalogue import municipalities
from ks_desktop.coalition.catalogue.offer import needs
from ks_desktop.coalition.domain import CareDomain, Cost, Location, Organisation, OrganisationKind, Person, Service
from ks_desktop.coalition.exchange import CopyKind, DirectoryCopy, read, write
from ks_desktop.coalition.exchange.lists import services_list, workbook
from ks_desktop.coalition.exchange.secrecy import hiding
from ks_desktop.core.gestation import age_of
from ks_desktop.core.values import LocationId, OrganisationId, PersonId, ServiceId, new_id

Made = TypeVar("Made")
_DAY: Final = date(2026, 11, 2)
_WORDS: Final = (
    *("samen", "grip", "huis", "moeder", "buurt", "budget", "taal", "maatje", "kraam"),
    *("steun", "wijk", "loket", "groep", "cursus", "gesprek"),
)


def main(services: int = 5_000) -> None:
    """Write a directory as each kind of file, and read it back."""
    copy = _directory(services)
    print(f"{services} services, {len(copy.organisations)} organisations")
    for kind in CopyKind:
        out, content = _timed(partial(write, copy, kind))
        back, found = _timed(partial(read, content, "bench"))
        plain_out, plain_in = _plain_csv(content) if kind is CopyKind.HSDS else _plain_json(content)
        print(
            f"  {kind.value:10} out {out:5.2f} s ({out / plain_out:4.1f} x plain), in {back:5.2f} s "
            f"({back / plain_in:4.1f} x plain), {len(content) / 1e6:5.1f} MB, the same: {found == copy}"
        )
    today, hide = _DAY, hiding([])
    for name, make in (("csv", services_list), ("xlsx", workbook)):
        out, content = _timed(partial(make, copy, today, hide))
        print(f"  {name:10} out {out:5.2f} s, {len(content) / 1e6:5.1f} MB")


def _timed(call: Callable[[], Made]) -> tuple[float, Made]:
    begun = time.process_time()
    made = call()
    return time.process_time() - begun, made


def _plain_csv(content: bytes) -> tuple[float, float]:
    """Return how long csv and zipfile alone take to write and to read these tables."""

    def reading() -> dict[str, list[list[str]]]:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [name for name in archive.namelist() if name.endswith(".csv")]
            return {name: list(csv.reader(io.StringIO(archive.read(name).decode(), newline=""))) for name in names}

    def writing(tables: dict[str, list[list[str]]]) -> None:
        with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
            for name, rows in tables.items():
                out = io.StringIO(newline="")
                csv.writer(out).writerows(rows)
                archive.writestr(name, out.getvalue())

    taken, tables = _timed(reading)
    return _timed(lambda: writing(tables))[0], taken


def _plain_json(content: bytes) -> tuple[float, float]:
    taken, found = _timed(lambda: json.loads(content))
    return _timed(lambda: json.dumps(found, ensure_ascii=False))[0], taken


def _directory(services: int) -> DirectoryCopy:
    random = Random(1)  # noqa: S311 - invented services, no secret
    partners = [_partner(random, number) for number in range(max(services // 10, 1))]
    places = [
        Location(id=LocationId(new_id()), organisation_id=each.id, name="Loket", place="Ede") for each in partners
    ]
    people = [Person(id=PersonId(new_id()), organisation_id=each.id, name="A. Proef") for each in partners]
    made = [_service(random, number, partners, places, people) for number in range(services)]
    key: Any = lambda each: each.id  # noqa: E731
    return DirectoryCopy(
        organisations=tuple(sorted(partners, key=key)),
        locations=tuple(sorted(places, key=key)),
        people=tuple(sorted(people, key=key)),
        services=tuple(sorted(made, key=key)),
        title="Sociale kaart",
    )


def _partner(random: Random, number: int) -> Organisation:
    return Organisation(
        id=OrganisationId(new_id()),
        name=f"{_words(random, 2)} {number}",
        kind=random.choice(list(OrganisationKind)),
        street="Dorpsstraat",
        house_number=str(number + 1),
        place="Ede",
        note=_words(random, 12),
    )


def _service(
    random: Random, number: int, partners: list[Organisation], places: list[Location], people: list[Person]
) -> Service:
    at = random.randrange(len(partners))
    codes = [municipality.code for municipality in municipalities()]
    day = (age_of(12), age_of(28))
    return Service(
        id=ServiceId(new_id()),
        name=f"{_words(random, 3)} {number}",
        domain=random.choice(list(CareDomain)),
        organisation_id=partners[at].id,
        needs=tuple(random.sample([need.key for need in needs().all], 3)),
        what=_words(random, 40),
        for_whom=_words(random, 20),
        from_age=day[0],
        until_age=day[1],
        languages=("nl", "tr"),
        municipalities=tuple(random.sample(codes, 4)),
        locations=(places[at].id,),
        people=(people[at].id,),
        cost=random.choice(list(Cost)),
        source=_words(random, 5),
        checked_on=_DAY,
    )


def _words(random: Random, count: int) -> str:
    return " ".join(random.choice(_WORDS) for _ in range(count))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
