"""The recovery sheet on the screen: the code once, a PDF to keep, and two groups typed back as a proof."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from ks_desktop.core.errors import KsError, StorageError, StorageProblem, UserError
from ks_desktop.core.paths import write_private
from ks_desktop.core.texts import N_, _
from ks_desktop.security import vault
from ks_desktop.widgets.fields import LineField
from ks_desktop.widgets.parts import Button, Card, Prose, column, label, row
from ks_desktop.widgets.saving import ask_where
from ks_desktop.widgets.tasks import Tasks
from ks_desktop.widgets.theme import Space, Tone

ASKED: Final = (2, 7)  # the third and the eighth group: somebody who has the sheet finds them, nobody else
GROUPS: Final = 9
_COLUMNS: Final = 5
_GROUP_CHARACTERS: Final = 6
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier


class RecoverySheet(QWidget):
    """Shows a new recovery code; it is kept nowhere but on the sheet she saves or writes down.

    Attributes:
        proved: Both groups were typed back right.
    """

    proved = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._code = ""
        self._sheet: Callable[[], bytes] | None = None
        self._groups = [label("", "section") for _place in range(GROUPS)]
        self.save = Button(N_("Save the recovery sheet (PDF) ..."))
        self.save.setObjectName("save_sheet")
        self.save.clicked.connect(self._on_save_clicked)
        self._saved = label("", tone=Tone.MUTED, wrap=True)
        self._saved.setObjectName("sheet_saved")
        self.renewed = Prose(
            N_("You did not finish this last time. This is a new code; one you may have from then is worth nothing."),
            tone=Tone.ATTENTION,
        )
        self.renewed.setObjectName("sheet_renewed")
        self.renewed.hide()
        self.fields = tuple(
            LineField(f"group_{place}", _("Group {number} of your sheet", number=place + 1), width=_GROUP_CHARACTERS)
            for place in ASKED
        )
        self._lay_out()

    def _lay_out(self) -> None:
        card = Card(N_("Your recovery sheet"))
        card.body.addWidget(
            Prose(
                N_(
                    "With this code you can get in when you have forgotten your passphrase. Without passphrase and "
                    "code nobody can open your records, not even the makers of this program. Keep the sheet in a safe "
                    "place, not with the computer."
                )
            )
        )
        card.body.addWidget(self.renewed)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.BETWEEN)
        for place, group in enumerate(self._groups):
            pair = column(label(str(place + 1), "secondary"), group, gap=Space.NONE)
            grid.addLayout(pair, place // _COLUMNS, place % _COLUMNS)
        card.body.addLayout(grid)
        saving = row(self.save, self._saved)
        saving.addStretch(1)
        card.body.addLayout(saving)
        back = Card(N_("Prove that you have it"))
        back.body.addWidget(label(N_("Copy these two groups from the sheet."), tone=Tone.MUTED))
        typed = row(*self.fields, gap=Space.INSIDE)
        typed.addStretch(1)
        back.body.addLayout(typed)
        self.setLayout(column(card, back, gap=Space.INSIDE))

    def show_code(self, code: str, sheet: Callable[[], bytes], *, is_renewed: bool = False) -> None:
        """Show a code; `sheet` makes its PDF, off the GUI thread. A renewed one says that it takes another's place."""
        self._code, self._sheet = code, sheet
        self.renewed.setVisible(is_renewed)
        for shown, group in zip(self._groups, vault.groups(code), strict=True):
            shown.setText(group)
        for field in self.fields:
            field.set_value("")
        self._saved.setText("")

    def check(self) -> bool:
        """Tell whether both groups were typed back right, and say at the field when not."""
        groups = vault.groups(self._code)
        wrong = [
            field
            for field, place in zip(self.fields, ASKED, strict=True)
            if not vault.same_group(groups[place], field.value())
        ]
        for field in wrong:
            field.show_error(N_("This is not the group on the sheet. Compare it once more."))
        if wrong:
            wrong[0].setFocus()
            return False
        self.proved.emit()
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = next((place for place, field in enumerate(self.fields) if field.editor.hasFocus()), None)
        if at is None or event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or event.modifiers() & _CONTROL:
            super().keyPressEvent(event)
        elif at + 1 < len(self.fields):
            self.fields[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.check()

    def forget(self) -> None:
        """Take the code off the screen and out of this widget."""
        self._code, self._sheet = "", None
        for shown in self._groups:
            shown.setText("")

    def show_problem(self, error: KsError) -> None:
        """Say beside the button what went wrong."""
        self._saved.setText(error.text())

    def save_to(self, file: Path) -> None:
        """Write the sheet to a file that only its owner may read, and to nowhere else."""
        sheet = self._sheet
        if sheet is not None:
            self._tasks.run(lambda: _write(file, sheet()), done=self._on_written, failed=self.show_problem)

    @Slot()
    def _on_save_clicked(self) -> None:
        ask_where(self, _("Save the recovery sheet"), _("recovery sheet.pdf"), self.save_to)

    def _on_written(self, file: Path) -> None:
        self._saved.setText(_("Saved as {name}. Print it, then remove the file.", name=file.name))


def _write(file: Path, content: bytes) -> Path:
    try:
        write_private(file, content)
    except OSError as error:
        raise StorageError(
            StorageProblem.READ_ONLY, N_("The sheet could not be saved there. Choose another place.")
        ) from error
    return file


def check_repeat(passphrase: str, again: str) -> None:
    """Refuse a passphrase that was not typed the same twice.

    Raises:
        UserError: they differ.
    """
    if passphrase != again:
        raise UserError(N_("This is not the same. Type it once more."), code="repeat", field="repeat")
