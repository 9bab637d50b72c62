"""Help for the page that is shown: one short text, in Dutch, from the program's own folder."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from ks_desktop.core.paths import resources
from ks_desktop.core.texts import DEFAULT_LANGUAGE, N_, _
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, column, label, row, say
from ks_desktop.widgets.theme import Size, Space


def help_file(word: str) -> Path:
    """Return the file with the help of a page."""
    return resources() / "help" / DEFAULT_LANGUAGE / f"{word}.md"


class HelpPanel(QFrame):
    """Stands at the right of the page while it is wanted.

    Attributes:
        closed: It is not wanted any more.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("help")
        say(self, part="card")
        self.setFixedWidth(Size.HELP)
        self._text = QTextBrowser()
        self._text.setObjectName("help_text")
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setOpenLinks(False)  # nothing leads out of the program
        self._text.setAccessibleName(_("Help"))
        close = Button(N_("Close"), Icon.CLOSE, part="link")
        close.setObjectName("close_help")
        close.clicked.connect(self.closed)
        head = row(label(N_("Help"), "caption"))
        head.addStretch(1)
        head.addWidget(close)
        box = column(gap=Space.RELATED, margin=Space.INSIDE)
        box.addLayout(head)
        box.addWidget(self._text, 1)
        self.setLayout(box)
        self.hide()

    def show_page(self, word: str) -> None:
        """Show the help of a page."""
        document = self._text.document()
        document.setDefaultFont(QFont(self.font()))
        document.setMarkdown(help_file(word).read_text(encoding="utf-8"))

    def text(self) -> str:
        """Return what is shown, without markup."""
        return self._text.toPlainText()
