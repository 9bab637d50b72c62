"""How the agenda moves with many visits: first opening, a step while a visit is lifted, and what each step asks.

`python -m bench.agenda [VISITS]`: an encrypted folder is filled by the program's own import and booking, the real
window is opened over it, and each step is done as a nurse does it.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from datetime import time as at_hour
from functools import partial
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench.families import csv_of
from bench.stalls import Heart
from ks_desktop import house as houses
from ks_desktop.app import opening
from ks_desktop.app.stage import Stage
from ks_desktop.cli.commands import set_up
from ks_desktop.core.clock import instant_of
from ks_desktop.core.values import AppointmentId, new_id
from ks_desktop.house import House
from ks_desktop.visits import store
from ks_desktop.visits.domain import Appointment
from ks_desktop.widgets.week_grid import WeekGrid

COLLEAGUES: Final = 19
STEPS: Final = 200


def fill(house: House, count: int) -> None:
    """Bring in women, and book one visit for most of them, spread over twenty nurses."""
    set_up(house, ["Utrecht"], "3511 AB")
    for number in range(COLLEAGUES):
        house.schedules.add_colleague(f"Collega {number + 1}", actor=house.actor)
    _found, results = house.imports.take(csv_of(count + 200, house.clock.today()).encode(), actor=house.actor)
    for _result in results:
        pass
    _book(house, count)


def _book(house: House, count: int) -> None:
    with house.database.reading(house.actor) as reading:
        nurses = [member.user for member in house.schedules.members(reading=reading)]
    entries = house.visits.to_plan(actor=house.actor)[:count]
    monday = _monday(house)
    with house.database.work(house.actor, "bench") as work:
        for number, entry in enumerate(entries):
            slot, nurse = divmod(number, len(nurses))
            day = monday + timedelta(days=slot // 4 % 5 + 7 * (slot // 20))
            at = instant_of(day, at_hour(9 + 2 * (slot % 4)))
            visit = Appointment(
                id=AppointmentId(new_id()), case_id=entry.case_id, nurse=nurses[nurse], starts_at=at, minutes=60
            )
            store.add_booked(work, visit)


def _monday(house: House) -> date:
    today = house.clock.today()
    return today + timedelta(days=7 - today.weekday())


def measure(house: House) -> None:
    """Print the longest pause of each step, and what a step of a lifted visit costs."""
    stage = Stage(house)
    main, heart = stage.main, Heart()
    busy = {"is": False}
    main.desk.tasks.busy.connect(lambda now: busy.update({"is": now}))

    def step(name: str, act: Callable[[], object]) -> None:
        longest, _took = heart.during(act, lambda: not busy["is"])
        main.desk.tasks.wait_all()
        print(f"{name:36} longest pause {longest:7.1f} ms")

    step("first look at the agenda", partial(main.show_page, "agenda"))
    page = main.pages.agenda()
    step("next week", page.week.forth)
    step("choose a woman", page.plan.table.select_first)
    step("the team", page.week.switch_team)
    step("its day", partial(page.week.show_length, week=False))
    step("back to one's own week", partial(page.week.show_view, True, False))
    step("the coming week", partial(page.week.go_to, _monday(house)))
    grid = page.week.grid
    block = next(block for block in grid.sheet.blocks if block.is_movable)
    step("lift a visit", partial(grid.lift, block.key))
    _say_steps(grid)
    grid.put_back()
    stage.clear()


def _say_steps(grid: WeekGrid) -> None:
    spent = []
    for number in range(STEPS):
        key = (Qt.Key.Key_Down, Qt.Key.Key_Up)[number % 2]
        begun = time.perf_counter()
        QTest.keyClick(grid, key)
        QApplication.processEvents()
        spent.append((time.perf_counter() - begun) * 1000)
    spent.sort()
    median, most = spent[len(spent) // 2], spent[int(len(spent) * 0.95)]
    print(f"a step of a lifted visit: median {median:.1f} ms, 95 % {most:.1f} ms")


def main() -> None:
    """Measure over a full folder."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    with tempfile.TemporaryDirectory() as folder:
        house, _code = houses.create(
            Path(folder) / "gegevens", "noor", "vier woorden voor een proef", full_name="Noor Proef"
        )
        fill(house, count)
        opening.load_pages()  # as the program does before she is in
        with house.database.reading(house.actor) as reading:
            booked = len(house.visits.booked(reading=reading))
        print(f"{booked} visits, {len(house.visits.to_plan(actor=house.actor))} wait")
        measure(house)
        house.close()


if __name__ == "__main__":
    main()
