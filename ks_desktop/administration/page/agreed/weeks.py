"""The weeks in which one kind of contact fits, of one municipality or of all others."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ks_desktop.administration.form.contact_type import ContactWindowForm
from ks_desktop.coalition.domain import ContactType, ContactWindow, Municipality
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.errors import KsError, UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import Changes
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import ChoiceField, Option
from ks_desktop.widgets.keeping import Draft, Keeper
from ks_desktop.widgets.parts import Button, column, label, row
from ks_desktop.widgets.status import StatusLine
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.unsaved import kept, put_back


class WeeksCard(QWidget):
    """The form of the weeks, with the municipality they are of.

    Attributes:
        stored: The weeks were kept, from today on.
    """

    stored = Signal()

    def __init__(self, desk: Desk, coalition: Coalition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contact_weeks")
        self._desk, self._coalition = desk, coalition
        self._kind: ContactType | None = None
        self._shown = ""
        self._keeper = Keeper(desk, "settings.contact_window", self)
        self.form = ContactWindowForm()
        self.form.submitted.connect(self.submit)
        self.form.draft_due.connect(self._on_draft_due)
        self.status = StatusLine()
        self.status.give_room_back()
        self.source = label("", tone=Tone.MUTED, wrap=True)
        self.which: ChoiceField | None = None
        self.save = Button(N_("Save the weeks"))
        self.save.setObjectName("save_contact_window")
        self.save.clicked.connect(self.submit)
        line = row(self.save)
        line.addStretch(1)
        self._box: QVBoxLayout = column(self.status, self.source, self.form, gap=Space.INSIDE)
        self._box.addLayout(line)
        self.setLayout(self._box)
        self.know(())

    def know(self, municipalities: tuple[Municipality, ...]) -> None:
        """Offer these municipalities."""
        options = [Option(one.code, one.name) for one in municipalities]
        if self.which is not None and self.which.options == tuple(options):
            return
        chosen = self.code()
        if self.which is not None:
            self._box.removeWidget(self.which)
            self.which.hide()
            self.which.deleteLater()
        self.which = ChoiceField(
            "weeks_of", N_("Weeks of"), options, hint=N_("Empty: every municipality without weeks"), as_list=True
        )
        self.which.set_value(chosen)
        self.which.edited.connect(self._on_turned)
        self._box.insertWidget(0, self.which)

    def code(self) -> str:
        """Return the CBS code of the municipality that is chosen, "" for all others."""
        return self.which.value() if self.which is not None else ""

    def show_kind(self, kind: ContactType) -> None:
        """Show the weeks of a kind of contact, as they count today."""
        self.form.flush_draft()
        self._kind = kind
        self._shown = self.code()
        self.status.tell("")
        call = partial(
            self._coalition.agreements.window,
            self._shown,
            kind.key,
            self._desk.clock.today(),
            actor=self._desk.actor,
        )
        self._desk.tasks.run(call, done=self._on_window, owner=self, latest="window")

    @Slot()
    def submit(self) -> None:
        """Keep the weeks from today on, or say what is not right; earlier days keep their own."""
        if self._kind is None or not self.isEnabled():
            return
        self.form.clear_errors()
        self.form.flush_draft()
        try:
            window = self.form.read(self._shown, self._kind.key, self._desk.clock.today())
        except UserError as error:
            self.form.show_errors(error)
            return
        self.setEnabled(False)
        call = partial(self._coalition.agreements.save_window, window, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_saved, failed=self._on_failed, owner=self)

    def _on_window(self, window: ContactWindow) -> None:
        if self._kind is None or window.contact_type != self._kind.key:
            return
        self.form.clear()
        self.form.show_record(window, follows=bool(self._kind.follows))
        self.source.setText(_("Source: {source}", source=window.source) if window.source else "")
        self._keeper.find(self._subject(), self._on_draft_found)

    def _on_draft_found(self, draft: Draft) -> None:
        if draft:
            self.status.tell(put_back(self.form, draft), Tone.ATTENTION)

    def _on_saved(self, _changes: Changes) -> None:
        self.setEnabled(True)
        self._keeper.keep(self._subject(), {})
        self.form.take_as_saved()
        self.status.tell("")
        self.stored.emit()

    def _on_failed(self, error: KsError) -> None:
        self.setEnabled(True)
        self.form.show_errors(error)

    def _subject(self) -> str:
        return f"{self._kind.key if self._kind else ''}:{self._shown}"

    @Slot()
    def _on_turned(self) -> None:
        if self._kind is not None:
            self.show_kind(self._kind)

    @Slot()
    def _on_draft_due(self) -> None:
        if self._kind is not None:
            self._keeper.keep(self._subject(), kept(self.form))
