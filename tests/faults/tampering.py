"""Tamper with the log, with its key in hand, and see by what each is noticed.

Each attempt works on a closed file past the program: it takes the triggers away, does its work, and puts them back, as
somebody with the key would. What is known outside the log is what a backup, the mark and a printed paper hold.
"""

import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from ks_desktop.core.database import Database
from ks_desktop.core.values import new_id
from ks_desktop.security import store
from ks_desktop.security.audit import Anchor, create_triggers, head, read_anchor, short, verify
from ks_desktop.security.audit.anchors import anchor_findings
from ks_desktop.security.audit.chain import hash_of
from ks_desktop.security.audit.journal import _row
from ks_desktop.security.domain import NOBODY, AuditEntry
from ks_desktop.security.store import AuditRow
from tests.security.support import KEY, Small, SmallHouse, WomanRow

LINES: Final = 40
_EARLIER: Final = 25  # so many lines there were when the paper was printed and the backup made
Forge = Callable[[sa.Connection, random.Random], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class TamperFigures:
    """What was tried, and by what it was noticed. `unseen` must be 0."""

    tries: int
    unseen: int
    by: tuple[tuple[str, int], ...]

    def is_good(self) -> bool:
        """Tell whether everything was noticed, and something was tried."""
        return self.unseen == 0 and self.tries > 0

    def line(self) -> str:
        """Return the figures in one line."""
        seen = ", ".join(f"{count} by {way}" for way, count in self.by)
        return f"{self.tries} ways of tampering with the log, {self.unseen} not noticed; {seen}"


def tamper(folder: Path, rounds: int) -> TamperFigures:
    """Try each way so many times at other places, and tell by what it was noticed, each by itself."""
    folder.mkdir(parents=True, exist_ok=True)
    path, old = folder / "log.db", folder / "old.db"
    outside = _make(path, old)
    chance = random.Random(23)  # noqa: S311 - the same places in each run
    by: Counter[str] = Counter()
    tries = 0
    for _round in range(rounds):
        for way, forge in WAYS.items():
            copy = folder / "copy.db"
            shutil.copyfile(old if way == "replay" else path, copy)
            tries += 1
            by.update(_seen_by(copy, forge, outside, chance) or ["nothing"])
    return TamperFigures(tries=tries, unseen=by.pop("nothing", 0), by=tuple(sorted(by.items())))


def _make(path: Path, old: Path) -> dict[str, Anchor]:
    house = SmallHouse(path)
    with house.work("user_added") as work:
        store.add_user(work.session, house.user)
    outside: dict[str, Anchor] = {}
    for number in range(LINES):
        with house.work("tried") as work:
            work.session.add(WomanRow(id=new_id(), surname=f"{number}"))
        if number == _EARLIER:
            with house.database.reading(house.user.id) as reading:
                seq, line_hash = head(reading.session)
            outside["backup"] = Anchor(seq=seq, hash=line_hash, source="backup")
            outside["paper"] = read_anchor(short(seq, line_hash), source="paper")
            house.database.fold_in()
            shutil.copyfile(path, old)
    with house.database.reading(house.user.id) as reading:
        seq, line_hash = head(reading.session)
    outside["mark"] = Anchor(seq=seq, hash=line_hash, source="mark")
    house.database.close()
    return outside


def _seen_by(path: Path, forge: Forge, outside: dict[str, Anchor], chance: random.Random) -> list[str]:
    database = Database(path, KEY)
    try:
        with database.writer.begin() as connection:
            names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all()
            for name in names:
                connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
            forge(connection, chance)
            create_triggers(connection, Small.metadata)
        return [way for way in ("chain", *outside) if _found(database, way, outside)]
    finally:
        database.close()


def _found(database: Database, way: str, outside: dict[str, Anchor]) -> bool:
    with database.reading(NOBODY) as reading:
        if way != "chain":
            return any(anchor_findings(reading.session, [outside[way]]))
        return bool(verify(reading.session, Small.metadata))


def _lines(connection: sa.Connection) -> list[AuditEntry]:
    with Session(connection) as session:
        return [store.entry(row) for row in session.scalars(sa.select(AuditRow).order_by(AuditRow.seq))]


def _anew(connection: sa.Connection, lines: Iterable[AuditEntry]) -> None:
    """Write the whole log again, each line with the hash that it needs."""
    connection.execute(sa.delete(AuditRow))
    before = ""
    for seq, line in enumerate(lines, start=1):
        forged = replace(line, seq=seq, prev_hash=before)
        before = hash_of(forged)
        connection.execute(sa.insert(AuditRow), _row(forged) | {"hash": before})


def _edit(connection: sa.Connection, chance: random.Random) -> None:
    column, value = chance.choice(
        [("event", "'x'"), ("outcome", "'refused'"), ("about_client", "'x'"), ("basis", "'x'")]
    )
    seq = chance.randint(1, LINES)
    connection.exec_driver_sql(f"UPDATE audit SET {column} = {value} WHERE seq = {seq}")  # noqa: S608


def _delete(connection: sa.Connection, chance: random.Random) -> None:
    connection.exec_driver_sql("DELETE FROM audit WHERE seq = ?", (chance.randint(1, LINES),))


def _delete_and_move_up(connection: sa.Connection, chance: random.Random) -> None:
    seq = chance.randint(1, LINES - 1)
    connection.exec_driver_sql("DELETE FROM audit WHERE seq = ?", (seq,))
    connection.exec_driver_sql("UPDATE audit SET seq = -(seq - 1) WHERE seq > ?", (seq,))
    connection.exec_driver_sql("UPDATE audit SET seq = -seq WHERE seq < 0")


def _reorder(connection: sa.Connection, chance: random.Random) -> None:
    one, other = chance.sample(range(1, LINES), 2)
    for seq, to in ((one, -1), (other, one), (-1, other)):
        connection.exec_driver_sql("UPDATE audit SET seq = ? WHERE seq = ?", (to, seq))


def _truncate(connection: sa.Connection, chance: random.Random) -> None:
    connection.exec_driver_sql("DELETE FROM audit WHERE seq > ?", (chance.randint(1, LINES - 1),))


def _replay(_connection: sa.Connection, _chance: random.Random) -> None:
    """Do nothing: the file itself is an older one."""


def _compute_anew(connection: sa.Connection, chance: random.Random) -> None:
    lines = _lines(connection)
    at = chance.randrange(len(lines))
    _anew(connection, [*lines[:at], replace(lines[at], event="x"), *lines[at + 1 :]])


def _cut_out_and_compute_anew(connection: sa.Connection, chance: random.Random) -> None:
    lines = _lines(connection)
    at = chance.randrange(len(lines) - 1)
    _anew(connection, [*lines[:at], *lines[at + 1 :]])


WAYS: Final[dict[str, Forge]] = {
    "edit": _edit,
    "delete": _delete,
    "delete and move up": _delete_and_move_up,
    "reorder": _reorder,
    "truncate": _truncate,
    "replay": _replay,
    "compute anew": _compute_anew,
    "cut out and compute anew": _cut_out_and_compute_anew,
}
