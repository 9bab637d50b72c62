"""The way through the calendar: back and forth, today, a day that is typed, and how much is looked at."""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from ks_desktop.core.dates import Lean, parse_date
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Flow, say
from ks_desktop.widgets.parts.segments import Segments
from ks_desktop.widgets.theme import Size

DAY: Final = "day"
WEEK: Final = "week"
OWN: Final = "own"
TEAM: Final = "team"


class DayLine(QLineEdit):
    """A day to go to, typed as `18-3`, `wk 28`, `+7`. Enter goes there, Esc leaves it.

    Attributes:
        asked: The day.
        left: She does not want another day after all.
    """

    asked = Signal(object)
    left = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.setObjectName("go_to")
        self.setPlaceholderText(_("18-3, wk 28, +7"))
        self.setAccessibleName(_("Go to a day"))
        self.setToolTip(_("Go to a day (G)"))
        self.setFixedWidth(Size.FIELD)
        self.returnPressed.connect(self._on_return)
        self.textEdited.connect(self._on_edited)

    @Slot()
    def _on_return(self) -> None:
        try:
            day = parse_date(self.text(), self.today, lean=Lean.NEAREST)
        except UserError as error:
            say(self, wrong=True)
            self.setToolTip(error.text())
            self.setAccessibleDescription(error.text())
            return
        self.clear()
        self.asked.emit(day)

    @Slot()
    def _on_edited(self) -> None:
        say(self, wrong=False)
        self.setToolTip(_("Go to a day (G)"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self._on_edited()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class CalendarBar(QWidget):
    """The buttons above the grid.

    Attributes:
        stepped: So many weeks or days on; 0 is today.
        asked: A day to go to.
        view_wanted: Look at a week (else a day), of the team (else of one nurse).
        left: The typed day is left alone.
    """

    stepped = Signal(int)
    asked = Signal(object)
    view_wanted = Signal(bool, bool)
    left = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day_line = DayLine(today)
        self.day_line.asked.connect(self.asked)
        self.day_line.left.connect(self.left)
        self.length = Segments([(DAY, N_("&Day")), (WEEK, N_("&Week"))], "view")
        self.whose = Segments([(OWN, N_("My agenda")), (TEAM, N_("T&eam"))], "whose")
        line = Flow()
        for name, button, steps in (
            ("earlier", Button(N_("Previous"), Icon.BACK), -1),
            ("today", Button(N_("&Today")), 0),
            ("later", Button(N_("Next")), 1),
        ):
            button.setObjectName(name)
            button.setProperty("steps", steps)
            button.clicked.connect(self._on_step_clicked)
            line.addWidget(button)
        for part in (self.length, self.whose, self.day_line):
            line.addWidget(part)
        self.setLayout(line)
        self.length.chosen.connect(self._on_view_chosen)
        self.whose.chosen.connect(self._on_view_chosen)
        self.show_view(week=True, team=False)

    def show_view(self, *, week: bool, team: bool) -> None:
        """Show which buttons are down."""
        self.length.show_word(WEEK if week else DAY)
        self.whose.show_word(TEAM if team else OWN)

    @Slot()
    def _on_step_clicked(self) -> None:
        self.stepped.emit(self.sender().property("steps"))

    @Slot()
    def _on_view_chosen(self) -> None:
        self.view_wanted.emit(self.length.word() == WEEK, self.whose.word() == TEAM)
