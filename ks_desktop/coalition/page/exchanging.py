"""The directory out as a file: as open data for another program, or as a list to read."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from ks_desktop.coalition.service.exchanging import DirectoryExchange, DirectoryFile, ExportKind
from ks_desktop.core.errors import KsError, StorageError, StorageProblem
from ks_desktop.core.paths import write_private
from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button
from ks_desktop.widgets.saving import ask_where
from ks_desktop.widgets.status import StatusLine
from ks_desktop.widgets.tasks import LongTask
from ks_desktop.widgets.theme import Tone

# As each stands in the menu, and what such a file is called where it is saved.
_KINDS: Final[dict[ExportKind, tuple[str, str]]] = {
    ExportKind.XLSX: (N_("Workbook to read (Excel)"), N_("Workbook")),
    ExportKind.CSV: (N_("What is offered as a list (CSV)"), N_("List")),
    ExportKind.HSDS: (N_("Open data, tables (HSDS, zip)"), N_("Tables in a zip file")),
    ExportKind.JSON: (N_("Open data, JSON (HSDS)"), "JSON"),
}
_WRITING: Final = 90  # percent; the rest is the disk


class ExchangeButton(Button):
    """Asks as what the directory goes out, and where to; what came of it is said in `told`.

    Attributes:
        reading_wanted: Read in, or compare with, a file of another directory.
        told: Says what was saved, or why not.
    """

    reading_wanted = Signal()

    def __init__(self, desk: Desk, exchange: DirectoryExchange, parent: QWidget | None = None) -> None:
        super().__init__(N_("Exchange"), Icon.OPEN_FILE, parent=parent)
        self._desk, self._exchange = desk, exchange
        self.setObjectName("exchange")
        self.setToolTip(_("The directory as a file, or another one read in"))
        self.told = StatusLine()
        self.told.give_room_back()
        menu = QMenu(self)
        for kind, (text, _called) in _KINDS.items():
            action = menu.addAction(_(text))
            action.setData(kind.value)
        menu.addSeparator()
        self._reading = menu.addAction(_("Read in a file of another directory..."))
        menu.triggered.connect(self._on_triggered)
        self.setMenu(menu)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        if action is self._reading:
            self.reading_wanted.emit()
        else:
            self.ask(ExportKind(action.data()))

    def ask(self, kind: ExportKind) -> QFileDialog:
        """Return the dialog that asks where the directory goes."""
        self.told.tell("")
        name = f"{_('Directory').lower()} {self._desk.clock.today().isoformat()}{kind.ending}"
        called = _(_KINDS[kind][1])
        then = partial(self.save_to, kind)
        return ask_where(self, _("Save the directory"), name, then, kind=called, suffix=kind.ending.removeprefix("."))

    def save_to(self, kind: ExportKind, target: Path) -> None:
        """Write the directory to a file."""
        desk, exchange = self._desk, self._exchange

        def call(task: LongTask) -> DirectoryFile:
            made = exchange.export(kind, actor=desk.actor, tell=lambda percent: task.report(percent * _WRITING // 100))
            _write(target, made.content)
            return made

        desk.tasks.run_long(
            call,
            N_("Writing the directory"),
            done=self._on_saved,
            failed=self._on_failed,
            owner=self,
            stops_at_lock=True,
        )

    @Slot(object)
    def _on_saved(self, made: DirectoryFile) -> None:
        sentence = _(
            "Saved. What is offered: {services}. Organisations: {partners}. No secret address is in it.",
            services=made.services,
            partners=made.organisations,
        )
        self.told.tell(sentence, Tone.ACCENT)

    @Slot(object)
    def _on_failed(self, error: KsError) -> None:
        self.told.tell(error.text(), Tone.ATTENTION)


def _write(target: Path, content: bytes) -> None:
    try:
        write_private(target, content)
    except OSError as error:
        sentence = N_("The file could not be written. Check the folder and the disk.")
        raise StorageError(StorageProblem.READ_ONLY, sentence) from error
