"""Which way of listening this system has."""

import sys
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ks_desktop.app.session.watch import SessionWatch


def watch_session(window: QWidget) -> SessionWatch:
    """Return what listens to the session of this computer; on a system without a way, one that hears nothing.

    macOS tells it only by a library that the program does not bring (NSWorkspace, PyObjC): there the lock after idle
    time is all there is, which also sees that the computer slept.
    """
    ways: dict[str, Callable[[QWidget], SessionWatch]] = {"win32": _windows, "linux": _linux}
    return ways.get(sys.platform, SessionWatch)(window)


def _windows(window: QWidget) -> SessionWatch:
    from ks_desktop.app.session.windows import WindowsSession, register

    return WindowsSession(window, register=register, parent=window)


def _linux(window: QWidget) -> SessionWatch:
    from ks_desktop.app.session.linux import LinuxSession

    return LinuxSession(parent=window)
