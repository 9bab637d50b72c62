"""The words of logind and of the screen savers, on a bus of our own with a logind that is played."""

import os
import select
import shutil
import subprocess
from collections.abc import Iterator
from itertools import count

import pytest
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusUnixFileDescriptor,
    QDBusVirtualObject,
)
from pytestqt.qtbot import QtBot
from typing_extensions import override

from ks_desktop.app.session.linux import LinuxSession, session_path

LOGIND = "/org/freedesktop/login1"
_NUMBERS = count()
OWN = f"{LOGIND}/session/_32"
pytestmark = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="no dbus-daemon here")


class PlayedLogind(QDBusVirtualObject):
    """Gives a file for each sleep that is held up, and sees when it is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[list[object]] = []
        self.read_ends: list[int] = []

    @override
    def introspect(self, path: str) -> str:
        return ""

    @override
    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        read, write = os.pipe()
        self.read_ends.append(read)
        given = QDBusUnixFileDescriptor(write)
        os.close(write)
        connection.send(message.createReply([given]))
        self.asked.append(list(message.arguments()))
        return True

    def is_held_up(self) -> bool:
        """Tell whether the newest file is still open on the other side."""
        poll = select.poll()
        poll.register(self.read_ends[-1], select.POLLHUP)
        return not poll.poll(0)


class Bus:
    """A bus, a logind on it, and somebody who listens."""

    def __init__(self, address: str) -> None:
        self.names = [f"{name} {next(_NUMBERS)}" for name in ("other", "listening")]
        self.other = QDBusConnection.connectToBus(address, self.names[0])
        self.logind = PlayedLogind()
        assert self.other.registerVirtualObject(
            LOGIND, self.logind, QDBusConnection.VirtualObjectRegisterOption.SubPath
        )
        assert self.other.registerService("org.freedesktop.login1")
        listening = QDBusConnection.connectToBus(address, self.names[1])
        self.session = LinuxSession(system=listening, own=listening, environment={"XDG_SESSION_ID": "2"})
        self.heard = self.session.start()

    def tell(self, path: str, interface: str, member: str, *arguments: object) -> None:
        message = QDBusMessage.createSignal(path, interface, member)
        message.setArguments(list(arguments))
        assert self.other.send(message)

    def sleep(self, begins: bool) -> None:
        self.tell(LOGIND, "org.freedesktop.login1.Manager", "PrepareForSleep", begins)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    daemon.stdout.close()
    daemon.kill()
    daemon.wait()


@pytest.fixture
def bus(qtbot: QtBot, address: str) -> Iterator[Bus]:
    bus = Bus(address)
    qtbot.waitUntil(bus.session.is_holding_up, timeout=5000)
    yield bus
    bus.session.stop()
    bus.other.unregisterService("org.freedesktop.login1")
    for name in bus.names:
        QDBusConnection.disconnectFromBus(name)
    for read in bus.logind.read_ends:
        os.close(read)


def test_sleep_waits_until_the_program_has_locked(qtbot: QtBot, bus: Bus) -> None:
    assert bus.heard == ("sleep", "lock", "screensaver")
    assert bus.logind.asked == [["sleep", "KS Huisbezoek", "locking", "delay"]]
    seen: list[bool] = []
    bus.session.lock_wanted.connect(lambda: seen.append(bus.logind.is_held_up()))
    bus.sleep(True)
    qtbot.waitUntil(lambda: bool(seen), timeout=5000)
    assert seen == [True]
    qtbot.waitUntil(lambda: not bus.logind.is_held_up(), timeout=5000)
    bus.sleep(False)  # awake: the next sleep waits as well
    qtbot.waitUntil(bus.session.is_holding_up, timeout=5000)
    assert bus.logind.is_held_up()
    assert seen == [True]


def test_the_lock_of_this_session_and_the_screen_saver_lock_and_others_do_not(qtbot: QtBot, bus: Bus) -> None:
    locks: list[str] = []
    bus.session.lock_wanted.connect(lambda: locks.append("locked"))
    session = "org.freedesktop.login1.Session"
    bus.tell(f"{LOGIND}/session/_33", session, "Lock")
    bus.tell(OWN, session, "Unlock")
    bus.tell("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", False)
    bus.tell(OWN, session, "Lock")
    qtbot.waitUntil(lambda: len(locks) == 1, timeout=5000)
    bus.tell("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True)
    bus.tell("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", True)
    qtbot.waitUntil(lambda: len(locks) == 3, timeout=5000)


def test_without_a_bus_nothing_is_heard_and_nothing_breaks() -> None:
    nowhere = QDBusConnection("no such bus")
    session = LinuxSession(system=nowhere, own=nowhere)
    assert session.start() == ()
    assert not session.is_holding_up()
    session.stop()


@pytest.mark.parametrize(
    ("session", "path"),
    [("2", OWN), ("c1", f"{LOGIND}/session/c1"), ("a-b_1", f"{LOGIND}/session/a_2db_5f1"), ("", "")],
)
def test_a_session_is_spelled_as_logind_does(session: str, path: str) -> None:
    assert session_path(session) == path
