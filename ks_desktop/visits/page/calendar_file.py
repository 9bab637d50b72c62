"""The calendar file: literally what leaves is read first, then saved or copied."""

from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ks_desktop.core.texts import N_, _, n_
from ks_desktop.core.values import Changes, DaySpan
from ks_desktop.visits.domain.calendar import CalendarFile
from ks_desktop.visits.service.calendars import Calendars
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.messages import MessageBar
from ks_desktop.widgets.parts import Button, Flow, PageTitle, Tick, label, page_column, row, say
from ks_desktop.widgets.parts.segments import Segments
from ks_desktop.widgets.saving import ask_where

_DAYS: Final = "days"
_ENTRY: Final = "BEGIN:VEVENT"
_WEEKS: Final = {"month": 4, "quarter": 13}


class CalendarFilePage(QWidget):
    """Shows a calendar file and lets it leave.

    Attributes:
        left: Back to where she was.
    """

    left = Signal()

    def __init__(self, desk: Desk, calendars: Calendars, messages: MessageBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calendar_file")
        say(self, part="page")
        self._desk = desk
        self._calendars = calendars
        self._messages = messages
        self._span = DaySpan(desk.clock.today(), desk.clock.today())
        self.file: CalendarFile | None = None
        self._summary = label("", "section", wrap=True)
        self.weeks = Segments(
            ((_DAYS, N_("These days")), ("month", N_("Four weeks")), ("quarter", N_("Thirteen weeks"))), "calendar"
        )
        self.weeks.chosen.connect(self._look)
        self.busy = Tick(N_("Also surgery, meetings and absence, as busy time"))
        self.busy.setObjectName("with_busy")
        self.busy.toggled.connect(self._look)
        self.text = QPlainTextEdit()
        self.text.setObjectName("calendar_text")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("What leaves the program"))
        self._lay_out()

    def _lay_out(self) -> None:
        self.save = Button(N_("Save as a file"), part="primary", shortcut="Ctrl+S")
        self.save.setObjectName("save_calendar")
        self.save.clicked.connect(self._on_save_clicked)
        self.copy = Button(N_("Copy"))
        self.copy.setObjectName("copy_calendar")
        self.copy.clicked.connect(self._on_copy_clicked)
        back = Button(N_("Back"), Icon.BACK)
        back.setObjectName("leave_calendar")
        back.clicked.connect(self.left)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.left)
        head = row(PageTitle(N_("Calendar file")))
        head.addStretch(1)
        head.addWidget(back)
        said = label(N_("Below stands literally what leaves: a code, a time and a postcode area."), wrap=True)
        box = page_column(head, Flow(self.weeks, self.busy), self._summary, said)
        box.addWidget(self.text, 1)
        buttons = row(self.save, self.copy)
        buttons.addStretch(1)
        box.addLayout(buttons)
        self.setLayout(box)

    def begin(self, span: DaySpan) -> None:
        """Show the file of these days."""
        self._span = span
        self.weeks.show_word(_DAYS)
        self._look()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _look(self) -> None:
        span = self._span
        if self.weeks.word() != _DAYS:
            monday = span.first - timedelta(days=span.first.weekday())
            span = DaySpan(monday, monday + timedelta(weeks=_WEEKS[self.weeks.word()], days=-1))
        call = partial(self._calendars.preview, span, actor=self._desk.actor, with_busy=self.busy.isChecked())
        self._desk.tasks.run(call, done=self._on_file, latest="calendar")

    @Slot(object)
    def _on_file(self, file: CalendarFile) -> None:
        self.file = file
        self.text.setPlainText(file.text.replace("\r\n", "\n"))
        self._go_to_entries()
        self._summary.setText(_summary(file))
        for button in (self.save, self.copy):
            button.setEnabled(bool(file.entries))

    def _go_to_entries(self) -> None:
        """Show the first entry: above it stand only what made the file and the rules of summer time."""
        bar, found = self.text.verticalScrollBar(), self.text.document().find(_ENTRY)
        self.text.setTextCursor(QTextCursor(self.text.document()))
        if not found.isNull():
            bar.setValue(found.blockNumber())

    @Slot()
    def _on_save_clicked(self) -> None:
        if self.file is not None:
            ask_where(self, _("Save calendar"), self.file.name, self.save_to, kind=_("Calendar"), suffix="ics")

    def save_to(self, path: Path) -> None:
        """Write what is shown to a file that only its owner may read."""
        if self.file is not None:
            call = partial(self._calendars.write, path, self.file, actor=self._desk.actor)
            self._desk.tasks.run(call, done=self._on_written, owner=self)

    @Slot(object)
    def _on_written(self, path: Path) -> None:
        self._messages.inform(_("Saved as {name}.", name=path.name))
        self._look()

    @Slot()
    def _on_copy_clicked(self) -> None:
        if self.file is not None:
            call = partial(self._calendars.left, self.file, actor=self._desk.actor)
            self._desk.tasks.run(call, done=partial(self._on_left, self.file.text), owner=self)

    def _on_left(self, text: str, _changes: Changes) -> None:
        QGuiApplication.clipboard().setText(text)
        self._messages.inform(_("The calendar is on the clipboard."))
        self._look()


def _summary(file: CalendarFile) -> str:
    days = f"{file.span.first:%d-%m-%Y} - {file.span.last:%d-%m-%Y}"
    told = len(file.entries) - file.cancelled
    parts = [days, n_("{count} entry", "{count} entries", told)]
    if file.cancelled:
        parts.append(n_("{count} called off", "{count} called off", file.cancelled))
    return ", ".join(parts)
