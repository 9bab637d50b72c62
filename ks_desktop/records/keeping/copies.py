"""Copies of before a destruction: backups in all folders, copies of before an update, databases that were put aside.

They end by themselves. A folder that is away is said until it was done. What comes back with a backup all the same is
destroyed again.
"""

import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from ks_desktop.clients.service import Clients
from ks_desktop.core.clock import AMSTERDAM, Clock
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.errors import StorageError, UserError
from ks_desktop.core.paths import DATABASE_NAME, KEY_FILE_NAME
from ks_desktop.core.settings_store import read_within
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.core.values import CaseId, Changes, UserId
from ks_desktop.records.backup import folders, restoring
from ks_desktop.records.domain import Copy
from ks_desktop.records.keeping import gone, places
from ks_desktop.records.keeping.gone import EndOfCopies, Gone
from ks_desktop.referrals.service.retention import Retention
from ks_desktop.security import vault
from ks_desktop.security.audit.changes import destroyed_cases
from ks_desktop.security.domain import NOBODY, AuditEvent

_STEM: Final = Path(DATABASE_NAME).stem
_UPDATE: Final = re.compile(rf"{_STEM}-versie-\d+-(\d{{8}}-\d{{6}})\.db", re.ASCII)
_ASIDE: Final = re.compile(r"vervangen-(\d{4}-\d\d-\d\d-\d{6})(-\d+)?", re.ASCII)
_BACKUP: Final = re.compile(rf"{_STEM}-(\d{{4}}-\d\d-\d\d-\d{{6}})(-\d+)?\.db", re.ASCII)
_AWAY: Final = N_(
    "{folder} is not there. It may hold copies in which destroyed records still are: connect it, or destroy them there."
)
_NO_NEWER: Final = N_(
    "The newest backup in {folder} is of before a destruction. It goes as soon as a newer one is made there."
)
_STUCK: Final = N_(
    "A copy of before a destruction could not be taken away from {folder}. Check the rights of the folder."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tidied:
    """How many copies went, and what could not be done: sentences."""

    removed: int = 0
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Old:
    """Something that is a copy: of which moment, and how it is taken away."""

    made_at: datetime
    remove: Callable[[], None]


class Copies:
    """Keeps the list of what was destroyed, and ends the copies that still hold it."""

    def __init__(self, database: Database, clock: Clock, clients: Clients, retention: Retention) -> None:
        self._database = database
        self._clock = clock
        self._clients = clients
        self._retention = retention
        self._data = database.path.parent

    @property
    def _is_practice(self) -> bool:
        return not (self._data / KEY_FILE_NAME).is_file()

    def refresh(self) -> dict[str, Gone]:
        """Bring the list up to date with the log, here and beside the backups that can be reached; return it."""
        if self._is_practice:
            return {}
        database_id = vault.database_of(self._data)
        known = gone.read(self._data)
        with self._database.reading(NOBODY) as reading:
            found = dict(self._from_log(database_id, reading))
            listed = self._places(reading)
        marks = gone.merged(known, found)
        for folder in (self._data, *listed):
            if marks and folder.is_dir():
                gone.write(folder, marks)
        return marks

    def _from_log(self, database_id: UUID, reading: Reading) -> Iterator[tuple[str, Gone]]:
        for case in destroyed_cases(reading):
            # What nobody agreed to was here for days: only the backups of those days hold it.
            since = case.known_since if case.event == AuditEvent.CASE_DESTROYED else None
            yield gone.mark_of(database_id, case.case_id), Gone(case.at, since)

    def _places(self, reading: Reading) -> tuple[Path, ...]:
        second = read_within(reading).backup_folder
        listed = (self._data / folders.FOLDER, *([Path(second)] if second else []), *places.places(reading))
        return tuple(dict.fromkeys(listed))

    def wrote_to(self, folder: Path, *, actor: UserId) -> None:
        """Remember a folder that got a backup, for as long as there are backups in it."""
        with self._database.reading(NOBODY) as reading:
            if folder in places.places(reading):
                return
        with self._database.work(actor, AuditEvent.BACKUP_MADE) as work:
            places.add_place(work, folder, self._clock.now())

    def tidy(self, *, actor: UserId) -> Tidied:
        """Take away every copy whose day has come; nothing on a day after a jump of the clock.

        Args:
            actor: who is at work.
        Returns:
            How many went, and what is to be said.
        """
        if self._is_practice or self._retention.is_waiting(actor=NOBODY):
            return Tidied()
        marks = self.refresh()
        if not marks:
            return Tidied()
        with self._database.reading(NOBODY) as reading:
            days = read_within(reading).backup_days_after_destruction
            listed, cleaned = self._places(reading), places.cleaned(reading)
        ends, today = EndOfCopies(marks.values(), days), self._clock.today()
        done = [_take(self._data, _beside(self._data), ends, today)]
        for folder in listed:
            if folder.is_dir():
                done.append(self._take_backups(folder, ends, today))
                if not done[-1].problems:
                    self._note_cleaned(folder, cleaned, ends, actor)
            elif folder != self._data / folders.FOLDER and _is_owed(cleaned.get(folder), ends, today):
                done.append(Tidied(problems=(_(_AWAY, folder=folder),)))
        return Tidied(
            removed=sum(each.removed for each in done),
            problems=tuple(problem for each in done for problem in each.problems),
        )

    def _take_backups(self, folder: Path, ends: EndOfCopies, today: date) -> Tidied:
        own_id = vault.database_of(self._data)
        copies = folders.of_database(folders.copies_in(folder), own_id)
        whole = [copy for copy in copies if copy.is_whole]
        is_own = folder == self._data / folders.FOLDER
        old = [_Old(made, _removing(copy)) for copy in copies if (made := _made_at(copy, is_own=is_own)) is not None]
        newest = whole[0].manifest.made_at if whole and whole[0].manifest else None
        end = ends.of(newest) if newest else None
        if newest is None or end is None or end > today:
            return _take(folder, old, ends, today)
        # A copy of before is better than none: the newest one waits for its follower.
        found = _take(folder, [each for each in old if each.made_at != newest], ends, today)
        return Tidied(removed=found.removed, problems=(*found.problems, _(_NO_NEWER, folder=folder)))

    def _note_cleaned(
        self, folder: Path, cleaned: dict[Path, datetime | None], ends: EndOfCopies, actor: UserId
    ) -> None:
        if folder in cleaned and _is_owed(cleaned[folder], ends, self._clock.today()):
            with self._database.work(actor, AuditEvent.BACKUP_MADE) as work:
                places.put_cleaned(work, folder, self._clock.now())

    def forget(self, folder: Path, *, actor: UserId) -> Changes:
        """Ask no more for a folder that is away: somebody says that the copies in it are destroyed.

        Raises:
            UserError: it is the folder of the settings, or none that ever got a backup.
        """
        with self._database.work(actor, AuditEvent.KEEPING_DECIDED) as work:
            if folder not in places.places(work):
                raise UserError(N_("No backup was ever written to this folder."), code="unknown_folder", field="folder")
            if read_within(work).backup_folder == str(folder):
                raise UserError(
                    N_("Backups go to this folder now. Choose another one under Beheer first."),
                    code="in_use",
                    field="folder",
                )
            places.forget_place(work, folder)
        return Changes(clients=True)

    def again(self, *, actor: UserId) -> int:
        """Destroy again what came back with a backup; return how many cases that were."""
        if self._is_practice or not (marks := gone.read(self._data)):
            return 0
        database_id = vault.database_of(self._data)
        with self._database.reading(NOBODY) as reading:
            there = [case.id for case in self._clients.aged(date.max, reading=reading)]
        back = [case_id for case_id in there if gone.mark_of(database_id, case_id) in marks]
        for case_id in back:
            self._destroy(case_id, actor)
        if back:
            self._database.fold_in()
            self.refresh()
        return len(back)

    def _destroy(self, case_id: CaseId, actor: UserId) -> None:
        with self._database.work(actor, AuditEvent.DESTROYED_AGAIN) as work:
            self._clients.destroy_within(case_id, work=work)


def said_again(count: int) -> str:
    """Return what is said of cases that were destroyed again, "" of none."""
    if not count:
        return ""
    return n_(
        "{count} record that was destroyed after this backup was made came back with it, and was destroyed again.",
        "{count} records that were destroyed after this backup was made came back with it, and were destroyed again.",
        count,
    )


def carry_over(source: Path, target: Path) -> None:
    """Bring the list beside a backup into the data folder where that backup is put back."""
    marks = gone.read(source)
    if marks:
        gone.write(target, marks)


def _is_owed(cleaned_at: datetime | None, ends: EndOfCopies, today: date) -> bool:
    """Tell whether copies came due since a folder was last gone through."""
    due = ends.due_since(cleaned_at)
    return due is not None and due <= today


def _take(folder: Path, old: Iterable[_Old], ends: EndOfCopies, today: date) -> Tidied:
    removed, stuck = 0, False
    for copy in old:
        end = ends.of(copy.made_at)
        if end is None or end > today:
            continue
        try:
            copy.remove()
            removed += 1
        except (OSError, StorageError):
            stuck = True
    return Tidied(removed=removed, problems=(_(_STUCK, folder=folder),) if stuck else ())


def _removing(copy: Copy) -> Callable[[], None]:
    return lambda: folders.remove(copy)


def _made_at(copy: Copy, *, is_own: bool) -> datetime | None:
    """Return when a backup was made; of one without a note, in the program's own folder, what its name says."""
    if copy.manifest is not None:
        return copy.manifest.made_at
    found = _BACKUP.fullmatch(copy.path.name) if is_own else None
    return _moment(found[1], "%Y-%m-%d-%H%M%S") if found else None


def _beside(data: Path) -> Iterator[_Old]:
    """Yield the copies of before an update and the databases that were put aside."""
    for path in data.glob(f"{_STEM}-versie-*.db"):
        found = _UPDATE.fullmatch(path.name)
        if found and (made := _moment(found[1], "%Y%m%d-%H%M%S")):
            yield _Old(made, _removing_files(path, path.with_suffix(Path(KEY_FILE_NAME).suffix)))
    for path in restoring.put_aside(data):
        found = _ASIDE.fullmatch(path.parent.name)
        if found and (made := _moment(found[1], "%Y-%m-%d-%H%M%S")):
            yield _Old(made, _removing_folder(path.parent))


def _removing_files(*paths: Path) -> Callable[[], None]:
    def remove() -> None:
        for path in paths:
            path.unlink(missing_ok=True)

    return remove


def _removing_folder(folder: Path) -> Callable[[], None]:
    return lambda: shutil.rmtree(folder)


def _moment(told: str, pattern: str) -> datetime | None:
    try:
        return datetime.strptime(told, pattern).replace(tzinfo=AMSTERDAM).astimezone(UTC)
    except ValueError:
        return None
