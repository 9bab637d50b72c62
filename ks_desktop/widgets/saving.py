"""Files on this computer: under which name a PDF is saved, which are chosen, dropped or pasted."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QFileDialog, QWidget

from ks_desktop.core.texts import N_, _

# Qt's own Dutch lacks these two.
_LABELS = (
    (QFileDialog.DialogLabel.LookIn, N_("&Look in:")),
    (QFileDialog.DialogLabel.FileType, N_("Files of &type:")),
)


def ask_where(
    parent: QWidget, title: str, name: str, then: Callable[[Path], object], *, kind: str = "PDF", suffix: str = "pdf"
) -> QFileDialog:
    """Ask where a file goes; `then` gets the file when she chooses one, and nothing happens otherwise.

    Args:
        parent: the page that asks.
        title: what is saved, in the user's language.
        name: the file's name that is proposed.
        then: writes the file.
        kind: what such a file is called.
        suffix: the end of its name.
    """
    dialog = QFileDialog(parent, title, str(Path.home()), f"{kind} (*.{suffix})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    _label(dialog)
    dialog.selectFile(name)

    def take(file: str) -> None:
        then(Path(file))

    dialog.fileSelected.connect(take)
    dialog.open()
    return dialog


def ask_which(parent: QWidget, title: str, kinds: str, then: Callable[[tuple[Path, ...]], object]) -> QFileDialog:
    """Ask which files are taken in; `then` gets them when she chooses some, and nothing happens otherwise.

    Args:
        parent: the page that asks.
        title: what is chosen, in the user's language.
        kinds: the files that are offered, as Qt writes it: `Lists (*.csv *.xlsx)`.
        then: takes the files.
    """
    dialog = QFileDialog(parent, title, str(Path.home()), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    _label(dialog)

    def take(files: list[str]) -> None:
        then(tuple(Path(file) for file in files))

    dialog.filesSelected.connect(take)
    dialog.open()
    return dialog


def _label(dialog: QFileDialog) -> None:
    for which, text in _LABELS:
        dialog.setLabelText(which, _(text))


def files_of(mime: QMimeData | None) -> tuple[Path, ...]:
    """Return the files on this computer that something dragged or copied holds, none if it holds no files."""
    urls: Sequence[QUrl] = mime.urls() if mime is not None and mime.hasUrls() else ()
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
