"""Watches a folder for papers, as a scanner or a mail program leaves them there, and takes each in once it is whole.

The folder's own news (QFileSystemWatcher) is not heard on a network share, so it is also looked at now and then. A file
is whole when its size and time stayed the same for a while. Nothing in the folder is changed or deleted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from ks_desktop.core.errors import KsError, UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import UserId
from ks_desktop.referrals.domain.papers import PaperOrigin
from ks_desktop.referrals.service.papers import Papers, Received
from ks_desktop.widgets.desk import Desk

SUFFIXES: Final = frozenset({".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff"})
MOST_FILES: Final = 500  # of a folder; in a fuller one the newest count
SLOW_MS: Final = 20_000  # from one look to the next
SOON_MS: Final = 1_500  # to the second look at a file that just came

Marks = Mapping[Path, tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What lay in the folder at one look: each paper with its size and time; None when the folder cannot be read."""

    marks: Marks | None


def look_into(folder: Path) -> Seen:
    """Return the papers that lie in a folder; not those in folders in it, and no links."""
    marks: dict[Path, tuple[int, int]] = {}
    try:
        for file in folder.iterdir():
            if file.suffix.lower() not in SUFFIXES or file.name.startswith((".", "~")) or file.is_symlink():
                continue
            if file.is_file():
                state = file.stat()
                marks[file] = (state.st_size, state.st_mtime_ns)
    except OSError:
        return Seen(marks=None)
    newest = sorted(marks, key=lambda file: marks[file][1])[-MOST_FILES:]
    return Seen(marks={file: marks[file] for file in newest})


class PaperWatch(QObject):
    """Watches one folder while the program is unlocked.

    Attributes:
        received: A new paper waits (`Received`).
        told: A sentence for the message bar; each file is told of once.
        rest_seconds: How long a file must have stayed the same to be whole.
    """

    received = Signal(object)
    told = Signal(str)
    rest_seconds = 1.0

    def __init__(self, desk: Desk, papers: Papers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._papers = desk, papers
        self._folder: Path | None = None
        self._before: dict[Path, tuple[tuple[int, int], float]] = {}  # each file's mark, and since when it has it
        self._handled: dict[Path, tuple[int, int]] = {}
        self._is_gone = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.look)
        self._slow = QTimer(self)
        self._slow.setInterval(SLOW_MS)
        self._slow.timeout.connect(self.look)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.look)

    def watch(self, folder: str) -> None:
        """Watch this folder from now on; an empty name watches none."""
        wanted = Path(folder) if folder.strip() else None
        if wanted == self._folder:
            return
        self.stop()
        self._folder = wanted
        if wanted is not None:
            self._slow.start()
            self.look()

    def stop(self) -> None:
        """Watch nothing any more."""
        self._slow.stop()
        self._soon.stop()
        if watched := self._watcher.directories():
            self._watcher.removePaths(watched)
        self._folder, self._before, self._is_gone = None, {}, False
        self._handled.clear()

    @Slot()
    def look(self) -> None:
        """Look at what lies there now."""
        if self._folder is not None:
            call = partial(look_into, self._folder)
            self._desk.tasks.run_aside(call, done=self._on_seen, owner=self, latest="look")

    def _on_seen(self, seen: Seen) -> None:
        if self._folder is None:
            return
        if seen.marks is None:
            if not self._is_gone:
                self._is_gone = True
                self.told.emit(_("The folder for papers cannot be read now. It is tried again by itself."))
            return
        self._is_gone = False
        if not self._watcher.directories():
            # Only a folder that answered: one on a share that is away would keep the window waiting.
            self._watcher.addPath(str(self._folder))
            self._soon.start()  # what came between that look and now
        new = {file: mark for file, mark in seen.marks.items() if self._handled.get(file) != mark}
        now = monotonic()
        self._before = {file: self._since(file, mark, now) for file, mark in new.items()}
        whole = [file for file, (mark, since) in self._before.items() if mark[0] and now - since >= self.rest_seconds]
        for file in whole:
            self._handled[file] = new[file]
            self._take(file)
        if len(whole) < len(new):
            self._soon.start()

    def _since(self, file: Path, mark: tuple[int, int], now: float) -> tuple[tuple[int, int], float]:
        before = self._before.get(file)
        return before if before is not None and before[0] == mark else (mark, now)

    def _take(self, file: Path) -> None:
        self._desk.tasks.run_aside(
            partial(take_in, self._papers, file, self._desk.actor),
            done=self._on_received,
            failed=partial(self._on_refused, file.name),
            owner=self,
        )

    def _on_received(self, received: Received) -> None:
        if received.is_new:
            self.received.emit(received)

    def _on_refused(self, name: str, error: KsError) -> None:
        self.told.emit(f"{name}: {error.text()}")


def take_in(papers: Papers, file: Path, actor: UserId) -> Received:
    """Hand in a file from the watched folder.

    Raises:
        UserError: it cannot be read, or is no paper.
    """
    from ks_desktop.referrals.formreading.limits import MOST_BYTES

    try:
        with file.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)  # one more than is taken in: what is larger is refused there
    except OSError as error:
        raise UserError(N_("This file cannot be read."), code="file", field="paper") from error
    return papers.receive(content, actor=actor, origin=PaperOrigin.WATCHED, source=file)
