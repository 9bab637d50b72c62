"""One part of what is set about a nurse: lines that open, and a form for one of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ks_desktop.core.errors import KsError, StaleError, UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.visits.domain import NurseSchedule, Scheduled
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.form import Form
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.keeping import Draft, Keeper
from ks_desktop.widgets.parts import Button, Card, Flow, column, label, row, typed
from ks_desktop.widgets.parts.buttons import NameButton
from ks_desktop.widgets.status import StatusLine
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.unsaved import kept, put_back

R = TypeVar("R")
Call = Callable[[], Scheduled]
NEW: Final = "new"
_OPEN = "opened"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a part says; all marked with N_."""

    name: str
    add: str
    empty: str
    remove: str


class Part(QWidget, Generic[R]):
    """Lines of one kind with a form under them.

    Attributes:
        stored: Something was stored: the `Scheduled` that came of it.
        told: A sentence for the message bar.
    """

    stored = Signal(object)
    told = Signal(str)

    def __init__(self, desk: Desk, words: Words, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"part_{words.name}")
        self.desk, self.form, self._words = desk, form, words
        self.schedule: NurseSchedule | None = None
        self.record: R | None = None
        self._keeper = Keeper(desk, f"team.{words.name}", self)
        self.status = StatusLine()
        self.status.give_room_back()
        self.add = _button(words.add, f"add_{words.name}", Icon.ADD)
        self.save = Button(N_("Save"), part="primary")
        self.save.setObjectName(f"save_{words.name}")
        self.remove = _button(words.remove, f"remove_{words.name}")
        self.cancel = _button(N_("Cancel"), f"cancel_{words.name}")
        self.lines = column(gap=Space.TIGHT)
        self.editor = QWidget()
        self.below = column(gap=Space.RELATED)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        buttons = row(self.save, self.remove, self.cancel)
        buttons.addStretch(1)
        self.editor.setLayout(column(self.form, buttons, gap=Space.RELATED))
        self.editor.hide()
        card = Card()
        card.body.addLayout(self.lines)
        card.body.addLayout(Flow(self.add))
        card.body.addWidget(self.status)
        box = column(card, self.editor, gap=Space.INSIDE)
        box.addLayout(self.below)
        box.addStretch(1)
        self.setLayout(box)

    def _connect(self) -> None:
        self.add.clicked.connect(self._on_add)
        self.save.clicked.connect(self.submit)
        self.remove.clicked.connect(self._on_remove)
        self.cancel.clicked.connect(self.leave)
        self.form.submitted.connect(self.submit)
        self.form.draft_due.connect(self._on_draft_due)
        escape = QShortcut(QKeySequence("Esc"), self.editor)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.leave)

    # What each kind of line says of itself.

    def records(self, schedule: NurseSchedule) -> Sequence[R]:
        """Return what the lines show."""
        raise NotImplementedError

    def key(self, record: R) -> str:
        """Return what a record is known by, also in a draft."""
        raise NotImplementedError

    def said(self, record: R) -> tuple[str, str]:
        """Return what opens a record, and what stands beside it."""
        raise NotImplementedError

    def fill(self, record: R | None) -> None:
        """Show a record in the form, or a new one."""
        raise NotImplementedError

    def saving(self, schedule: NurseSchedule) -> Call:
        """Return the call that stores what is typed.

        Raises:
            UserError: what cannot be read.
        """
        raise NotImplementedError

    def removing(self, record: R) -> Call:
        """Return the call that takes a record away."""
        raise NotImplementedError

    # What is the same for all.

    def show_schedule(self, schedule: NurseSchedule) -> None:
        """Show another nurse, or the same as she is now; what stands open and is typed in it stays."""
        is_same = self.schedule is not None and self.schedule.member.user == schedule.member.user
        self.form.flush_draft()
        self.schedule = schedule
        found = self.records(schedule)
        self._show_lines(found)
        is_open = is_same and not self.editor.isHidden()
        if is_open and self.record is not None:
            self.record = self._found(found, self.key(self.record))
            is_open = self.record is not None
        if is_open:
            self.refreshed()
        else:
            self._leave()
            self._keeper.find(self._subject(), partial(self._on_draft_found, schedule))

    def refreshed(self) -> None:
        """Look anew at the record that stands open: it may be another version now."""

    def _show_lines(self, found: Sequence[R]) -> None:
        clear(self.lines)
        for record in found:
            self.lines.addWidget(self._line(record))
        if not found:
            self.lines.addWidget(label(self._words.empty, tone=Tone.MUTED, wrap=True))

    def _line(self, record: R) -> QWidget:
        name, said = self.said(record)
        button = NameButton(name)
        button.setObjectName(f"open_{self._words.name}")
        button.clicked.connect(partial(self.open, record))
        line = row(button, gap=Space.RELATED)
        line.addWidget(typed(said, "secondary", tone=Tone.MUTED, wrap=True), 1)
        holder = QWidget()
        holder.setLayout(line)
        return holder

    def open(self, record: R | None) -> None:
        """Open a record in the form, or an empty one."""
        self.form.flush_draft()
        self.record = record
        self.form.setEnabled(True)
        self.form.clear()
        self.fill(record)
        self.form.take_as_saved()
        self.status.tell("")
        self.save.setText(_("Save"))
        self.remove.setText(_(self._words.remove))
        self.remove.setVisible(record is not None)
        self.editor.show()
        self.add.hide()
        self.form.focus_first()

    @Slot()
    def _on_add(self) -> None:
        self.open(None)

    @Slot()
    def leave(self) -> None:
        """Close the form without storing what is typed in it."""
        self._keeper.keep(self._subject(), {})
        self._leave()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        self.record = None
        self.form.clear()
        self.editor.hide()
        self.add.show()

    def _subject(self) -> str:
        return "" if self.schedule is None else str(self.schedule.member.user)

    def _found(self, records: Sequence[R], key: str) -> R | None:
        return next((one for one in records if self.key(one) == key), None)

    def open_key(self) -> str:
        """Return what stands open, for the draft."""
        return NEW if self.record is None else self.key(self.record)

    def reopen(self, schedule: NurseSchedule, key: str) -> bool:
        """Open what stood open when a draft was kept; tell whether it is there still."""
        record = self._found(self.records(schedule), key)
        if record is None and key != NEW:
            return False
        self.open(record)
        return True

    @Slot()
    def _on_draft_due(self) -> None:
        if self.schedule is not None and not self.editor.isHidden():
            found = kept(self.form)
            self._keeper.keep(self._subject(), found | {_OPEN: self.open_key()} if found else {})

    def _on_draft_found(self, asked: NurseSchedule, draft: Draft) -> None:
        if not draft or asked is not self.schedule or not self.editor.isHidden():
            return
        if self.reopen(asked, str(draft.get(_OPEN))):
            self.status.tell(put_back(self.form, draft), Tone.ATTENTION)

    @Slot()
    def submit(self) -> None:
        """Store what is typed, or say at each field what is wrong."""
        if self.schedule is None or not self.form.isEnabled() or self.editor.isHidden():
            return
        self.form.flush_draft()
        self.form.clear_errors()
        try:
            call = self.saving(self.schedule)
        except UserError as error:
            self.form.show_errors(error)
            return
        self.run(call)

    @Slot()
    def _on_remove(self) -> None:
        if self.record is not None:
            self.run(self.removing(self.record))

    def run(self, call: Call) -> None:
        """Do something that changes the schedule; the form waits for it."""
        self.form.setEnabled(False)
        self.desk.tasks.run(call, done=self._on_stored, failed=self._on_refused, owner=self)

    def _on_stored(self, scheduled: Scheduled) -> None:
        self._keeper.keep(self._subject(), {})
        self.form.setEnabled(True)
        self._leave()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.stored.emit(scheduled)

    def _on_refused(self, error: KsError) -> None:
        self.form.setEnabled(True)
        if isinstance(error, StaleError):
            self._leave()
            self.status.tell(_("This was changed meanwhile. Here is how it is now."), Tone.ATTENTION)
            self.stored.emit(None)
            return
        self.form.show_errors(error)


def clear(box: Any) -> None:
    """Take the widgets out of a layout."""
    while (item := box.takeAt(0)) is not None:
        if (before := item.widget()) is not None:
            before.hide()
            before.deleteLater()


def _button(text: str, name: str, drawing: Icon | None = None) -> Button:
    made = Button(text, drawing)
    made.setObjectName(name)
    return made
