"""The card from which the paragraph about the last visit is copied into the child record's system."""

from functools import partial

from PySide6.QtWidgets import QWidget

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.summary import Summaries, last_visit
from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.widgets.clipboard import Copied, copy_for_a_minute
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Button, Card, Flow, label, typed
from ks_desktop.widgets.theme import Tone


class SummaryCard(Card):
    """Copies the paragraph, shows it while it lies on the clipboard, and says how long that is still."""

    def __init__(self, desk: Desk, summaries: Summaries, parent: QWidget | None = None) -> None:
        super().__init__(N_("For the child record (DD-JGZ)"), parent)
        self.setObjectName("summary")
        self._desk, self._summaries = desk, summaries
        self._page: CasePage | None = None
        self._copied: Copied | None = None
        self.copy = Button(N_("Copy the summary of the last visit (K)"), part="link")
        self.copy.setObjectName("copy_summary")
        self.copy.clicked.connect(self.take)
        self.text = typed("", "secondary", wrap=True)
        self.text.setObjectName("summary_text")
        self.left = label("", tone=Tone.MUTED, wrap=True)
        self.left.setObjectName("summary_left")
        self.body.addLayout(Flow(self.copy))
        for line in (self.left, self.text):
            self.body.addWidget(line)
        self._say("", "")

    def show_page(self, page: CasePage) -> None:
        """Offer it where a visit was held; of another woman, nothing that was copied stays to be read."""
        if self._page is None or self._page.case.id != page.case.id:
            self._say("", "")
            self._copied = None
        self._page = page
        self.setVisible(last_visit(page.facts.appointments) is not None and not page.case.is_quiet)

    def take(self) -> None:
        """Copy it."""
        if self._page is not None and not self.isHidden():
            case_id = self._page.case.id
            call = partial(self._summaries.take, case_id, actor=self._desk.actor)
            self._desk.tasks.run(call, done=self._on_taken, failed=self._on_failed, owner=self, latest="summary")

    def _on_taken(self, text: str) -> None:
        self._copied = copied = copy_for_a_minute(text, self)
        copied.counted.connect(partial(self._on_counted, copied))
        self._say(_left(copied.left), text)

    def _on_counted(self, copied: Copied, seconds: int) -> None:
        if copied is self._copied:
            self._say(_left(seconds) if seconds else _("Not on the clipboard any more."), None if seconds else "")

    def _on_failed(self, error: KsError) -> None:
        self._say(error.text(), "")

    def _say(self, left: str, text: str | None) -> None:
        """Say how long it is there, and show what was copied; None leaves that as it is."""
        self.left.setText(left)
        self.left.setVisible(bool(left))
        if text is not None:
            self.text.setText(text)
            self.text.setVisible(bool(text))


def _left(seconds: int) -> str:
    return n_("{count} second more on the clipboard", "{count} seconds more on the clipboard", seconds)
