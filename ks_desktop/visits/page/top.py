"""The top of the agenda: which days are shown, and what can be made of them."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget

from ks_desktop.core.texts import N_
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Flow, label, row
from ks_desktop.widgets.theme import Space

PLAN_ALL: Final = "plan_all"
PRINT_DAY: Final = "print_day"
PRINT_WEEK: Final = "print_week"
PRINT_TEAM: Final = "print_team"
CALENDAR: Final = "calendar_file"


class AgendaTop(QWidget):
    """Title, days, buttons.

    Attributes:
        asked: One of the words above.
    """

    asked = Signal(str)

    def __init__(self, caption: QLabel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = row(label(N_("Agenda"), "title"), caption, gap=Space.INSIDE)
        line.setAlignment(caption, Qt.AlignmentFlag.AlignBottom)
        buttons = Flow()
        self._buttons: dict[str, Button] = {}
        for word, text, drawing in (
            (PLAN_ALL, N_("Plan the whole list"), Icon.AGENDA),
            (PRINT_DAY, N_("Day plan"), Icon.PRINT),
            (PRINT_WEEK, N_("Week plan"), Icon.PRINT),
            (PRINT_TEAM, N_("Team week"), Icon.PRINT),
            (CALENDAR, N_("Calendar file"), Icon.OPEN_FILE),
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
        line.addWidget(holder, 1)
        self.setLayout(line)
        self.show_view(is_team=False)

    def show_view(self, *, is_team: bool) -> None:
        """Offer the papers that go with what is looked at."""
        self._buttons[PRINT_WEEK].setVisible(not is_team)
        self._buttons[PRINT_TEAM].setVisible(is_team)

    @Slot()
    def _on_clicked(self) -> None:
        self.asked.emit(self.sender().property("word"))
