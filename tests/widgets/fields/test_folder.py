from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.widgets.fields.folder import FolderField
from tests.widgets.hands import child


def test_a_folder_is_typed_or_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    field = FolderField("map", "Map")
    qtbot.addWidget(field)
    field.show()
    field.set_value(str(tmp_path))
    assert field.value() == str(tmp_path)
    child(field, QPushButton, "choose_map").click()
    dialog = child(field, QFileDialog)
    assert dialog.fileMode() is QFileDialog.FileMode.Directory
    dialog.fileSelected.emit(str(tmp_path / "binnen"))
    assert field.value() == str(tmp_path / "binnen")
    dialog.close()
