"""Linux: logind on the system's bus, and the screen savers of the desktops on the user's own.

Both are sockets of this computer, no network. Sleep is held up until the program has locked ("delay" inhibitor), for
as long as logind lets anybody hold it up: five seconds unless the administrator said otherwise.
"""

import os
from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher
from typing_extensions import override

from ks_desktop.app.session.watch import SessionWatch

_LOGIND: Final = "org.freedesktop.login1"
_MANAGER: Final = "org.freedesktop.login1.Manager"
_SESSION: Final = "org.freedesktop.login1.Session"
_PATH: Final = "/org/freedesktop/login1"
_SCREEN_SAVERS: Final = (
    "org.freedesktop.ScreenSaver",  # KDE and others
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
_PATIENCE_MS: Final = 5_000


class LinuxSession(SessionWatch):
    """Listens on the two buses, where they are there."""

    def __init__(
        self,
        *,
        system: QDBusConnection | None = None,
        own: QDBusConnection | None = None,
        environment: Mapping[str, str] = os.environ,
        parent: QObject | None = None,
    ) -> None:
        """Take the buses; without them, the computer's."""
        super().__init__(parent)
        self._given = system, own
        self._system: QDBusConnection | None = None
        self._session_path = session_path(environment.get("XDG_SESSION_ID", ""))
        self._asking: QDBusPendingCallWatcher | None = None
        self._held: QDBusMessage | None = None  # logind's answer: the sleep is held up as long as this is kept

    @override
    def start(self) -> tuple[str, ...]:
        given_system, given_own = self._given
        system = given_system or QDBusConnection.systemBus()
        own = given_own or QDBusConnection.sessionBus()
        heard = []
        if system.isConnected():
            self._system = system
            if system.connect("", _PATH, _MANAGER, "PrepareForSleep", self, _slot("_on_sleep(bool)")):
                heard.append("sleep")
                self._hold_up()
            # Without an id, any session's lock: locked too often is better than not.
            if system.connect("", self._session_path, _SESSION, "Lock", self, _slot("_on_lock()")):
                heard.append("lock")
        if own.isConnected():
            for name in _SCREEN_SAVERS:
                own.connect("", "", name, "ActiveChanged", self, _slot("_on_screen_saver(bool)"))
            heard.append("screensaver")
        return tuple(heard)

    @override
    def stop(self) -> None:
        self._let_go()

    def is_holding_up(self) -> bool:
        """Tell whether the computer waits for this program before it sleeps."""
        return self._held is not None

    def _hold_up(self) -> None:
        if self._system is None:
            return
        call = QDBusMessage.createMethodCall(_LOGIND, _PATH, _MANAGER, "Inhibit")
        call.setArguments(["sleep", "KS Huisbezoek", "locking", "delay"])
        self._asking = QDBusPendingCallWatcher(self._system.asyncCall(call, _PATIENCE_MS), self)
        self._asking.finished.connect(self._on_held_up)

    @Slot()
    def _on_held_up(self) -> None:
        if self._asking is None:
            return
        answer = self._asking.reply()
        self._asking.deleteLater()
        self._asking = None
        # Where logind is not there or says no, the sleep comes at once; the lock comes then as well, a moment later.
        self._held = answer if answer.type() is QDBusMessage.MessageType.ReplyMessage else None

    def _let_go(self) -> None:
        self._held = None  # dropping the answer closes the file that logind gave

    @Slot(bool)
    def _on_sleep(self, begins: bool) -> None:
        if begins:
            self.lock_wanted.emit()
            self._let_go()
        else:
            self._hold_up()

    @Slot()
    def _on_lock(self) -> None:
        self.lock_wanted.emit()

    @Slot(bool)
    def _on_screen_saver(self, is_active: bool) -> None:
        if is_active:
            self.lock_wanted.emit()


def _slot(name: str) -> Any:
    return SLOT(name)  # the types of `connect` ask for bytes; it takes nothing but this text


def session_path(session: str) -> str:
    """Return where logind keeps a session, as it spells it; "" for any session.

    Source:
        sd_bus_path_encode(3): what is no letter or digit, and a digit in front, becomes _ and two hexadecimal digits.
    """
    if not session:
        return ""
    spelled = "".join(
        sign if sign.isascii() and (sign.isalpha() or (sign.isdigit() and place)) else f"_{ord(sign):02x}"
        for place, sign in enumerate(session)
    )
    return f"{_PATH}/session/{spelled}"
