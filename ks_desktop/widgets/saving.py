"""Asks under which name a PDF is saved, all in the user's language."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ks_desktop.core.texts import N_, _

# Qt's own Dutch lacks these two.
_LABELS = (
    (QFileDialog.DialogLabel.LookIn, N_("&Look in:")),
    (QFileDialog.DialogLabel.FileType, N_("Files of &type:")),
)


def ask_where(parent: QWidget, title: str, name: str, then: Callable[[Path], object]) -> QFileDialog:
    """Ask where a PDF goes; `then` gets the file when she chooses one, and nothing happens otherwise.

    Args:
        parent: the page that asks.
        title: what is saved, in the user's language.
        name: the file's name that is proposed.
        then: writes the file.
    """
    dialog = QFileDialog(parent, title, str(Path.home()), "PDF (*.pdf)")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    for which, text in _LABELS:
        dialog.setLabelText(which, _(text))
    dialog.selectFile(name)

    def take(file: str) -> None:
        then(Path(file))

    dialog.fileSelected.connect(take)
    dialog.open()
    return dialog
