"""A form with its buttons, its draft and its saving."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.core.errors import KsError, StaleError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import Changes
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.form import Form
from ks_desktop.widgets.messages import ask
from ks_desktop.widgets.parts import Button, column, row
from ks_desktop.widgets.status import StatusLine
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.unsaved import STALE, kept, put_back

Saving = Callable[[dict[str, object]], Callable[[], Changes]]
Loaded = tuple[Mapping[str, object], Saving]  # what is stored now, and how to save over exactly that


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """What is asked before something is saved that cannot be undone; source texts."""

    title: str
    text: str
    verb: str


Asking = Callable[[dict[str, object]], Caution | None]


class Panel(QWidget):
    """Shows one form about one subject; what is typed is kept as a draft until it is saved or thrown away.

    Attributes:
        saved: It is stored.
        left: She does not want it any more.
    """

    saved = Signal()
    left = Signal()

    def __init__(self, desk: Desk, word: str, form: Form, verb: str, parent: QWidget | None = None) -> None:
        """Take the desk, the name under which drafts are kept, the form, and the verb on its button."""
        super().__init__(parent)
        self.setObjectName(word)
        self.form = form
        self._desk = desk
        self._word = f"casefile.{word}"
        self._subject = ""
        self._saving: Saving | None = None
        self._look: Callable[[], Loaded] | None = None
        self._asking: Asking | None = None
        self.status = StatusLine()
        self.save = Button(verb, part="primary")
        self.save.setObjectName(f"save_{word}")
        self.save.setToolTip("Ctrl+Enter")
        cancel = Button(N_("Cancel"))
        cancel.setObjectName(f"cancel_{word}")
        self.save.clicked.connect(self.submit)
        cancel.clicked.connect(self.cancel)
        form.submitted.connect(self.submit)
        form.draft_due.connect(self._on_draft_due)
        buttons = row(self.save, cancel)
        buttons.addStretch(1)
        self.setLayout(column(self.status, form, buttons, gap=Space.RELATED))

    def begin(
        self,
        subject: str,
        values: Mapping[str, object],
        saving: Saving,
        look: Callable[[], Loaded] | None = None,
        asking: Asking | None = None,
    ) -> None:
        """Show the form about a subject, and what was typed before and not saved on top of what is stored.

        Args:
            subject: an id.
            values: what is stored now.
            saving: saves over exactly that.
            look: loads both again, off the GUI thread, when somebody else saved in between.
            asking: tells what must be asked before these values are saved.
        """
        if self._saving is not None:
            self.form.flush_draft()
        self._subject, self._saving, self._look = subject, saving, look
        self._asking = asking
        self.status.tell("")
        self.form.clear()
        self.form.set_values(values)
        find = partial(self._desk.drafts.find, self._word, subject, actor=self._desk.actor)
        self._desk.tasks.run(find, done=self._on_draft_found, owner=self, latest="draft")
        self.form.focus_first()

    @Slot()
    def submit(self) -> None:
        """Save, or say what is not right yet."""
        if self._saving is None or not self.save.isEnabled():
            return
        self.form.clear_errors()
        try:
            values = self.form.values()
            call = self._saving(values)
        except KsError as error:
            self.form.show_errors(error)
            return
        caution = self._asking(values) if self._asking is not None else None
        if caution is None:
            self._save(call)
        else:
            ask(self, caution.title, caution.text, caution.verb, partial(self._save, call), danger=True)

    def _save(self, call: Callable[[], Changes]) -> None:
        if self._saving is None or not self.save.isEnabled():
            return  # it was left while the question stood
        self.form.flush_draft()  # now, so that it cannot be kept after the saving has dropped it
        self._wait(saving=True)
        self._desk.tasks.run(partial(self._store, call), done=self._on_saved, failed=self._on_failed, owner=self)

    @Slot()
    def leave(self) -> None:
        """Go away for now; what is typed is there again when the form is opened."""
        if self._saving is None or not self.save.isEnabled():
            return
        self.form.flush_draft()
        self._end()
        self.left.emit()

    @Slot()
    def cancel(self) -> None:
        """Throw away what is typed."""
        if self._saving is None:
            return
        self._end()
        self._desk.tasks.run(self._drop)
        self.left.emit()

    def _store(self, call: Callable[[], Changes]) -> Changes:
        changes = call()
        self._drop()
        return changes

    def _drop(self) -> None:
        self._desk.drafts.drop(self._word, self._subject, actor=self._desk.actor)

    def _on_saved(self, _changes: Changes) -> None:
        self._end()
        self.saved.emit()

    def _on_failed(self, error: KsError) -> None:
        if isinstance(error, StaleError) and self._look is not None:
            self._desk.tasks.run(self._look, done=self._on_looked_again, failed=self._on_failed, owner=self)
            return
        self._wait(saving=False)
        self.form.show_errors(error)

    def _on_looked_again(self, loaded: Loaded) -> None:
        typed = kept(self.form)
        values, self._saving = loaded
        self.form.clear()
        self.form.set_values(values)
        self._wait(saving=False)
        self.status.tell(put_back(self.form, typed, STALE) or _(STALE), Tone.ATTENTION)
        self.form.focus_first()

    def _end(self) -> None:
        self._saving, self._look = None, None
        self.status.tell("")
        self._wait(saving=False)
        self.form.clear()

    def _wait(self, *, saving: bool) -> None:
        # What is typed while the form is being saved would be lost with its draft.
        self.form.setEnabled(not saving)
        self.save.setEnabled(not saving)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _on_draft_found(self, draft: dict[str, Any] | None) -> None:
        if draft is not None and self._saving is not None:
            self.status.tell(put_back(self.form, draft), Tone.ATTENTION)

    @Slot()
    def _on_draft_due(self) -> None:
        if self._saving is None:
            return
        drafts, actor, word, subject = self._desk.drafts, self._desk.actor, self._word, self._subject
        typed = kept(self.form)
        if typed:
            self._desk.tasks.run(lambda: drafts.keep(word, subject, typed, actor=actor))
        else:
            self._desk.tasks.run(lambda: drafts.drop(word, subject, actor=actor))
