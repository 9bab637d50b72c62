"""Windows: messages that the system sends to the window: its session was locked or left, or the computer goes to sleep.

Written after Microsoft's documentation and tried with made messages; nobody has tried it on Windows itself.
"""

import ctypes
from collections.abc import Callable
from ctypes import wintypes
from typing import Final

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.app.session.watch import SessionWatch

SESSION_CHANGE: Final = 0x02B1  # WM_WTSSESSION_CHANGE
POWER: Final = 0x0218  # WM_POWERBROADCAST
SUSPEND: Final = 0x4  # PBT_APMSUSPEND
CONSOLE_LEFT: Final = 0x2  # WTS_CONSOLE_DISCONNECT: another user switched in
REMOTE_LEFT: Final = 0x4  # WTS_REMOTE_DISCONNECT
LOGGED_OFF: Final = 0x6  # WTS_SESSION_LOGOFF
LOCKED: Final = 0x7  # WTS_SESSION_LOCK
_LEAVING: Final = frozenset({CONSOLE_LEFT, REMOTE_LEFT, LOGGED_OFF, LOCKED})
_KINDS: Final = frozenset({b"windows_generic_MSG", b"windows_dispatcher_MSG"})


def wants_lock(message: int, detail: int) -> bool:
    """Tell whether a message of Windows, by its number and first detail, says that nobody sits here any more."""
    return (message == SESSION_CHANGE and detail in _LEAVING) or (message == POWER and detail == SUSPEND)


class _Filter(QAbstractNativeEventFilter):
    """Looks at every message for the windows of this program, and stops none."""

    def __init__(self, when_left: Callable[[], object]) -> None:
        super().__init__()
        self._when_left = when_left

    @override
    def nativeEventFilter(self, event_type: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        kind = event_type.data() if isinstance(event_type, QByteArray) else bytes(event_type)
        if kind in _KINDS and int(message):
            seen = wintypes.MSG.from_address(int(message))
            if wants_lock(seen.message, seen.wParam):
                self._when_left()
        return False, 0


class WindowsSession(SessionWatch):
    """Listens to the messages of Windows."""

    def __init__(self, window: QWidget, *, register: Callable[[int], bool], parent: QObject | None = None) -> None:
        """Take the window that gets the messages, and what asks Windows to send those of the session."""
        super().__init__(parent)
        self._window, self._register = window, register
        self.filter = _Filter(self.lock_wanted.emit)

    @override
    def start(self) -> tuple[str, ...]:
        application = QCoreApplication.instance()
        if application is None:
            return ()
        application.installNativeEventFilter(self.filter)
        return ("sleep", "lock") if self._register(int(self._window.winId())) else ("sleep",)

    @override
    def stop(self) -> None:
        application = QCoreApplication.instance()
        if application is not None:
            application.removeNativeEventFilter(self.filter)


def register(window: int) -> bool:
    """Ask Windows to tell this window of its session; tell whether it will."""
    loader = getattr(ctypes, "WinDLL", None)
    if loader is None:
        return False
    try:
        ask = loader("wtsapi32", use_last_error=True).WTSRegisterSessionNotification
    except (OSError, AttributeError):
        return False
    ask.argtypes, ask.restype = [wintypes.HWND, wintypes.DWORD], wintypes.BOOL
    return bool(ask(window, 0))  # NOTIFY_FOR_THIS_SESSION; it ends by itself with the window
