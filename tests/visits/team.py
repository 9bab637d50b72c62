"""A practice house with three nurses who have work, and what tests of hand-overs look at."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, Final

from ks_desktop.core.values import CaseId, DaySpan, UserId
from ks_desktop.house import House
from ks_desktop.practice import MovableClock
from ks_desktop.visits.domain import Appointment, AppointmentState
from ks_desktop.visits.domain.caseload import Caseload
from ks_desktop.visits.service.handing_over import HandedCase, HandOverQuestion
from tests.houses import TODAY, practice

TESTEMA: Final = "Mw. Testema"
OEFEN: Final = "Mw. De Oefen"
PROEF: Final = "Mw. Proef"
TWO_WEEKS: Final = DaySpan(TODAY, date(2026, 12, 4))
_KEPT_BESIDE: Final = ("audit", "undo_step", "journal")  # what says that something was done


@contextmanager
def office() -> Iterator[House]:
    """Give a house of its own."""
    house = practice()
    try:
        yield house
    finally:
        house.close()


def go_to(house: House, day: date) -> None:
    """Let it be another day."""
    assert isinstance(house.clock, MovableClock)
    house.clock.go_to(day)


def nurse(house: House, name: str) -> UserId:
    """Return a nurse by name."""
    return next(member.user for member in house.schedules.everybody(actor=house.actor) if member.name == name)


def asked(house: House, name: str = TESTEMA, span: DaySpan | None = TWO_WEEKS) -> HandOverQuestion:
    """Return what may be handed over."""
    return house.hand_overs.question(nurse(house, name), span, actor=house.actor)


def chosen(handed: tuple[HandedCase, ...]) -> dict[CaseId, UserId | None]:
    """Return who gets which case."""
    return {case.case_id: case.to for case in handed}


def booked(house: House) -> dict[CaseId, tuple[Appointment, ...]]:
    """Return the booked visits of each case."""
    with house.database.reading(house.actor) as reading:
        found = house.visits.booked(reading=reading)
    return {visit.case_id: tuple(v for v in found if v.case_id == visit.case_id) for visit in found}


def loads(house: House, day: date = TODAY) -> dict[str, Caseload]:
    """Return what each nurse has on a day, by name."""
    return {load.name: load for load in house.caseload.of_team(day, actor=house.actor)}


def tables(house: House) -> dict[str, list[str]]:
    """Return every row of every table as the file holds it, but versions; without the log and what can be undone."""
    with house.database.reading(house.actor) as reading:
        connection = reading.session.connection()

        def rows(query: str) -> list[tuple[Any, ...]]:
            return [tuple(row) for row in connection.exec_driver_sql(query)]

        names = [name for (name,) in rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
        kept = [name for name in names if not name.startswith(_KEPT_BESIDE) and "sqlite" not in name]
        columns = {
            name: ", ".join(f'"{row[1]}"' for row in rows(f'PRAGMA table_info("{name}")') if row[1] != "version")
            for name in kept
        }
        return {
            name: sorted(map(repr, rows(f'SELECT {columns[name]} FROM "{name}"')))  # noqa: S608 - names of our own
            for name in kept
        }


def overlaps(visits: list[Appointment]) -> list[tuple[Appointment, Appointment]]:
    """Return the visits of one nurse that lie over each other."""
    there = [visit for visit in visits if visit.state is AppointmentState.BOOKED]
    return [
        (one, other)
        for one in there
        for other in there
        if one.id < other.id
        and one.nurse == other.nurse
        and one.starts_at < other.ends_at
        and other.starts_at < one.ends_at
    ]
