import ctypes
from collections.abc import Iterator
from ctypes import wintypes

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.app.session import windows
from ks_desktop.app.session.windows import WindowsSession, wants_lock


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[WindowsSession]:
    window = QWidget()
    qtbot.addWidget(window)
    session = WindowsSession(window, register=bool, parent=window)
    assert session.start() == ("sleep", "lock")
    yield session
    session.stop()


def send(session: WindowsSession, message: int, detail: int, kind: bytes = b"windows_generic_MSG") -> object:
    made = wintypes.MSG()
    made.message, made.wParam = message, detail
    return session.filter.nativeEventFilter(QByteArray(kind), ctypes.addressof(made))


@pytest.mark.parametrize(
    ("message", "detail", "locks"),
    [
        (windows.SESSION_CHANGE, windows.LOCKED, True),
        (windows.SESSION_CHANGE, windows.CONSOLE_LEFT, True),
        (windows.SESSION_CHANGE, windows.REMOTE_LEFT, True),
        (windows.SESSION_CHANGE, windows.LOGGED_OFF, True),
        (windows.SESSION_CHANGE, 0x8, False),  # unlocked
        (windows.POWER, windows.SUSPEND, True),
        (windows.POWER, 0x7, False),  # awake again
        (0x0100, windows.LOCKED, False),  # a key, with the same detail
    ],
)
def test_only_who_leaves_locks_and_no_message_is_stopped(
    session: WindowsSession, message: int, detail: int, locks: bool
) -> None:
    heard: list[str] = []
    session.lock_wanted.connect(lambda: heard.append("lock"))
    assert send(session, message, detail) == (False, 0)
    assert bool(heard) is locks
    assert wants_lock(message, detail) is locks


def test_what_is_no_message_of_windows_is_left_alone(session: WindowsSession) -> None:
    heard: list[str] = []
    session.lock_wanted.connect(lambda: heard.append("lock"))
    send(session, windows.SESSION_CHANGE, windows.LOCKED, b"xcb_generic_event_t")
    assert session.filter.nativeEventFilter(QByteArray(b"windows_generic_MSG"), 0) == (False, 0)
    assert heard == []


def test_where_windows_tells_nothing_of_the_session_sleep_is_still_heard(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    session = WindowsSession(window, register=lambda _window: False, parent=window)
    assert session.start() == ("sleep",)
    session.stop()


def test_a_system_that_is_not_windows_has_nothing_to_register_with() -> None:
    assert not windows.register(1)
