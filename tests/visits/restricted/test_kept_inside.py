"""What is typed at a safety look is seen on the screen and goes nowhere else."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from ks_desktop.core.errors import UserError
from ks_desktop.core.paths import LOG_NAME
from ks_desktop.core.values import DaySpan
from ks_desktop.house import House
from ks_desktop.letters.domain import LetterKind
from ks_desktop.referrals.service.exports import ListFormat
from ks_desktop.visits.domain import Appointment
from ks_desktop.visits.restricted import SafetyColour
from tests import houses
from tests.pdf import text_of

_NOTES = st.text("abcdefghijklmnopqrstuvwxyz", min_size=14, max_size=30).map(lambda word: f"q{word}q")


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    made = houses.practice()
    yield made
    made.close()


def _leaving(house: House, visit: Appointment) -> Iterator[tuple[str, str]]:
    """Give everything that leaves the program, by what it is."""
    actor, (year, week, _day) = house.actor, visit.day.isocalendar()
    yield "day plan", text_of(house.plans.day(visit.day, actor=actor).pdf)
    yield "week plan", text_of(house.plans.week(year, week, actor=actor).pdf)
    yield "team plan", text_of(house.plans.team(year, week, actor=actor).pdf)
    yield "calendar", house.calendar.preview(DaySpan(visit.day, visit.day), actor=actor, with_busy=True).text
    yield "list", house.exports.write(ListFormat.CSV, actor=actor, reason="test").file.decode()
    letter = house.letters.draft(LetterKind.APPOINTMENT, visit.case_id, actor=actor)
    yield "letter", text_of(house.letters.preview(letter, actor=actor).pdf)
    with house.database.reading(actor) as reading:
        for table in ("audit", "change_journal", "undo_step"):
            yield table, repr(reading.session.execute(text(f"SELECT * FROM {table}")).all())  # noqa: S608 - ours
    log = house.folder / LOG_NAME
    yield "log", log.read_text(encoding="utf-8") if log.exists() else ""


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(note=_NOTES)
def test_a_note_is_on_no_paper_in_no_calendar_list_or_log(house: House, note: str) -> None:
    with house.database.reading(house.actor) as reading:
        visit = next(v for v in house.visits.booked(reading=reading) if v.nurse == house.actor)
    house.safety.look(visit.case_id, SafetyColour.RED, note, actor=house.actor)
    with pytest.raises(UserError) as refused:
        house.moving.move(visit.id, visit.starts_at, actor=house.actor, version=visit.version)
    assert note not in repr(refused.value.values) + refused.value.text()
    assert house.safety.words(visit.case_id, actor=house.actor) == note
    for name, content in _leaving(house, visit):
        assert note not in content, name
