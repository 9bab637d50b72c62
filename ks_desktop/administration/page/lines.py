"""Lines that open, and a form for one of them; what is typed is kept as a draft."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ks_desktop.core.errors import KsError, StaleError, UserError
from ks_desktop.core.texts import N_, _
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
Call = Callable[[], object]
NEW: Final = "new"
_OPEN: Final = "opened"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the lines say; all marked with N_. Without `remove`, nothing is ever taken away."""

    name: str
    add: str
    empty: str
    heading: str = ""
    remove: str = ""


class Lines(QWidget, Generic[R]):
    """Lines of one kind with a form under them.

    Attributes:
        stored: Something was stored: what the service answered, or None when a colleague changed it first.
        opened: Another record stands open, None for a new one or none.
        found: The records of the lines.
        below: What stands under the form.
    """

    stored = Signal(object)
    opened = Signal(object)

    def __init__(self, desk: Desk, words: Words, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"lines_{words.name}")
        self.desk, self.form, self._words = desk, form, words
        self.record: R | None = None
        self.found: tuple[R, ...] = ()
        self._subject: str | None = None
        self._keeper = Keeper(desk, f"settings.{words.name}", self)
        self.status = StatusLine()
        self.status.give_room_back()
        self.add = self._button(words.add, "add", self._on_add, Icon.ADD)
        self.save = self._button(N_("Save"), "save", self.submit, part="primary")
        self.remove = self._button(words.remove, "remove", self._on_remove)
        self.cancel = self._button(N_("Cancel"), "cancel", self.leave)
        self._lines = column(gap=Space.TIGHT)
        self.editor = QWidget()
        self.below = column(gap=Space.RELATED)
        self._lay_out()
        form.submitted.connect(self.submit)
        form.draft_due.connect(self._on_draft_due)
        escape = QShortcut(QKeySequence("Esc"), self.editor)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.leave)

    def _button(
        self, text: str, verb: str, slot: Callable[[], object], drawing: Icon | None = None, *, part: str = ""
    ) -> Button:
        made = Button(text, drawing, part=part)
        made.setObjectName(f"{verb}_{self._words.name}")
        made.clicked.connect(slot)
        return made

    def _lay_out(self) -> None:
        buttons = row(self.save, self.remove, self.cancel)
        buttons.addStretch(1)
        self.editor.setLayout(column(self.form, buttons, gap=Space.RELATED))
        self.editor.hide()
        card = Card(self._words.heading)
        card.body.addLayout(self._lines)
        card.body.addLayout(Flow(self.add))
        card.body.addWidget(self.status)
        box = column(card, self.editor, gap=Space.INSIDE)
        box.addLayout(self.below)
        self.setLayout(box)

    # What each kind of line says of itself.

    def key(self, record: R) -> str:
        """Return what a record is known by, also in a draft."""
        raise NotImplementedError

    def said(self, record: R) -> tuple[str, str]:
        """Return what opens a record, and what stands beside it."""
        raise NotImplementedError

    def fill(self, record: R | None) -> None:
        """Show a record in the form, or a new one."""
        raise NotImplementedError

    def saving(self) -> Call:
        """Return the call that stores what is typed.

        Raises:
            UserError: what cannot be read.
        """
        raise NotImplementedError

    def removing(self, record: R) -> Call:
        """Return the call that takes a record away."""
        raise NotImplementedError

    def refreshed(self) -> None:
        """Look anew at the record that stands open: it may be another version now."""

    # What is the same for all.

    def show_records(self, found: Sequence[R], subject: str = "") -> None:
        """Show these lines; what stands open and is typed in it stays while they are about the same.

        Args:
            found: the records in order.
            subject: whom or what they are about, where that changes: it has drafts of its own.
        """
        is_same = self._subject == subject
        self.form.flush_draft()
        self.found, self._subject = tuple(found), subject
        self._show_lines()
        is_open = is_same and not self.editor.isHidden()
        if is_open and self.record is not None:
            self.record = self._known(self.key(self.record))
            is_open = self.record is not None
        if is_open:
            self.refreshed()
        else:
            self._leave()
            self._keeper.find(subject, partial(self._on_draft_found, subject))

    def _show_lines(self) -> None:
        clear(self._lines)
        for record in self.found:
            self._lines.addWidget(self._line(record))
        if not self.found:
            self._lines.addWidget(label(self._words.empty, tone=Tone.MUTED, wrap=True))

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
        self.form.clear()
        self.fill(record)
        self.form.take_as_saved()
        self.status.tell("")
        self.save.setText(_("Save"))
        self.remove.setText(_(self._words.remove))
        self.remove.setVisible(record is not None and bool(self._words.remove))
        self.editor.show()
        self.add.hide()
        self.opened.emit(record)
        self.form.focus_first()

    @Slot()
    def _on_add(self) -> None:
        self.open(None)

    @Slot()
    def leave(self) -> None:
        """Close the form without storing what is typed in it."""
        self._keeper.keep(self._subject or "", {})
        self._leave()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        self.record = None
        self.form.clear()
        self.editor.hide()
        self.add.show()
        self.opened.emit(None)

    def _known(self, key: str) -> R | None:
        return next((one for one in self.found if self.key(one) == key), None)

    def open_key(self) -> str:
        """Return what stands open, for the draft."""
        return NEW if self.record is None else self.key(self.record)

    def reopen(self, key: str) -> bool:
        """Open what stood open when a draft was kept; tell whether it is there still."""
        record = self._known(key)
        if record is None and key != NEW:
            return False
        self.open(record)
        return True

    @Slot()
    def _on_draft_due(self) -> None:
        if not self.editor.isHidden():
            found = kept(self.form)
            self._keeper.keep(self._subject or "", found | {_OPEN: self.open_key()} if found else {})

    def _on_draft_found(self, subject: str, draft: Draft) -> None:
        if not draft or subject != self._subject or not self.editor.isHidden():
            return
        if self.reopen(str(draft.get(_OPEN))):
            self.status.tell(put_back(self.form, draft), Tone.ATTENTION)

    @Slot()
    def submit(self) -> None:
        """Store what is typed, or say at each field what is wrong."""
        if not self.editor.isEnabled() or self.editor.isHidden():
            return
        self.form.flush_draft()
        self.form.clear_errors()
        try:
            call = self.saving()
        except UserError as error:
            self.form.show_errors(error)
            return
        self.run(call)

    @Slot()
    def _on_remove(self) -> None:
        if self.record is not None:
            self.run(self.removing(self.record))

    def run(self, call: Call) -> None:
        """Do something that changes the records; the form waits for it."""
        # What is typed while this is being saved would be lost with its draft.
        self.editor.setEnabled(False)
        self.desk.tasks.run(call, done=self._on_stored, failed=self._on_refused, owner=self)

    def _on_stored(self, answer: object) -> None:
        self.editor.setEnabled(True)
        self.leave()
        self.stored.emit(answer)

    def _on_refused(self, error: KsError) -> None:
        self.editor.setEnabled(True)
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
