"""Files that are brought in: dropped on the window, pasted or chosen. A paper is kept at once, a list is looked at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.core.values import Changes, UserId
from ks_desktop.referrals.domain.papers import IncomingPaper, PaperOrigin
from ks_desktop.referrals.page.services import Services
from ks_desktop.referrals.service.papers import Papers, Received, delete_source
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.saving import ask_which, files_of

MOST_FILES: Final = 50  # at once: more is a folder that was dropped by mistake
MOST_BYTES: Final = 30_000_000  # of one file: none larger is read at all
KINDS: Final = "*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.csv *.xlsx"
_LISTS: Final = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".xls", ".xlsm", ".ods"})
_PAPER_STARTS: Final = (b"%PDF", b"\xff\xd8\xff", b"\x89PNG", b"II*\0", b"MM\0*")


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtList:
    """A list of referrals that was brought in, to be looked at before anything is stored."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What became of files that were brought in.

    Attributes:
        papers: what was kept, or was kept before.
        lists: what is to be looked at.
        problems: a sentence for each file that was not taken.
    """

    papers: tuple[Received, ...]
    lists: tuple[BroughtList, ...]
    problems: tuple[str, ...]
    changes: Changes = field(default_factory=Changes)

    def text(self) -> str:
        """Return what is told of it in words."""
        new = sum(received.is_new for received in self.papers)
        again = sum(received.paper is not None and not received.is_new for received in self.papers)
        taken = sum(received.paper is None for received in self.papers)
        sentences = [
            n_("{count} paper came in.", "{count} papers came in.", new) if new and len(self.papers) > 1 else "",
            n_("{count} paper waited already.", "{count} papers waited already.", again) if again else "",
            n_("{count} paper was taken before.", "{count} papers were taken before.", taken) if taken else "",
            *self.problems,
        ]
        return " ".join(sentence for sentence in sentences if sentence)


def take_in(papers: Papers, files: Iterable[Path], origin: PaperOrigin, *, actor: UserId) -> Brought:
    """Keep what is a paper, read what is a list; a file that is neither is told of and left alone."""
    received: list[Received] = []
    lists: list[BroughtList] = []
    problems: list[str] = []
    changes = Changes()
    wanted = list(files)
    if len(wanted) > MOST_FILES:
        problems.append(_("Only the first {count} files were looked at.", count=MOST_FILES))
    for file in wanted[:MOST_FILES]:
        try:
            content = _content(file)
            if _is_list(file, content):
                lists.append(BroughtList(name=file.name, content=content))
                continue
            received.append(papers.receive(content, actor=actor, origin=origin, source=file))
            changes |= received[-1].changes
        except UserError as error:
            problems.append(error.text())
    return Brought(papers=tuple(received), lists=tuple(lists), problems=tuple(problems), changes=changes)


def _content(file: Path) -> bytes:
    try:
        if file.is_dir():
            raise UserError(N_("A folder cannot be taken in: choose the files in it."), code="folder")
        if file.stat().st_size > MOST_BYTES:
            raise UserError(N_("The file is too large: no form or list is larger than 30 MB."), code="too_large")
        return file.read_bytes()
    except OSError as error:
        raise UserError(N_("The file could not be read. Is it still there, and is it yours?"), code="file") from error


def _is_list(file: Path, content: bytes) -> bool:
    """Tell a list from a paper: what it says it is counts only where its bytes do not say."""
    if content.startswith(_PAPER_STARTS):
        return False
    return file.suffix.lower() in _LISTS or content.startswith(b"PK")


class Bringer(QObject):
    """Takes files in off the GUI thread.

    Attributes:
        brought: What became of them (`Brought`).
        deleted: The file a paper came from is gone; whether it was there before.
    """

    brought = Signal(object)
    deleted = Signal(bool)

    def __init__(self, desk: Desk, services: Services, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._services, self._page = desk, services, page

    @Slot()
    def choose(self) -> None:
        """Ask which files are taken in."""
        kinds = _("Forms, scans and lists")
        ask_which(self._page, _("Take in files"), f"{kinds} ({KINDS})", partial(self.bring, origin=PaperOrigin.CHOSEN))

    @Slot()
    def paste(self) -> None:
        """Take in the files that were copied, if any were."""
        self.bring(files_of(QApplication.clipboard().mimeData()))

    @Slot(object)
    def bring(self, files: Sequence[Path], origin: PaperOrigin = PaperOrigin.DROPPED) -> None:
        """Take these files in."""
        papers, actor, wanted = self._services.papers, self._desk.actor, tuple(files)
        if wanted:
            self._desk.tasks.run_aside(
                lambda: take_in(papers, wanted, origin, actor=actor), done=self.brought.emit, owner=self
            )

    @Slot(object)
    def delete_file(self, paper: IncomingPaper) -> None:
        """Delete the file a paper came from, as she asked."""
        self._desk.tasks.run_aside(lambda: delete_source(paper), done=self.deleted.emit, owner=self)
