"""How long three proposals take while she is on the phone: the service call of the screen, warm.

`python -m bench.proposals [VISITS]`: an encrypted folder is made and filled by the program's own import, so many visits
are planned (1,000 unless said otherwise), and proposals are asked for women who wait: in the diary of one nurse, and
among all of the team. For four nurses, whose days are nearly full, and for twenty.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from datetime import time as clock_time
from functools import partial
from pathlib import Path
from random import Random
from typing import Final

from bench.families import csv_of
from ks_desktop import house as houses
from ks_desktop.core.clock import instant_of
from ks_desktop.core.free_days import FreeDays
from ks_desktop.core.values import AppointmentId, CaseId, UserId, new_id
from ks_desktop.house import House
from ks_desktop.visits import store
from ks_desktop.visits.domain import Appointment, NursePlace, Transport, WorkingHours

WAITING: Final = 60
LIMIT_MS: Final = 50
_SLOTS: Final = (clock_time(9), clock_time(11), clock_time(13, 30), clock_time(15, 15))
_MOST_DAYS: Final = 200


def make(folder: Path, nurses: int, visits: int) -> tuple[House, list[UserId], list[CaseId]]:
    """Return a house with so many nurses and planned visits, and the women who wait."""
    house, _code = houses.create(folder, "noor", "vier woorden voor een proef", full_name="Noor Proef")
    _found, results = house.imports.take(csv_of(visits + WAITING, house.clock.today()).encode(), actor=house.actor)
    for _result in results:
        pass
    team = _team(house, nurses)
    waiting = [entry.case_id for entry in house.visits.to_plan(actor=house.actor)]
    _plan(house, team, waiting[WAITING:])
    return house, team, waiting[:WAITING]


def _team(house: House, nurses: int) -> list[UserId]:
    for number in range(1, nurses):
        house.schedules.add_colleague(f"Mw. Proef {number}", actor=house.actor)
    team = [member.user for member in house.schedules.everybody(actor=house.actor)]
    for number, user in enumerate(team):
        hours = [
            WorkingHours(
                user=user, weekday=day, start=clock_time(8, 30), end=clock_time(17), valid_from=date(2026, 1, 1)
            )
            for day in range(5)
        ]
        house.visits.set_hours(user, hours, actor=house.actor)
        place = NursePlace(user=user, postcode=f"35{11 + number} AB", transport=list(Transport)[number % 2])
        house.visits.set_place(place, actor=house.actor)
    return team


def _plan(house: House, team: list[UserId], cases: list[CaseId]) -> None:
    """Plan these visits straight into the agenda: by the services that would take an hour."""
    tomorrow = house.clock.today() + timedelta(days=1)
    days = [day for n in range(_MOST_DAYS) if FreeDays().is_working(day := tomorrow + timedelta(days=n))]
    near = days[: max(60, len(cases) // (len(team) * 3) + 1)]
    places = [(day, at, user) for day in near for at in _SLOTS for user in team]
    Random(1).shuffle(places)  # noqa: S311 - the same ones each time
    with house.database.work(house.actor, "visit_planned") as work:
        for case_id, (day, at, user) in zip(cases, places, strict=False):
            visit = Appointment(
                id=AppointmentId(new_id()), case_id=case_id, nurse=user, starts_at=instant_of(day, at), minutes=60
            )
            store.add_booked(work, visit)


def measure(ask: Callable[[CaseId], object], cases: list[CaseId]) -> str:
    """Return median and 95th percentile in milliseconds, by the clock and by the processor, after a first round."""
    for case_id in cases:
        ask(case_id)
    took, worked = [], []
    for case_id in cases:
        begun, busy = time.perf_counter(), time.process_time()
        ask(case_id)
        took.append((time.perf_counter() - begun) * 1000)
        worked.append((time.process_time() - busy) * 1000)
    shown = (f"{statistics.median(each):8.1f} {statistics.quantiles(each, n=20)[-1]:8.1f}" for each in (took, worked))
    return "   ".join(shown)


def show(folder: Path, nurses: int, visits: int) -> None:
    """Print the lines of one team."""
    house, team, cases = make(folder, nurses, visits)

    def ask(case_id: CaseId, anybody: bool) -> object:
        nurse = None if anybody else team[0]
        return house.visits.proposals(case_id, actor=house.actor, nurse=nurse, anybody=anybody)

    for label, anybody in (("one nurse", False), ("all of the team", True)):
        print(f"{visits} visits, {nurses:2} nurses: {label:20} {measure(partial(ask, anybody=anybody), cases)}")
    house.close()


def main() -> None:
    """Print the table."""
    visits = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    print(f"{'milliseconds; the limit is ' + str(LIMIT_MS):48}   median     95 %     processor only")
    for nurses in (4, 20):
        with tempfile.TemporaryDirectory() as folder:
            show(Path(folder) / "gegevens", nurses, visits)


if __name__ == "__main__":
    main()
