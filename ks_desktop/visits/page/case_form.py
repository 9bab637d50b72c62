"""A small form about one case: what was typed is kept as a draft, and saving says what is wrong at its field."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.form import Form
from ks_desktop.widgets.parts import Button, column, label, row
from ks_desktop.widgets.status import StatusLine
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.unsaved import kept, put_back

Call = Callable[[], object]


class CaseForm(QWidget):
    """A form with its save button; Ctrl+Enter saves, Esc leaves.

    Attributes:
        saved: It is stored: what the service answered.
        left: She goes back without saving; what was typed is kept as a draft.
    """

    saved = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, form: Form, *, word: str, save: str, parent: QWidget | None = None) -> None:
        """Take the form, the name of its drafts, and what stands on its button."""
        super().__init__(parent)
        self.setObjectName(word)
        self._desk, self._word, self._subject = desk, word, ""
        self.form = form
        self.heading = label("", tone=Tone.MUTED, wrap=True)
        self.status = StatusLine()
        self.status.give_room_back()
        self.form.submitted.connect(self.submit)
        self.form.draft_due.connect(self._on_draft_due)
        self._save = Button(save, part="primary")
        self._save.setToolTip(_("Save (Ctrl+Enter)"))
        self._save.setObjectName(f"save_{word}")
        self._save.clicked.connect(self.submit)
        self._back = Button(N_("Back"))
        self._back.setObjectName(f"leave_{word}")
        self._back.clicked.connect(self.leave)
        buttons = row(self._save, self._back)
        buttons.addStretch(1)
        self.box: QVBoxLayout = column(self.heading, self.status, form, gap=Space.INSIDE)
        self.box.addLayout(buttons)
        self.setLayout(self.box)

    def _call(self, values: Mapping[str, object]) -> Call:
        """Return what stores the values; called off the screen's thread.

        Raises:
            UserError: something is missing or wrong; it names its field.
        """
        raise NotImplementedError

    def begin(self, subject: str, heading: str, values: Mapping[str, object]) -> None:
        """Show the form about something anew, with what was typed before and not saved."""
        self.flush_draft()
        self._subject = subject
        self.form.clear()
        self.status.tell("")
        self.heading.setText(heading)
        self.form.set_values(values)
        find = partial(self._desk.drafts.find, self._word, subject, actor=self._desk.actor)
        self._desk.tasks.run(find, done=self._on_draft_found, owner=self, latest=f"draft_{self._word}")
        self.form.focus_first()

    def flush_draft(self) -> None:
        """Save what is typed now, before a lock or a close."""
        self.form.flush_draft()

    @Slot()
    def submit(self) -> None:
        """Store it, or say what is not right."""
        if not self._subject or not self._save.isEnabled():
            return
        self.form.clear_errors()
        try:
            call = self._call(self.form.values())
        except KsError as error:
            self.form.show_errors(error)
            return
        self.flush_draft()
        self._wait(saving=True)
        drafts, actor, word, subject = self._desk.drafts, self._desk.actor, self._word, self._subject

        def keep() -> object:
            answer = call()
            drafts.drop(word, subject, actor=actor)
            return answer

        self._desk.tasks.run(keep, done=self._on_saved, failed=self._on_failed, owner=self)

    @Slot()
    def leave(self) -> None:
        """Go back without saving; what was typed is there again when the form is opened."""
        self.flush_draft()
        self._subject = ""
        self.left.emit()

    def _on_draft_found(self, draft: dict[str, Any] | None) -> None:
        if draft is not None and self._subject:
            self.status.tell(put_back(self.form, draft), Tone.ATTENTION)

    @Slot()
    def _on_draft_due(self) -> None:
        if not self._subject:
            return
        drafts, actor, word, subject = self._desk.drafts, self._desk.actor, self._word, self._subject
        typed = kept(self.form)
        if typed:
            self._desk.tasks.run(lambda: drafts.keep(word, subject, typed, actor=actor))
        else:
            self._desk.tasks.run(lambda: drafts.drop(word, subject, actor=actor))

    def _on_saved(self, answer: object) -> None:
        self._wait(saving=False)
        self._subject = ""
        self.form.clear()
        self.saved.emit(answer)

    def _on_failed(self, error: KsError) -> None:
        self._wait(saving=False)
        self.form.show_errors(error)

    def _wait(self, *, saving: bool) -> None:
        # What is typed while it is being saved would be lost with its draft.
        self.form.setEnabled(not saving)
        self._save.setEnabled(not saving)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


F = TypeVar("F", bound=CaseForm)
A = TypeVar("A")


class MadeAnew(QWidget, Generic[F]):
    """Holds a form that is made anew each time: what it offers, such as colleagues, comes and goes.

    Attributes:
        saved: It is stored.
        left: She goes back without saving; what was typed is kept as a draft.
    """

    saved = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._desk = desk
        self.form: F | None = None
        self._wrong = label("", tone=Tone.ATTENTION, wrap=True)
        self._wrong.hide()
        self._box = column(self._wrong, gap=Space.INSIDE)
        self._box.addStretch(1)
        self.setLayout(self._box)

    def fetch(self, call: Callable[[], A], done: Callable[[A], None]) -> None:
        """Ask what the form is made of; `done` makes it and gives it to `put`."""
        self.flush_draft()
        self._wrong.hide()
        self._desk.tasks.run(call, done=done, failed=self._on_gone, owner=self, latest=self.objectName())

    def put(self, form: F) -> None:
        """Show a form in place of the one before."""
        before, self.form = self.form, form
        if before is not None:
            self._box.removeWidget(before)
            before.hide()
            before.deleteLater()
        self._box.insertWidget(0, form)
        form.show()  # what is hidden takes no cursor
        form.saved.connect(self.saved)
        form.left.connect(self.left)

    def flush_draft(self) -> None:
        """Save what is typed now, before a lock or a close."""
        if self.form is not None:
            self.form.flush_draft()

    def _on_gone(self, error: KsError) -> None:
        self._wrong.setText(error.text())
        self._wrong.show()
