"""How long the window stands still: a heartbeat on the GUI thread while the page Aanmeldingen works on many referrals.

`python -m bench.stalls [REFERRALS]`: an encrypted folder is made and filled by the program's own import, the
real window is opened over it, and each step is done as a nurse does it. The peer is the same window, empty.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer

from bench.families import csv_of
from ks_desktop import house as houses
from ks_desktop.app.stage import Stage
from ks_desktop.house import House
from ks_desktop.referrals.domain import Tray
from ks_desktop.widgets.form import Form

BEAT_MS: Final = 5
SETTLE_MS: Final = 400


class Heart:
    """Beats on the GUI thread and keeps the longest pause."""

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._last = time.perf_counter()
        self.longest = 0.0

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    def during(self, act: Callable[[], object], is_done: Callable[[], bool]) -> tuple[float, float]:
        """Do something; return the longest pause and how long it took until all was shown, in milliseconds."""
        loop = QEventLoop()
        self._timer.start()
        self._last, self.longest = time.perf_counter(), 0.0
        begun = self._last
        act()
        self._beat()
        took = 0.0
        while not took or time.perf_counter() - begun < took + SETTLE_MS / 1000:
            loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, BEAT_MS)
            if not took and is_done():
                took = time.perf_counter() - begun
        self._timer.stop()
        return self.longest * 1000, took * 1000


def fill(house: House, count: int) -> float:
    """Import that many referrals; return the seconds it took."""
    begun = time.perf_counter()
    _found, results = house.imports.take(csv_of(count, house.clock.today()).encode(), actor=house.actor)
    for _result in results:
        pass
    return time.perf_counter() - begun


def measure(house: House) -> None:
    """Print the longest pause of each step."""
    stage = Stage(house)
    main, heart = stage.main, Heart()
    tasks = main.desk.tasks
    busy = {"is": False}
    tasks.busy.connect(lambda now: busy.update({"is": now}))

    def step(name: str, act: Callable[[], object]) -> None:
        longest, took = heart.during(act, lambda: not busy["is"])
        print(f"{name:36} longest pause {longest:7.1f} ms   shown after {took:8.1f} ms")

    from ks_desktop.referrals.form.sections import language_options

    step("warming: what it is built with", language_options)
    step("warming: the page, while she rests", lambda: main.pages.page("referrals"))
    step("first look at the page", lambda: main.show_page("referrals"))
    page = main.pages.referrals()
    for tray in (Tray.INCOMPLETE, Tray.CONSENT_MISSING, Tray.READY, Tray.NEW):
        step(f"tray {tray.value}", partial(page.show_tray, tray))
    step("show more", page.list.more_wanted.emit)
    step("new referral", main.new_referral)
    step("type a surname", lambda: _type(page.pane.form))
    step("close the form", page.pane.close_form)
    for entry in page.list.table.records()[:1]:
        step("open the first in the form", partial(page.open_entry, entry))
        step("close the form again", page.pane.close_form)
    step("wider window", lambda: stage.resize(1800, 900))
    stage.clear()


def _type(form: Form) -> None:
    field = form.field("birth_surname")
    field.set_raw("Voorbeeld")
    field.edited.emit()


def main() -> None:
    """Measure over an empty folder, and over a full one."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    for number in (0, count):
        with tempfile.TemporaryDirectory() as folder:
            house, _code = houses.create(
                Path(folder) / "gegevens", "noor", "vier woorden voor een proef", full_name="Noor Proef"
            )
            seconds = fill(house, number) if number else 0.0
            print(f"\n{number} referrals" + (f", imported in {seconds:.1f} s" if number else " (the peer)"))
            measure(house)
            house.close()


if __name__ == "__main__":
    main()
