import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ks_desktop.widgets.garbage import GarbageLook
from ks_desktop.widgets.tasks import Tasks


@pytest.fixture(autouse=True)
def _automatic_before_and_after() -> Iterator[None]:
    was = gc.isenabled()
    gc.enable()
    yield
    (gc.enable if was else gc.disable)()


def test_a_worker_never_looks_for_garbage_and_the_window_does(qtbot: QtBot) -> None:
    looked: list[threading.Thread] = []

    def note(phase: str, _details: object) -> None:
        if phase == "start":
            looked.append(threading.current_thread())

    tasks = Tasks()
    gc.callbacks.append(note)
    try:
        made: list[list[object]] = []
        tasks.run(lambda: made.extend([[]] for _time in range(20_000)))
        assert tasks.wait_all()
        assert made
        assert threading.main_thread() in {*looked, threading.main_thread()}
        assert set(looked) <= {threading.main_thread()}
        qtbot.waitUntil(lambda: bool(looked), timeout=5000)
    finally:
        gc.callbacks.remove(note)
        tasks.close()
    assert gc.isenabled()


def test_it_stays_off_until_the_last_has_stopped() -> None:
    owner = QObject()
    one, other = GarbageLook(owner), GarbageLook(owner)
    one.stop()
    assert not gc.isenabled()
    other.stop()
    assert gc.isenabled()


def test_what_is_due_is_looked_through_and_no_more() -> None:
    owner = QObject()
    look = GarbageLook(owner)
    gc.collect()
    assert look.look() == 0
    held: list[list[object]] = [[] for _time in range(gc.get_threshold()[0] + 50)]
    assert look.look() == 1
    assert held
    look.stop()
