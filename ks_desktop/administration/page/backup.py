"""The part of Beheer about backups: how it stands, make one, test one, where they go, put one back."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.administration.form.backup import DAYS, FOLDER, MONTHS, backup_form, restore_form
from ks_desktop.administration.table import BACKUPS
from ks_desktop.core.errors import KsError
from ks_desktop.core.settings import Settings
from ks_desktop.core.settings_store import SettingsStore
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import Changes
from ks_desktop.records.domain import BackupState, Copy, Light
from ks_desktop.records.domain.light import Proof
from ks_desktop.records.service import BackupMade, Backups, LaidReady
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import SecretField
from ks_desktop.widgets.parts import Button, Card, Flow, Pill, Prose, column, label, row
from ks_desktop.widgets.saving import ask_which
from ks_desktop.widgets.status import StatusLine
from ks_desktop.widgets.table import RecordsTable
from ks_desktop.widgets.theme import Size, Space, Tone

TONES: Final = {
    Light.GOOD: Tone.ACCENT,
    Light.OLD: Tone.ATTENTION,
    Light.FAILED: Tone.SAFETY,
    Light.NONE: Tone.ATTENTION,
}
_ROWS: Final = 6
_WHAT_HAPPENS = N_(
    "The backup is looked over first. Then the program locks; when you unlock it, the backup is there. What is there "
    "now is moved aside and stays: putting that back undoes it. Who worked after the backup must do that work again."
)


class BackupPane(QWidget):
    """A part of Beheer.

    Attributes:
        title: What it is called.
        told: A sentence for the message bar.
        lock_wanted: A backup lies ready: it counts after a lock.
    """

    title = N_("Backup")
    told = Signal(str)
    lock_wanted = Signal()

    def __init__(self, desk: Desk, backups: Backups, settings: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("backup")
        self._desk, self._backups, self._settings = desk, backups, settings
        self._wanted: Path | None = None
        self.light = Pill("")
        self.said = label("", wrap=True)
        self.said.setObjectName("backup_said")
        self.status = StatusLine()
        self.status.give_room_back()
        self.now = self._button(N_("Back up now"), "backup_now", self.make, part="primary")
        self.test = self._button(N_("Test now"), "backup_test", self.try_newest)
        self.form = backup_form()
        self.form.hands_in_at_end = True
        self.form.submitted.connect(self.submit)
        self.save = self._button(N_("Save"), "save_backup", self.submit)
        self.list: RecordsTable[Copy] = RecordsTable(
            BACKUPS, key=lambda copy: copy.path, name=N_("The backups"), empty=N_("No backup yet")
        )
        self.list.setMinimumHeight(_ROWS * Size.ROW)
        self.back = self._button(N_("Put back…"), "backup_restore", self.ask_for_chosen)
        self.other = self._button(N_("Another file…"), "backup_other", self.choose_file, part="link")
        self.question = restore_form()
        self.question.hands_in_at_end = True
        self.question.submitted.connect(self.put_back)
        self.about = Prose("")
        self.yes = self._button(N_("Put back and lock"), "backup_yes", self.put_back, part="danger")
        self.no = self._button(N_("Cancel"), "backup_no", self.forget)
        self.copies, self.asking = Card(N_("The backups")), QWidget()
        self._lay_out()
        self.forget()

    def _button(self, text: str, name: str, slot: object, *, part: str = "") -> Button:
        made = Button(text, part=part)
        made.setObjectName(name)
        made.clicked.connect(slot)
        return made

    def _lay_out(self) -> None:
        state = Card(N_("How it stands"))
        line = row(self.light)
        line.addStretch(1)
        state.body.addLayout(line)
        state.body.addWidget(self.said)
        state.body.addWidget(self.status)
        state.body.addLayout(Flow(self.now, self.test))
        kept = column(self.form, gap=Space.RELATED)
        kept.addLayout(Flow(self.save))
        self.copies.body.addWidget(self.list)
        self.copies.body.addLayout(Flow(self.back, self.other))
        asked = column(self.about, self.question, Prose(_WHAT_HAPPENS, tone=Tone.MUTED), gap=Space.RELATED)
        asked.addLayout(Flow(self.yes, self.no))
        self.asking.setLayout(asked)
        box = column(state, self.copies, self.asking, gap=Space.INSIDE)
        box.addLayout(kept)
        box.addStretch(1)
        self.setLayout(box)

    def focus_first(self) -> None:
        """Begin with making one."""
        self.now.setFocus()

    def refresh(self) -> None:
        """Look again at how things stand."""
        state = partial(self._backups.state, actor=self._desk.actor)
        self._desk.tasks.run(state, done=self._on_state, owner=self, latest="state")
        settings = partial(self._settings.read, actor=self._desk.actor)
        self._desk.tasks.run(settings, done=self._on_settings, owner=self, latest="settings")

    def _on_state(self, state: BackupState) -> None:
        self.light.show_status(state.light.label(), TONES[state.light])
        lines = state.sentences()
        if self._backups.is_practice:
            lines = (_("In practice mode nothing is kept, so there are no backups."),)
        self.said.setText("\n".join(lines))
        for button in (self.now, self.test, self.back, self.other, self.save):
            button.setEnabled(not self._backups.is_practice)
        self.list.set_records(state.copies)

    def _on_settings(self, settings: Settings) -> None:
        unsaved = self.form.unsaved()
        shown = {name: str(getattr(settings, name)) for name in (FOLDER, MONTHS, DAYS)}
        self.form.set_values({name: value for name, value in shown.items() if name not in unsaved})

    @Slot()
    def make(self) -> None:
        """Make a backup now, beside all other work."""
        self._desk.tasks.run_long(
            lambda task: self._backups.make(actor=self._desk.actor, is_stopped=task.is_stopping),
            N_("Making a backup"),
            done=self._on_made,
            failed=self._on_failed,
            owner=self,
            stops_at_lock=True,
        )

    def _on_made(self, made: BackupMade | None) -> None:
        if made is None:
            self.status.tell(_("Stopped: no backup was made."), Tone.ATTENTION)
        elif made.problem:
            self.status.tell(_("Made beside the data only. {problem}", problem=made.problem), Tone.ATTENTION)
        else:
            self.status.tell(_("Made, read back and counted."), Tone.ACCENT)
        self.refresh()

    @Slot()
    def try_newest(self) -> None:
        """Open and count the newest as a restore would."""
        call = partial(self._backups.test, actor=self._desk.actor)
        self._desk.tasks.run_aside(call, done=self._on_tested, failed=self._on_failed, owner=self)

    def _on_tested(self, proof: Proof) -> None:
        self.status.tell(proof.problem or _("Opened and counted."), Tone.SAFETY if proof.problem else Tone.ACCENT)
        self.refresh()

    def _on_failed(self, error: KsError) -> None:
        self.status.tell(error.text(), Tone.SAFETY)
        self.refresh()

    @Slot()
    def submit(self) -> None:
        """Keep where backups go and how long."""
        self.form.clear_errors()
        texts = self.form.content()
        folder, months, days = (str(texts[name]) for name in (FOLDER, MONTHS, DAYS))
        call = partial(self._backups.save_folder, folder, months, days=days, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_saved, failed=self.form.show_errors, owner=self)

    def _on_saved(self, _changes: Changes) -> None:
        self.form.take_as_saved()
        self.told.emit(_("Saved."))
        self.refresh()

    @Slot()
    def ask_for_chosen(self) -> None:
        """Ask for the passphrase that puts the chosen backup back."""
        chosen = self.list.current()
        if chosen is None:
            self.status.tell(_("Choose a backup in the list first."), Tone.ATTENTION)
        else:
            self.ask_for(chosen.path)

    @Slot()
    def choose_file(self) -> None:
        """Choose a backup that lies elsewhere, or what an earlier restore put aside."""
        ask_which(self, _("Which backup?"), _("Backups (*.db)"), lambda files: self.ask_for(files[0]))

    def ask_for(self, path: Path) -> None:
        """Ask for the passphrase that puts this backup back."""
        self._wanted = path
        self.about.setText(_("Put back: {file}", file=path.name))
        self.question.clear_errors()
        self.copies.hide()  # so that what is asked stands in sight, whole
        self.asking.show()
        self.question.focus_first()

    @Slot()
    def put_back(self) -> None:
        """Look the backup over and lay it ready, or say what is wrong with it."""
        field = self.question.field("passphrase")
        if self._wanted is None or not isinstance(field, SecretField) or not self.yes.isEnabled():
            return
        self.question.clear_errors()
        self.yes.setEnabled(False)
        call = partial(self._backups.lay_ready, self._wanted, field.value(), actor=self._desk.actor)
        self._desk.tasks.run_aside(call, done=self._on_ready, failed=self._on_refused, owner=self)

    def _on_ready(self, _laid: LaidReady) -> None:
        self.forget()
        self.lock_wanted.emit()

    def _on_refused(self, error: KsError) -> None:
        self.yes.setEnabled(True)
        self.question.show_errors(error)

    @Slot()
    def forget(self) -> None:
        """Wipe what was typed and ask nothing."""
        field = self.question.field("passphrase")
        if isinstance(field, SecretField):
            field.forget()
        self._wanted = None
        self.yes.setEnabled(True)
        self.asking.hide()
        self.copies.show()
