"""What the log costs: a save with and without it, opening a record, and looking into a large log. One run, ratios.

    python -m bench.audit [lines]

Three files of the same schema take the same saves in turns: with log and mark, with the mark alone, and with neither.
Goals: audited at most 1.5 times unaudited (the mark on in both), opening a record at most 10 ms more, a page of the log
with so many lines under 150 ms.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

import sqlalchemy as sa

from ks_desktop import house as houses
from ks_desktop.clients import store
from ks_desktop.clients.domain import Client, PersonName
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.high_water import HighWaterMark
from ks_desktop.core.rows import Base
from ks_desktop.core.values import ClientId, UserId, new_id
from ks_desktop.house import House
from ks_desktop.records.log import LogKind, LogQuestion, Only
from ks_desktop.security import store as users
from ks_desktop.security.audit import Audit, create_triggers, head, head_stands
from ks_desktop.security.domain import AuditEvent, User
from ks_desktop.security.store import AuditRow

GOAL_RATIO, GOAL_MORE_MS, GOAL_PAGE_MS = 1.5, 10.0, 150.0
KEY = bytes(range(32))
ME = UserId(new_id())


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One of the files beside each other."""

    name: str
    database: Database
    taken: list[float]


def main(lines: int = 200_000, saves: int = 150) -> None:
    """Measure all of it."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        _saving(folder, saves)
        _opening(saves)
        _looking(lines)


def _saving(folder: Path, saves: int) -> None:
    files = [
        _file(folder, "log and mark", has_log=True, has_mark=True),
        _file(folder, "mark alone", has_log=False, has_mark=True),
        _file(folder, "neither", has_log=False, has_mark=False),
    ]
    for number in range(saves + 20):
        for file in files[number % 3 :] + files[: number % 3]:
            begun = time.perf_counter()
            with file.database.work(ME, AuditEvent.CLIENT_CHANGED) as work:
                name = PersonName(birth_surname=f"Meting{number}", given_name="An")
                store.put_client(work, Client(id=ClientId(new_id()), name=name))
            file.taken.append((time.perf_counter() - begun) * 1000)
    for file in files:
        print(f"save, {file.name:14} {_said(file.taken[20:])}")
    audited, marked, bare = (statistics.median(file.taken[20:]) for file in files)
    print(f"audited / unaudited        {audited / marked:.2f} (goal at most {GOAL_RATIO}), both with the mark")
    print(f"the mark alone             {marked - bare:+.1f} ms, {marked / bare:.2f} times a save without it")
    for file in files:
        file.database.close()


def _file(folder: Path, name: str, *, has_log: bool, has_mark: bool) -> File:
    path = folder / f"{name}.db"
    mark = HighWaterMark(folder / f"{name}.mark", KEY, head=head, stands=head_stands) if has_mark else None
    database = Database(path, KEY, create=True, mark=mark)
    with database.writer.begin() as connection:
        Base.metadata.create_all(connection)
        if has_log:
            create_triggers(connection)
    if has_log:
        Audit(database, Clock(), process="bench").install()
    with database.work(ME, AuditEvent.USER_ADDED) as work:
        users.add_user(work.session, User(id=ME, name="bench", full_name="B. Ench"))
    return File(name=name, database=database, taken=[])


def _opening(times: int) -> None:
    house = houses.practice()
    cases = [line.case_id for line in house.casefiles.list(actor=house.actor).lines]
    taken: dict[bool, list[float]] = {True: [], False: []}
    for number in range(min(times, 120)):
        for is_refresh in (True, False) if number % 2 else (False, True):
            begun = time.perf_counter()
            house.casefiles.page(cases[number % len(cases)], actor=house.actor, is_refresh=is_refresh)
            taken[is_refresh].append((time.perf_counter() - begun) * 1000)
    without, with_line = (statistics.median(taken[is_refresh][10:]) for is_refresh in (True, False))
    print(f"open a record, no line     {_said(taken[True][10:])}")
    print(f"open a record, its line    {_said(taken[False][10:])}")
    print(f"more for the line          {with_line - without:+.1f} ms (goal at most {GOAL_MORE_MS:.0f} ms)")
    house.close()


def _looking(lines: int) -> None:
    house = houses.practice()
    before = house.database.path.stat().st_size
    _fill(house, lines)
    house.database.fold_in()
    grown = house.database.path.stat().st_size - before
    print(f"a log of {lines} lines      {grown / lines:.0f} bytes a line with its indexes")
    client = house.log.women("a", actor=house.actor)[0][0] if house.log.women("a", actor=house.actor) else None
    today = house.clock.today()
    for name, question in (
        ("all", LogQuestion()),
        ("one employee", LogQuestion(actor=house.actor)),
        ("one woman", LogQuestion(client_id=client)),
        ("what was looked at", LogQuestion(kind=LogKind.LOOKED)),
        ("files", LogQuestion(kind=LogKind.FILE)),
        ("changes of today", LogQuestion(kind=LogKind.CHANGED, first=today, last=today)),
        ("refused", LogQuestion(only=Only.REFUSED)),
        ("emergencies", LogQuestion(only=Only.EMERGENCY)),
        ("striking", LogQuestion(only=Only.UNUSUAL)),
    ):
        taken = [_timed(partial(house.log.lines, question, actor=house.actor)) for _run in range(5)]
        print(f"page of the log, {name:18} {statistics.median(taken):6.1f} ms (goal {GOAL_PAGE_MS:.0f} ms)")
    begun = time.perf_counter()
    checked = house.log.check(actor=house.actor)
    print(f"verify {checked.lines} lines      {time.perf_counter() - begun:.1f} s, {len(checked.findings)} findings")
    house.close()


def _fill(house: House, lines: int) -> None:
    """Let the log grow by what reading and saving write, without doing all of it."""
    hers = sa.select(AuditRow.about_client).where(AuditRow.about_client != "").distinct()
    with house.database.reading(house.actor) as reading:
        clients = list(reading.session.scalars(hers))
    events = [AuditEvent.CLIENT_OPENED, AuditEvent.CLIENT_CHANGED, AuditEvent.LETTER_OPENED, AuditEvent.VISIT_PLANNED]
    for start in range(0, lines, 10_000):
        house.audit.seen(
            events[start // 10_000 % len(events)], _cycle(clients, min(10_000, lines - start)), actor=house.actor
        )


def _cycle(ids: list[str], count: int) -> Iterator[ClientId]:
    return (ClientId(UUID(ids[number % len(ids)])) for number in range(count))


def _timed(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


def _said(taken: list[float]) -> str:
    ordered = sorted(taken)
    return f"median {statistics.median(ordered):6.2f} ms, p95 {ordered[int(len(ordered) * 0.95)]:6.2f} ms"


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
