"""The top of the agenda: which days are shown, and what can be made of them."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget
from typing_extensions import override

from ks_desktop.core.texts import N_
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Flow, label, row
from ks_desktop.widgets.theme import Size, Space

PLAN_ALL: Final = "plan_all"
PRINT_DAY: Final = "print_day"
PRINT_WEEK: Final = "print_week"
PRINT_TEAM: Final = "print_team"
CALENDAR: Final = "calendar_file"
TEAM: Final = "team_page"


class AgendaTop(QWidget):
    """Title, days, buttons.

    Attributes:
        asked: One of the words above.
    """

    asked = Signal(str)

    def __init__(self, caption: QLabel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        head = row(label(N_("Agenda"), "title"), caption, gap=Space.INSIDE)
        head.setAlignment(caption, Qt.AlignmentFlag.AlignBottom)
        head.addStretch()
        self._line = row(gap=Space.INSIDE)
        self._line.addLayout(head)
        buttons = Flow()
        self._buttons: dict[str, Button] = {}
        for word, text, drawing in (
            (PLAN_ALL, N_("Plan the whole list"), Icon.AGENDA),
            (PRINT_DAY, N_("Day plan"), Icon.PRINT),
            (PRINT_WEEK, N_("Week plan"), Icon.PRINT),
            (PRINT_TEAM, N_("Team week"), Icon.PRINT),
            (CALENDAR, N_("Calendar file"), Icon.OPEN_FILE),
            (TEAM, N_("Who has what"), Icon.WOMEN),
        ):
            button = Button(text, drawing)
            button.setObjectName(word)
            button.setProperty("word", word)
            button.clicked.connect(self._on_clicked)
            buttons.addWidget(button)
            self._buttons[word] = button
        self._buttons[PLAN_ALL].setToolTip(self._buttons[PLAN_ALL].text() + " (Ctrl+G)")
        holder = QWidget()
        holder.setLayout(buttons)
        self._line.addWidget(holder, 1)
        self.setLayout(self._line)
        self.show_view(is_team=False)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under the title where they would stand in three lines beside it."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < Size.FORM
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)
        self._line.setSpacing(Space.RELATED if is_narrow else Space.INSIDE)

    def show_view(self, *, is_team: bool) -> None:
        """Offer the papers that go with what is looked at."""
        self._buttons[PRINT_WEEK].setVisible(not is_team)
        self._buttons[PRINT_TEAM].setVisible(is_team)
        self._buttons[TEAM].setVisible(is_team)

    @Slot()
    def _on_clicked(self) -> None:
        self.asked.emit(self.sender().property("word"))
