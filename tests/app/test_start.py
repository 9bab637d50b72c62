from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop, QRect, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ks_desktop.app import start
from ks_desktop.app.shell import Shell
from ks_desktop.widgets.crash import CrashGuard
from ks_desktop.widgets.theme import Scheme


def test_there_is_one_application_and_its_dialogs_speak_dutch(qtbot: QtBot) -> None:
    del qtbot
    application = start.make_application(scheme=Scheme.LIGHT)
    assert application is QApplication.instance()
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annuleren"


def test_the_window_is_never_larger_than_the_screen(qtbot: QtBot, tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    qtbot.addWidget(shell)
    start.fit(shell)
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert shell.width() <= room.width()
    assert shell.height() <= room.height()


@pytest.mark.parametrize(
    ("room", "is_whole"),
    [
        (QRect(0, 0, 1920, 1040), False),
        (QRect(0, 0, 1280, 800), True),
        (QRect(0, 0, 1280, 680), True),
        (QRect(0, 40, 853, 440), True),
    ],
)
def test_the_window_with_its_frame_stays_on_the_screen(
    qtbot: QtBot, tmp_path: Path, room: QRect, is_whole: bool
) -> None:
    shell = Shell(tmp_path)
    qtbot.addWidget(shell)
    start.fit_in(shell, room)
    bar = 31  # of a window on Windows
    for height in (shell.height(), shell.minimumHeight()):
        assert height + bar <= room.height()
    assert shell.minimumWidth() <= shell.width() <= room.width()
    assert shell.isMaximized() is is_whole


def test_the_title_names_nobody(qtbot: QtBot, tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    qtbot.addWidget(shell)
    assert shell.windowTitle() == "KS Huisbezoek"
    shell.setWindowTitle("KS Huisbezoek (oefenen)")
    shell.show()
    assert shell.windowHandle().title() == "KS Huisbezoek (oefenen)"


def test_run_opens_the_window_and_ends_when_it_is_closed(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qtbot
    seen: list[str] = []

    def close() -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, Shell) and widget.isVisible():
                seen.append(widget.windowTitle())
                widget.close()  # the last window: that ends the program
                stuck.stop()

    monkeypatch.setattr(CrashGuard, "install", lambda _guard: None)
    QTimer.singleShot(200, close)
    # Never end the application as well as the window: the second end comes when the loop is over already, and then no
    # loop of a later test runs any more (their waiting for a signal or a moment passes in vain).
    stuck = QTimer(singleShot=True, interval=20_000)
    stuck.timeout.connect(lambda: QApplication.exit(1))
    stuck.start()
    assert start.run(folder=tmp_path / "data") == 0
    assert seen == ["KS Huisbezoek"]
    QApplication.processEvents()
    loop = QEventLoop()
    QTimer.singleShot(0, loop, lambda: loop.exit(5))
    assert loop.exec() == 5  # it runs
