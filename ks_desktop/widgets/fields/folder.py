"""A field for a folder: typed, or chosen."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog

from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.fields.text import LineField
from ks_desktop.widgets.parts import Button


class FolderField(LineField):
    """The name of a folder, with a button that lets her choose it."""

    def __init__(self, name: str, caption: str, *, hint: str = "") -> None:
        self.choose = Button(N_("Choose a folder"))
        self.choose.setObjectName(f"choose_{name}")
        super().__init__(name, caption, hint=hint, beside=self.choose)
        self.choose.clicked.connect(self.ask)

    @Slot()
    def ask(self) -> QFileDialog:
        """Let her choose; nothing happens when she does not."""
        dialog = QFileDialog(self, _("Choose a folder"), self.value())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.set_value)
        dialog.open()
        return dialog
