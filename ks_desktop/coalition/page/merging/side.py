"""The way to another directory and back: its file is chosen, looked over, and gone on with after a lock."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from ks_desktop.coalition.page.exchanging import ExchangeButton
from ks_desktop.coalition.page.merging.reviewing import Begun, begun
from ks_desktop.coalition.page.merging.view import MergeView
from ks_desktop.coalition.service.exchanging import DirectoryExchange
from ks_desktop.coalition.service.merging import DirectoryMerge
from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import column
from ks_desktop.widgets.saving import ask_which
from ks_desktop.widgets.status import StatusLine
from ks_desktop.widgets.theme import Tone


class MergeSide(QWidget):
    """Holds the review, which is made when it is first needed.

    Attributes:
        opened: The review is to be shown.
        closed: It is done, or left for later.
        exchanging: The button that writes ours to a file, or asks for one.
        told: Says that a review was begun and not ended.
    """

    opened = Signal()
    closed = Signal()

    def __init__(
        self, desk: Desk, merge: DirectoryMerge, exchange: DirectoryExchange, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._merge, self._exchange = desk, merge, exchange
        self._begun: Begun | None = None
        self.view: MergeView | None = None
        self.exchanging = ExchangeButton(desk, exchange)
        self.told = StatusLine()
        self.told.give_room_back()
        self._box = column()
        self.setLayout(self._box)
        self.exchanging.reading_wanted.connect(self.choose)

    def look(self) -> None:
        """Find out whether a review was begun and not ended, and offer to go on with it."""
        self._desk.tasks.run(partial(begun, self._desk), done=self._on_begun, owner=self, latest="begun")

    @Slot(object)
    def _on_begun(self, found: Begun | None) -> None:
        self._begun = found
        self.told.tell("")
        if found is None or (self.view is not None and self.view.isVisible()):
            return
        name = found.from_whom
        self.told.tell(
            _("A comparison with {name} is not finished.", name=name)
            if name
            else _("A comparison with another directory is not finished."),
            Tone.MUTED,
        )
        self.told.offer(N_("Go on with it"), self._go_on)

    @Slot()
    def choose(self) -> None:
        """Ask which file it is."""
        self.ask()

    def ask(self) -> QFileDialog:
        """Return the dialog that asks for a file of another directory."""
        title = _("Compare with a file")
        return ask_which(self, title, f"{_('Directory')} (*.zip *.json *.csv)", self._on_files)

    def _on_files(self, files: tuple[Path, ...]) -> None:
        self.open_file(files[0])

    def open_file(self, path: Path, from_whom: str = "") -> None:
        """Look over the directory in a file, a zip file or a folder."""
        self.told.tell("")
        read = partial(self._exchange.read_file, path, actor=self._desk.actor)
        view = self._made()
        view.review(read, from_whom, str(path))
        self.opened.emit()
        view.setFocus()

    def _go_on(self) -> None:
        found = self._begun
        if found is None:
            return
        if found.place and Path(found.place).exists():
            self.open_file(Path(found.place), found.from_whom)
        else:
            self.told.tell(_("The file is not there any more: choose it again. Your choices are kept."), Tone.ATTENTION)
            self.told.offer(N_("Choose a file"), self.choose)

    def _made(self) -> MergeView:
        if self.view is None:
            self.view = MergeView(self._desk, self._merge, self)
            self._box.addWidget(self.view)
            self.view.closed.connect(self._on_closed)
            self.setFocusProxy(self.view)
        return self.view

    @Slot()
    def _on_closed(self) -> None:
        self.closed.emit()
        self.look()
