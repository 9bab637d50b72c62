"""From a key to a house: the file is opened, held beside its mark, brought up to date, and its rooms are put in.

The order is the safe one: header and application first, then how far saving had come, then (when the last check found
something) every page, then the steps of the schema after a checked copy, and only then the rooms.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from ks_desktop.core.cipher import check_file, key_in_use
from ks_desktop.core.clock import AMSTERDAM, Clock
from ks_desktop.core.database import Database
from ks_desktop.core.errors import StorageError, StorageProblem
from ks_desktop.core.high_water import Compared, HighWaterMark, Standing
from ks_desktop.core.paths import DATABASE_NAME, MARK_NAME
from ks_desktop.core.rows import Base
from ks_desktop.core.sealing import Sealer
from ks_desktop.core.storage_errors import storage_errors
from ks_desktop.core.texts import N_, _
from ks_desktop.house.damage import check_again, keep_as_found, note_check
from ks_desktop.house.keys import fit_to_roles
from ks_desktop.house.rooms import House
from ks_desktop.migrations import bring_up_to_date, mark_current
from ks_desktop.records.backup import folders
from ks_desktop.records.backup.folders import KEY_SUFFIX
from ks_desktop.records.service import FOLDER
from ks_desktop.security import vault
from ks_desktop.security.audit import About, changed_line, create_triggers, head, head_stands, newest_at, told_at
from ks_desktop.security.domain import NOBODY, AuditEvent
from ks_desktop.security.vault import Key

_SET_BACK: Final = timedelta(minutes=10)
_FAR_AHEAD: Final = timedelta(days=400)
_MARK_SAYS: Final = {
    Standing.ABSENT: N_(
        "The file huisbezoek.stand, which shows whether anything saved is missing, was not there. It was made anew and "
        "this stands in the log. If nobody took it away, compare the newest records with what you remember."
    ),
    Standing.UNREADABLE: N_(
        "The file huisbezoek.stand, which shows whether anything saved is missing, could not be read. It was made anew "
        "and this stands in the log."
    ),
    Standing.BEHIND: N_(
        "The file huisbezoek.stand was older than the data: it was put back, or could not be written. Nothing is "
        "missing; it was brought up to date and this stands in the log."
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """How a folder comes to be opened.

    Attributes:
        process: who holds it, a word such as "window" or "import".
        is_restored: a backup was put back just before; what its mark said went aside with the other file.
        goes_on: she knows what is missing and goes on with what is there.
    """

    process: str
    clock: Clock
    is_restored: bool = False
    goes_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a file says of itself before anything is done with it.

    Attributes:
        compared: how it stands to its mark.
        newest: the instant of its newest line.
        ahead: when the newest backup beside it was made, if that holds what the file does not: the mark was put back
            together with the file.
    """

    compared: Compared
    newest: datetime | None
    ahead: datetime | None = None

    @property
    def is_less(self) -> bool:
        """Tell whether something that was saved is missing."""
        return self.compared.standing is Standing.LOST or self.ahead is not None


def furnish(folder: Path, key: Key, occasion: Occasion) -> tuple[House, Found]:
    """Open the database of a folder and put its rooms in; nobody is logged in yet.

    Raises:
        StorageError: ROLLED_BACK when something that was saved is missing; or the file is missing, damaged, foreign or
            too new.
    """
    database = opened(folder / DATABASE_NAME, folder, key)
    try:
        mark = _mark(folder, key, occasion.clock)
        found = look(database, mark)
        if not occasion.is_restored:
            found = replace(found, ahead=_ahead(folder, database, occasion.clock.now()))
        _check_nothing_is_missing(folder, found, occasion)
        check_again(folder, database, occasion.clock)
        bring_up_to_date(database, key.under, after=create_triggers, clock=occasion.clock)
        database.mark = mark
        if found.compared.standing in {Standing.LOST, Standing.NEW}:
            database.remake_mark(key.under)  # before anything is counted: from then on, no mark means that it is gone
        fit_to_roles(folder, key, database)
        return house_over(folder, database, key, occasion), found
    except BaseException:
        database.close()
        raise


def make(folder: Path, key: Key, occasion: Occasion, *, is_lasting: bool = True) -> House:
    """Make a database and put its rooms in; in practice mode nothing needs to last, and no mark is kept."""
    database = Database(folder / DATABASE_NAME, key.material, create=True, is_lasting=is_lasting)
    try:
        _make_schema(database)
        if is_lasting:
            database.mark = _mark(folder, key, occasion.clock)
            database.remake_mark(key.material)
            note_check(folder, occasion.clock, 0)  # a week from now is soon enough
        return house_over(folder, database, key, occasion)
    except BaseException:
        database.close()
        raise


def opened(path: Path, folder: Path, key: Key) -> Database:
    """Open a database with the key file of a folder; while its key is being renewed, with the one it is under.

    Raises:
        StorageError: FOREIGN when the two do not belong together; else what is wrong with it.
    """
    try:
        if key.older is not None:
            check_file(path)
            with storage_errors():
                key.is_under_older = key_in_use(path, key.newest_first) is key.older
        return Database(path, key.under)
    except StorageError as error:
        if error.problem is not StorageProblem.DAMAGED:
            raise
        if not vault.belongs_together(folder):
            raise vault.foreign_error() from error
        if vault.is_older(folder, key, (folder / FOLDER).glob(f"*{KEY_SUFFIX}")):
            raise vault.older_error() from error
        raise


def _mark(folder: Path, key: Key, clock: Clock) -> HighWaterMark:
    # Broken off between the renewal of the key and that of the mark, the mark still is under the key of before.
    marks = [
        HighWaterMark(folder / MARK_NAME, material, head=head, stands=head_stands, clock=clock)
        for material in (key.under, *key.newest_first)
    ]
    return next((mark for mark in marks if mark.read() is not None), marks[0])


def look(database: Database, mark: HighWaterMark) -> Found:
    """Hold a file, which may be of an earlier schema, beside its mark."""
    with database.reading(NOBODY) as reading:
        return Found(compared=mark.compare(reading.session), newest=newest_at(reading.session))


def _check_nothing_is_missing(folder: Path, found: Found, occasion: Occasion) -> None:
    if not found.is_less or occasion.is_restored or occasion.goes_on:
        return
    keep_as_found(folder, occasion.clock)
    raise _older_copy(found) if found.compared.standing is not Standing.LOST else lost(found)


def _ahead(folder: Path, database: Database, now: datetime) -> datetime | None:
    # Whoever puts back a whole folder of before puts back its mark as well. The newest backup still knows better.
    own = vault.database_of(folder)
    with database.reading(NOBODY) as reading:
        told = told_at(reading.session)
        newest, _hash = head(reading.session)
        for copy in folders.copies_in(folder / FOLDER):
            note = copy.manifest
            if note is None or not copy.is_whole or note.made_at > now or note.database_id != own:
                continue
            if told is not None and note.made_at <= told:
                return None  # of before a backup was put back, or of what she went on without
            lacks = note.head.seq > newest or changed_line(reading.session, note.head.seq, note.head.hash)
            return note.made_at if lacks else None
    return None


def _older_copy(found: Found) -> StorageError:
    return StorageError(
        StorageProblem.ROLLED_BACK,
        N_(
            "Something that was saved is missing from the database file. It ends on {ends}; the backup of {made} holds "
            "what is not in it. An older copy was put back, with what belongs to it. Nothing was changed."
        ),
        values={"ends": _said(found.newest), "made": _said(found.ahead), "ends_at": found.compared.here.seq},
    )


def lost(found: Found) -> StorageError:
    """Return the alarm: what is missing, and since when."""
    marked = found.compared.marked
    return StorageError(
        StorageProblem.ROLLED_BACK,
        N_(
            "Something that was saved is missing from the database file. It ends on {ends}; the last save was on "
            "{last}. Missing: {saves} saves, {lines} lines of the log. A part of the file is gone or damaged, or an "
            "older copy was put back. Nothing was changed."
        ),
        values={
            "ends": _said(found.newest),
            "last": _said(marked.at if marked else None),
            "saves": found.compared.saves,
            "lines": found.compared.lines,
            "ends_at": found.compared.here.seq,
        },
    )


def tell(house: House, found: Found, occasion: Occasion) -> None:
    """Log what was found, now that somebody answers for it, and keep what she must be told."""
    standing = found.compared.standing
    if not occasion.is_restored and standing in _MARK_SAYS:
        house.record(AuditEvent.MARK_RENEWED)
        house.notices.append(_(_MARK_SAYS[standing]))
    if not occasion.is_restored and found.is_less:
        house.record(AuditEvent.ROLLED_BACK_FOUND, About(columns=f"{found.compared.lines}"))
    house.notices.extend(_of_clock(found.newest, occasion.clock.now()))


def _of_clock(newest: datetime | None, now: datetime) -> list[str]:
    if newest is not None and now < newest - _SET_BACK:
        return [
            _(
                "The clock of this computer says {now}, and the newest line of the log is of {newest}. Set the clock "
                "right: dates, deadlines and reminders follow it. Nothing is destroyed while it is wrong.",
                now=_said(now),
                newest=_said(newest),
            )
        ]
    if newest is not None and now > newest + _FAR_AHEAD:
        return [
            _(
                "The clock of this computer says {now}, more than a year after the newest line of the log, {newest}. "
                "Is it right? Dates, deadlines and reminders follow it.",
                now=_said(now),
                newest=_said(newest),
            )
        ]
    return []


def _said(instant: datetime | None) -> str:
    return f"{instant.astimezone(AMSTERDAM):%d-%m-%Y %H:%M}" if instant else "?"


def house_over(folder: Path, database: Database, key: Key, occasion: Occasion) -> House:
    """Put the rooms in, with what the key opens."""
    sealer = Sealer(key.restricted) if key.restricted is not None else None
    return House(database, occasion.clock, folder=folder, process=occasion.process, sealer=sealer)


def _make_schema(database: Database) -> None:
    # A new file needs no history: today's schema at once, and the library of migrations is not even loaded. That both
    # ways give the same is tested in tests/migrations.
    with storage_errors(), database.writer.begin() as connection:
        Base.metadata.create_all(connection)
        create_triggers(connection)
        mark_current(connection)
