from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ks_desktop.app.shell import Shell
from ks_desktop.core.clock import Clock
from ks_desktop.widgets import theme
from ks_desktop.widgets.theme import Scheme
from tests.walk.nurse import Nurse, StrayWindows


@pytest.fixture
def nurse(qtbot: QtBot, qapp: QApplication, tmp_path: Path, clock: Clock) -> Iterator[Nurse]:
    """A nurse before the real window on a folder of her own; nothing may flash beside that window."""
    theme.apply(qapp, Scheme.LIGHT)
    stray = StrayWindows()
    qapp.installEventFilter(stray)
    shell = Shell(tmp_path / "gegevens", clock=clock)
    qtbot.addWidget(shell)
    shell.resize(1280, 720)
    with qtbot.waitActive(shell):
        shell.show()
        shell.activateWindow()
    yield Nurse(qtbot, shell)
    shell.close()
    qapp.removeEventFilter(stray)
    assert stray.seen == []
