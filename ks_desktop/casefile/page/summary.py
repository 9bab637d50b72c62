"""The paragraph about the last visit, while it lies on the clipboard to be pasted into the child record's system."""

from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.summary import Summaries
from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_, n_
from ks_desktop.widgets.clipboard import Copied, copy_for_a_minute
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Button, Card, Flow, label, typed
from ks_desktop.widgets.tabbing import make_visible
from ks_desktop.widgets.theme import Tone


class SummaryCard(Card):
    """Copies the paragraph; shown only as long as it lies on the clipboard, and says how long that is still."""

    def __init__(self, desk: Desk, summaries: Summaries, parent: QWidget | None = None) -> None:
        super().__init__(N_("For the child record (DD-JGZ)"), parent)
        self.setObjectName("summary")
        self._desk, self._summaries = desk, summaries
        self._page: CasePage | None = None
        self._copied: Copied | None = None
        self.text = typed("", wrap=True)
        self.text.setObjectName("summary_text")
        self.left = label("", tone=Tone.MUTED, wrap=True)
        self.left.setObjectName("summary_left")
        self.away = Button(N_("Take it off the clipboard"), part="link")
        self.away.setObjectName("summary_away")
        self.away.clicked.connect(self._on_away_clicked)
        for line in (self.text, self.left):
            self.body.addWidget(line)
        self.body.addLayout(Flow(self.away))
        self.hide()

    def show_page(self, page: CasePage) -> None:
        """Know whom it is about; of another woman, nothing that was copied stays to be read."""
        if self._page is not None and self._page.case.id != page.case.id:
            self._copied = None
        self._page = page
        self.setVisible(self._copied is not None)

    def take(self) -> None:
        """Copy it."""
        if self._page is not None:
            call = partial(self._summaries.take, self._page.case.id, actor=self._desk.actor)
            self._desk.tasks.run(call, done=self._on_taken, failed=self._on_failed, owner=self, latest="summary")

    def _on_taken(self, text: str) -> None:
        self._copied = copied = copy_for_a_minute(text, self)
        copied.counted.connect(partial(self._on_counted, copied))
        self.text.setText(text)
        self.away.show()
        self.left.setText(_left(copied.left))
        self.show()
        QTimer.singleShot(0, self, self._show_whole)  # once the text has got its place

    @Slot()
    def _show_whole(self) -> None:
        make_visible(self)

    def _on_counted(self, copied: Copied, seconds: int) -> None:
        if copied is not self._copied:
            return
        self.left.setText(_left(seconds))
        if not seconds:
            self._copied = None
            self.text.setText("")
            self.hide()

    @Slot()
    def _on_away_clicked(self) -> None:
        if self._copied is not None:
            self._copied.forget()

    def _on_failed(self, error: KsError) -> None:
        self.text.setText("")
        self.away.hide()
        self.left.setText(error.text())
        self.show()


def _left(seconds: int) -> str:
    return n_("{count} second more on the clipboard", "{count} seconds more on the clipboard", seconds)
