"""A house of six invented women whose cases ended, made once: tests work on copies of its encrypted file."""

import atexit
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import cache
from pathlib import Path
from typing import Final

from ks_desktop.clients.domain import CloseReason
from ks_desktop.core.clock import local_day
from ks_desktop.core.database import Database
from ks_desktop.core.paths import DATABASE_NAME, KEY_FILE_NAME
from ks_desktop.core.values import CaseId, ClientId, UserId, new_id
from ks_desktop.house import House
from ks_desktop.records.keeping.domain import Decision, Fate
from ks_desktop.security.domain import FIRST_ROLES, Role, User
from ks_desktop.visits.domain import Outcome, Report, WorkingHours
from tests.clocks import MovingClock
from tests.families import client_of, sign_up
from tests.houses import TODAY, new_house

ODD: Final = "Quispel"  # stands nowhere else in the file
LATER: Final = date(2029, 3, 5)  # two years and some after all was closed; twenty years are far
LATE: Final = date(2047, 9, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    folder: Path
    key: bytes
    nurse: UserId
    officer: UserId
    cases: Mapping[str, CaseId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An opened copy.

    Attributes:
        nurse: has all roles; `officer` is the privacy officer.
        cases: by what is special: declined, quiet, shielded, open, cared, second (of the same woman as declined).
    """

    house: House
    clock: MovingClock
    nurse: UserId
    officer: UserId
    cases: Mapping[str, CaseId]

    def at(self, day: date) -> None:
        """Let it be another day; the program was opened the day before as well, so that no jump is left."""
        self.clock.put(day - timedelta(days=1))
        self.house.retention.sweep(actor=self.nurse)
        self.clock.put(day)
        self.house.retention.sweep(actor=self.nurse)

    def confirmed(self, *names: str) -> tuple[Decision, ...]:
        """Let the nurse decide that these go and the officer confirm it."""
        for name in names:
            self.house.keeping.decide([self.cases[name]], Fate.DESTROY, note="gezien", actor=self.nurse)
        waiting = self.house.keeping.proposal(actor=self.officer).waiting
        self.house.keeping.confirm([each.id for each in waiting], actor=self.officer)
        return self.house.keeping.proposal(actor=self.officer).confirmed


@cache
def _made() -> _Made:
    folder = Path(tempfile.mkdtemp(prefix="ks-proef-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    clock = MovingClock()
    house, _code = new_house(folder / "data", clock)
    officer = User(
        id=UserId(new_id()), name="fg", full_name="Mw. Oogst", roles=frozenset({Role.PRIVACY_OFFICER}) | {Role.NURSE}
    )
    house.users.add(officer, actor=house.actor)
    cases = _cases(house, clock)
    house.database.integrity_findings()  # folds all that was written into the one file
    key, nurse = bytes(house.database._key), house.actor  # noqa: SLF001 - an invented file
    house.close()
    return _Made(folder=folder / "data", key=key, nurse=nurse, officer=officer.id, cases=cases)


def _cases(house: House, clock: MovingClock) -> dict[str, CaseId]:
    born = iter(f"199{number}-03-12" for number in range(9))
    cases = {name: sign_up(house, surname, birth_date=next(born), seen=True) for name, surname in _WOMEN.items()}
    with house.database.reading(house.actor) as reading:
        hidden = ClientId(client_of(house, cases["shielded"]))
        woman = house.clients.clients([hidden], reading=reading)[hidden]
    house.clients.save_client(replace(woman, is_shielded=True), actor=house.actor)
    hours = [WorkingHours(user=house.actor, weekday=d, start=time(8), end=time(17), valid_from=TODAY) for d in range(5)]
    house.visits.set_hours(house.actor, hours, actor=house.actor)
    proposal = house.visits.proposals(cases["cared"], actor=house.actor)[0]
    visit = house.visits.accept(proposal, actor=house.actor).appointment_id
    clock.put(TODAY + timedelta(days=28))
    held = Report(outcome=Outcome.VISITED, held_on=local_day(proposal.starts_at))
    house.visits.report(visit, held, actor=house.actor)
    for name in ("declined", "shielded", "cared"):
        house.clients.close_case(cases[name], CloseReason.DECLINED, actor=house.actor)
    house.clients.close_case(cases["quiet"], CloseReason.PREGNANCY_ENDED, actor=house.actor)
    return cases


_WOMEN: Final = {"declined": ODD, "quiet": "Stil", "shielded": "Schild", "open": "Open", "cared": "Zorg"}
assert {Role.NURSE, Role.TEAM_LEAD} <= FIRST_ROLES  # the nurse who works alone may decide


@contextmanager
def kept(day: date = LATER, *, with_key: bool = False) -> Iterator[Kept]:
    """Open a copy on a day.

    Args:
        day: the day.
        with_key: lay the key file beside it, without which nothing is kept and no backup is made.
    """
    made = _made()
    folder = Path(tempfile.mkdtemp(prefix="ks-proef-"))
    try:
        shutil.copyfile(made.folder / DATABASE_NAME, folder / DATABASE_NAME)
        if with_key:
            shutil.copyfile(made.folder / KEY_FILE_NAME, folder / KEY_FILE_NAME)
        clock = MovingClock()
        clock.put(TODAY + timedelta(days=28))
        database = Database(folder / DATABASE_NAME, made.key, is_lasting=False)
        house = House(database, clock, folder=folder, process="test")
        house.actor = made.nurse
        opened = Kept(house=house, clock=clock, nurse=made.nurse, officer=made.officer, cases=made.cases)
        opened.at(day)
        yield opened
        house.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def everything(house: House, *, but: str = "") -> str:
    """Return all that stands in all tables of the opened file, but one."""
    with house.database.reading(house.actor) as reading:
        connection = reading.session.connection()
        tables = [name for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = [row for name in tables if name != but for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"')]  # noqa: S608
    return "\n".join(
        value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value) for row in rows for value in row
    )
