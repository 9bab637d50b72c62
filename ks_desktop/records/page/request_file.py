"""A copy of her record as a file for a computer: where it goes, and what must be said of it."""

from functools import partial
from pathlib import Path

from ks_desktop.core.errors import KsError, StorageError, StorageProblem
from ks_desktop.core.paths import write_private
from ks_desktop.core.texts import N_, _
from ks_desktop.records.page.part import PrivacyPart
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.saving import ask_where


def keep_file(part: PrivacyPart, desk: Desk, content: bytes) -> None:
    """Ask where the file goes and write it; it can be read by whoever gets the stick it lies on."""

    def failed(error: KsError) -> None:
        part.told.emit(error.text())

    def done(_nothing: None) -> None:
        part.told.emit(_("Saved. Anybody can read this file: give it to her on a stick of hers, and remove it here."))

    def write(file: Path) -> None:
        desk.tasks.run(partial(_write, file, content), done=done, failed=failed, owner=part)

    ask_where(part, _("Save"), "afschrift.json", write, kind=_("Data"), suffix="json")


def _write(file: Path, content: bytes) -> None:
    try:
        write_private(file, content)
    except OSError as error:
        raise StorageError(
            StorageProblem.READ_ONLY, N_("The file could not be written. Check the folder and the disk.")
        ) from error
