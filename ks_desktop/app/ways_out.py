"""What is offered on the first page when the file is damaged, lacks something, or cannot be written."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from ks_desktop.administration.page.unlock import Offer, UnlockPage
from ks_desktop.administration.page.ways import Way
from ks_desktop.app import opening
from ks_desktop.core.clock import AMSTERDAM, Clock
from ks_desktop.core.errors import KsError, StorageError, StorageProblem
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.widgets.messages import ask
from ks_desktop.widgets.saving import ask_which
from ks_desktop.widgets.tasks import Tasks

if TYPE_CHECKING:
    from ks_desktop.app.opening import Opened
    from ks_desktop.house import WayOut

# What a backup mends, and what can still be looked at.
_MENDED: Final = frozenset(
    {
        StorageProblem.DAMAGED,
        StorageProblem.ROLLED_BACK,
        StorageProblem.EMPTY,
        StorageProblem.MISSING,
        StorageProblem.NOT_ENCRYPTED,
        StorageProblem.FOREIGN,
    }
)
_LOOKED_AT: Final = frozenset(
    {
        StorageProblem.DAMAGED,
        StorageProblem.ROLLED_BACK,
        StorageProblem.READ_ONLY,
        StorageProblem.DISK_FULL,
        StorageProblem.UNSUITABLE_FOLDER,
    }
)


class WaysOut(QObject):
    """Puts a button under the sentence for each thing that can be done; none of them changes the file that is there."""

    def __init__(
        self,
        page: UnlockPage,
        tasks: Tasks,
        folder: Path,
        clock: Clock,
        enter: "Callable[[Callable[[], Opened]], None]",
    ) -> None:
        """Take the page that is answered, the data folder, and the way to open a house."""
        super().__init__(page)
        self._page, self._tasks, self._folder, self._clock, self._enter = page, tasks, folder, clock, enter

    def answer(self, error: KsError) -> None:
        """Say what is wrong, with what can be done about it."""
        if not isinstance(error, StorageError) or error.problem not in _MENDED | _LOOKED_AT:
            self._page.show_problem(error)
            return
        self._tasks.run(
            partial(opening.ways_out, self._folder, error),
            done=partial(self._offer, error),
            failed=lambda _second: self._page.show_problem(error),
        )

    def _offer(self, error: StorageError, way: "WayOut") -> None:
        offers: list[Offer] = []
        if error.problem in _MENDED:
            if way.newest is not None:
                offers.append((_("Put back the newest backup"), partial(self._ask_newest, way)))
            offers.append((_("Put back another backup"), self._ask_other))
        if error.problem in _LOOKED_AT:
            offers.append((_("Only look"), partial(self._go, opening.look_only)))
        if way.can_go_on:
            offers.append((_("Go on without what is missing"), self._ask_going_on))
        self._page.show_problem(error, tuple(offers))

    def _ask_newest(self, way: "WayOut") -> None:
        if way.newest is None or way.newest.manifest is None:
            return
        note = way.newest.manifest
        made = f"{note.made_at.astimezone(AMSTERDAM):%d-%m-%Y %H:%M}"
        said = [
            n_(
                "Backup of {made_at}, with {count} record.",
                "Backup of {made_at}, with {count} records.",
                note.records,
                made_at=made,
            ),
            *_difference(way.lines),
            _(
                "It is looked over first. What is there now is moved aside whole, into a folder that begins with "
                "vervangen; nothing of it is thrown away. What was saved after the backup is not in it."
            ),
        ]
        go = partial(self._go, opening.restore_newest)
        ask(self._page, N_("Put back this backup?"), " ".join(said), N_("Put back"), go)

    def _ask_other(self) -> None:
        ask_which(self._page, _("Choose a backup"), _("Backups") + " (*.db)", self._on_files)

    def _on_files(self, files: tuple[Path, ...]) -> None:
        self._go(partial(opening.restore_file, files[0]))

    def _ask_going_on(self) -> None:
        ask(
            self._page,
            N_("Go on without what is missing?"),
            N_(
                "The program works on with what is in the file. What is missing stays missing, and this stands in the "
                "log. A backup can still be put back later; what you save from now on is not in it."
            ),
            N_("Go on without it"),
            partial(self._go, opening.go_on),
            danger=True,
        )

    def _go(self, way_in: "Callable[[Path, str, str, Clock], Opened]") -> None:
        name, passphrase = self._page.name(), self._page.passphrase.value()
        if self._page.way is not Way.PASSPHRASE:
            self._page.show_way(Way.PASSPHRASE)
        if not passphrase:
            self._page.passphrase.show_error(_("Fill in your passphrase first."))
            self._page.passphrase.setFocus()
            return
        self._page.show_working(True)
        self._page.show_offers(())
        self._enter(partial(way_in, self._folder, name, passphrase, self._clock))


def _difference(lines: int | None) -> list[str]:
    if lines is None or not lines:
        return []
    if lines > 0:
        return [
            n_(
                "It has {count} line of the log more than the file.",
                "It has {count} lines of the log more than the file.",
                lines,
            )
        ]
    return [
        n_(
            "It has {count} line of the log less than the file.",
            "It has {count} lines of the log less than the file.",
            -lines,
        )
    ]
