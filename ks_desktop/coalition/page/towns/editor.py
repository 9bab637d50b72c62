"""A form beside the list, for what stands from a day on: its draft, saving, and what somebody else saved meanwhile."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ks_desktop.coalition.wording.days import day_words
from ks_desktop.core.errors import KsError, StaleError, UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import Changes
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.form import Form
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.keeping import Draft, Keeper
from ks_desktop.widgets.parts import Button, Flow, Scrolling, column, label
from ks_desktop.widgets.status import StatusLine
from ks_desktop.widgets.theme import Size, Space, Tone


class StateEditor(QWidget):
    """Holds one form.

    Attributes:
        saved: It is stored.
        closed: She leaves the form; what was typed is kept.
        stale: Somebody else stored it first: look again, and give the form anew.
        form: What is shown now.
    """

    saved = Signal()
    closed = Signal()
    stale = Signal()

    def __init__(self, desk: Desk, word: str, save_text: str, parent: QWidget | None = None) -> None:
        """Take the word of its drafts and what the button says."""
        super().__init__(parent)
        self.setObjectName(f"{word}_editor")
        self.desk = desk
        self.form = Form(())
        self._subject = ""
        self._base: dict[str, str | list[str]] = {}
        self._read: Callable[[], Callable[[], Changes]] | None = None
        self._keeper = Keeper(desk, word, self)
        self.heading = label("", "section", wrap=True)
        self.status = StatusLine()
        self.save = Button(save_text, Icon.CHECK, part="primary")
        self.save.setObjectName(f"save_{word}")
        self.save.setToolTip("Ctrl+Enter")
        self.close_button = Button(N_("Close"))
        self.close_button.setObjectName(f"leave_{word}")
        self.sheet = Scrolling()
        self.buttons = Flow(self.save, self.close_button)
        box = column(self.heading, self.status, gap=Space.RELATED)
        box.addWidget(self.sheet, 1)
        box.addLayout(self.buttons)
        self.setLayout(box)
        self.setMinimumWidth(Size.DIALOG)
        self.save.clicked.connect(self.keep)
        self.close_button.clicked.connect(self.leave)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.leave)

    def hold(self, form: Form, heading: str, subject: str, read: Callable[[], Callable[[], Changes]]) -> None:
        """Show a form.

        Args:
            form: filled with what is stored.
            heading: what it is about.
            subject: of its draft.
            read: returns the call that stores what is typed, or raises what is wrong.
        """
        self.form.flush_draft()
        self._subject, self._read = subject, read
        self._put(form)
        form.take_as_saved()
        self._base = form.content()
        self.heading.setText(heading)
        self.status.tell("")
        self._keeper.find(subject, partial(self._on_draft_found, subject))
        form.focus_first()

    def say_before(self, day: date) -> None:
        """Say since when it stands as it is shown: what is changed from another day leaves that as it was."""
        sentence = N_("So since {day}. Choose that day to correct it; a later day leaves what stood as it was.")
        self.status.tell(_(sentence, day=day_words(day)))

    def change_form(self, form: Form, typed: Mapping[str, Any]) -> None:
        """Show another form for the same, with what was typed in the one before."""
        base = form.content()
        self._put(form)
        self._base = base
        form.restore(typed)

    def _put(self, form: Form) -> None:
        self.form = form
        self.form.submitted.connect(self.keep)
        self.form.draft_due.connect(self._on_draft_due)
        self.sheet.hold(form)

    def typed(self) -> dict[str, Any]:
        """Return what differs from what is stored."""
        return {name: raw for name, raw in self.form.content().items() if raw != self._base.get(name, "")}

    def room_for(self, draft: Draft) -> None:
        """Make room for a draft that has more lines than the form; most forms have room."""

    def _on_draft_found(self, subject: str, draft: Draft) -> None:
        if draft and subject == self._subject and not self.typed():
            self.room_for(draft)
            self.form.restore({name: raw for name, raw in draft.items() if name in self.form.names()})
            self.status.tell(_("What you had typed is still here, and not yet saved."))

    @Slot()
    def _on_draft_due(self) -> None:
        self._keeper.keep(self._subject, self.typed())

    @Slot()
    def leave(self) -> None:
        """Leave the form; what was typed is kept."""
        self.form.flush_draft()
        self.closed.emit()

    @Slot()
    def keep(self) -> None:
        """Store it, or say at each field what is wrong."""
        if not self.form.isEnabled() or self._read is None:
            return
        self.form.flush_draft()
        try:
            call = self._read()
        except UserError as error:
            self._on_refused(error)
            return
        self.form.setEnabled(False)
        self.desk.tasks.run(call, done=self._on_stored, failed=self._on_refused, owner=self)

    @Slot(object)
    def _on_stored(self, _changes: Changes) -> None:
        self.form.setEnabled(True)
        self._keeper.keep(self._subject, {})
        self.saved.emit()

    @Slot(object)
    def _on_refused(self, error: KsError) -> None:
        self.form.setEnabled(True)
        if isinstance(error, StaleError):
            self.form.flush_draft()
            self.stale.emit()
            return
        self.form.show_errors(error)
        self.status.tell(_("Not saved yet: mend the marked fields. F8 goes to the next one."), Tone.ATTENTION)
