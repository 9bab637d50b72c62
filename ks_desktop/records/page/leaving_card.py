"""Taking everything out of the program: a warning, a reason, her own passphrase, and how far it is."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_, _
from ks_desktop.records.leaving import AllExported, LeavingWithAll, Taking
from ks_desktop.security.rights import Right
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import LineField, Option, SecretField, TicksField
from ks_desktop.widgets.fields.folder import FolderField
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.parts import Button, Card, Flow, Prose
from ks_desktop.widgets.status import StatusLine
from ks_desktop.widgets.tasks import LongTask
from ks_desktop.widgets.theme import Tone

_WARNING: Final = N_(
    "Everything goes into readable files: names, reports, letters. Whoever gets them can read them. Choose an "
    "encrypted stick, and remove the files when they were taken over."
)
_WHOLE: Final = 100


class LeavingCard(Card):
    """The form and its button; hidden for who has not the right.

    Attributes:
        told: A sentence for the message bar.
    """

    told = Signal(str)

    def __init__(self, desk: Desk, leaving: LeavingWithAll, parent: QWidget | None = None) -> None:
        super().__init__(N_("Leave with everything"), parent)
        self._desk, self._leaving = desk, leaving
        self.form = Form(
            (
                FormSection(
                    "",
                    (
                        FolderField("folder", N_("Into which folder?")),
                        LineField("reason", N_("Why?")),
                        TicksField("with_restricted", "", [Option("yes", N_("Restricted notes too"))], columns=1),
                        SecretField("passphrase", N_("Your passphrase")),
                    ),
                ),
            )
        )
        self.form.hands_in_at_end = True
        self.form.submitted.connect(self.write)
        self.button = Button(N_("Write everything out"), part="danger")
        self.button.setObjectName("leave_with_all")
        self.button.clicked.connect(self.write)
        self.status = StatusLine()
        self.status.give_room_back()
        self.body.addWidget(Prose(_WARNING, tone=Tone.ATTENTION))
        self.body.addWidget(self.form)
        self.body.addLayout(Flow(self.button))
        self.body.addWidget(self.status)
        self.hide()

    def may_leave(self) -> bool:
        """Tell whether who is at work may do it."""
        return self._desk.may(Right.LEAVE_WITH_ALL)

    def refresh(self) -> None:
        """Ask only what there is."""
        self.form.field("with_restricted").setVisible(self._leaving.open_sealed is not None)
        self.form.field("passphrase").setVisible(self._leaving.asks)

    def forget(self) -> None:
        """Wipe the passphrase."""
        field = self.form.field("passphrase")
        if isinstance(field, SecretField):
            field.forget()

    @Slot()
    def write(self) -> None:
        """Write everything, beside all other work."""
        if not self.button.isEnabled():
            return
        self.form.clear_errors()
        values = self.form.values()
        taking = Taking(
            folder=Path(str(values["folder"])),
            reason=str(values["reason"]),
            with_restricted=bool(values["with_restricted"]),
        )
        typed, actor = str(values["passphrase"]), self._desk.actor

        def call(task: LongTask) -> AllExported | None:
            self._leaving.check_passphrase(typed, actor=actor)
            return self._leaving.write(
                taking,
                actor=actor,
                is_stopped=task.is_stopping,
                tell=lambda done, parts: task.tell(_WHOLE * done // parts),
            )

        self.button.setEnabled(False)
        self._desk.tasks.run_long(
            call,
            N_("Writing everything out"),
            done=self._on_done,
            failed=self._on_failed,
            owner=self,
            stops_at_lock=True,
        )

    def _on_done(self, made: AllExported | None) -> None:
        self.button.setEnabled(True)
        self.forget()
        if made is None:
            self.status.tell(_("Stopped: nothing was left there."), Tone.ATTENTION)
            return
        self.status.tell(
            _(
                "Written and read back: {rows} rows of {tables} tables, {cases} records. Folder: {folder}",
                rows=made.rows,
                tables=made.tables,
                cases=made.cases,
                folder=made.folder.name,
            )
        )
        self.told.emit(_("Everything was written out."))

    def _on_failed(self, error: KsError) -> None:
        self.button.setEnabled(True)
        self.forget()
        self.form.show_errors(error)
