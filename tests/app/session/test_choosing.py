import sys

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.app.session import SessionWatch, watch_session
from ks_desktop.app.session.linux import LinuxSession


def test_linux_has_its_own_way_and_a_system_without_one_hears_nothing(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    monkeypatch.setattr(sys, "platform", "linux")
    assert isinstance(watch_session(window), LinuxSession)
    monkeypatch.setattr(sys, "platform", "darwin")
    nothing = watch_session(window)
    assert type(nothing) is SessionWatch
    assert nothing.start() == ()
    nothing.stop()
