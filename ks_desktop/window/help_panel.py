"""Help for the page that is shown: one short text, in Dutch, from the program's own folder."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFont, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget
from typing_extensions import override

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
        self._text.moveCursor(QTextCursor.MoveOperation.Start)  # else it opens at its end

    def text(self) -> str:
        """Return what is shown, without markup."""
        return self._text.toPlainText()


class PageWithHelp(QWidget):
    """The page, with the help beside it where there is room for both, else over its right side.

    The window never grows for the help: at the width of a small screen it would stand outside it.
    """

    def __init__(self, page: QWidget, panel: HelpPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._panel = panel
        self._line = row(page, gap=Space.NONE)
        self.setLayout(self._line)
        panel.setParent(self)
        panel.installEventFilter(self)

    def place_help(self) -> None:
        """Put the help in its place, and give the page what is left where that is enough."""
        width = self._panel.width()
        fits = not self._panel.isHidden() and self._page.minimumSizeHint().width() + width <= self.width()
        self._line.setContentsMargins(Space.NONE, Space.NONE, width if fits else Space.NONE, Space.NONE)
        self._panel.setGeometry(self.width() - width, 0, width, self.height())
        self._panel.raise_()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_help()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Show, QEvent.Type.Hide}:
            self.place_help()
        return super().eventFilter(watched, event)
