from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ks_desktop.core.clock import instant_of
from ks_desktop.core.values import AppointmentId
from ks_desktop.visits import store
from ks_desktop.visits.domain import (
    Agreement,
    Appointment,
    AppointmentState,
    Help,
    HelpKind,
    Mode,
    Need,
    Outcome,
    Present,
    Report,
    ticked,
)
from ks_desktop.visits.store import reports
from tests.visits.conftest import TODAY, Room

WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=30).map(str.strip)
SAID = WORDS.filter(bool)
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
TOPICS = st.lists(st.sampled_from(["geld", "slapen", "roken", "partner"]), unique=True)
HELPS = st.lists(st.sampled_from(list(HelpKind)[1:]), unique=True).map(
    lambda kinds: tuple(Help(kind=kind, what=kind.value if kind.is_named else "") for kind in kinds)
)
AGREEMENTS = st.lists(
    st.builds(
        Agreement,
        id=st.uuids(version=4),
        who=WORDS,
        what=SAID,
        by_when=st.none() | DAYS,
        done_on=st.none() | DAYS,
    ),
    max_size=3,
    unique_by=lambda one: one.id,
).map(tuple)


@st.composite
def whole_reports(draw: st.DrawFn) -> Report:
    """Return a report with anything in it."""
    topics = draw(TOPICS)
    return Report(
        outcome=draw(st.sampled_from(Outcome)),
        held_on=draw(DAYS),
        note=draw(WORDS),
        agreed=tuple(draw(st.lists(SAID, max_size=5))),
        next_step=draw(WORDS),
        present=tuple(draw(st.lists(st.sampled_from(Present), unique=True))),
        mode=draw(st.none() | st.sampled_from(Mode)),
        topics=tuple(topics),
        help_wanted=tuple(topic for topic in topics if draw(st.booleans())),
        need=draw(st.none() | st.sampled_from(Need)),
        agreements=draw(AGREEMENTS),
        help=draw(HELPS),
        feed_back=draw(WORDS),
    )


def visit_of(room: Room) -> Appointment:
    return Appointment(
        id=AppointmentId(UUID(int=4711)),
        case_id=room.waiting(),
        nurse=room.actor,
        starts_at=instant_of(TODAY, time(9)),
        minutes=60,
    )


def found(room: Room, visit: Appointment) -> Appointment:
    with room.database.reading(room.actor) as reading:
        known = store.find(reading, visit.id)
    assert known is not None
    return known


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(whole_reports(), whole_reports())
def test_a_report_comes_back_and_can_be_replaced(room: Room, first: Report, second: Report) -> None:
    visit = visit_of(room)
    with room.database.work(room.actor, "test") as work:
        store.add_booked(work, visit)
    for report in (first, second, None):
        with room.database.work(room.actor, "test") as work:
            store.write(work, replace(visit, report=report))
        assert found(room, visit).report == report
    with room.database.work(room.actor, "test") as work:
        store.write(work, replace(visit, report=first))
        store.remove(work, visit.id)
        rows = [work.session.scalar(sa.select(sa.func.count()).select_from(kind)) for kind in reports.REPORT_ROWS]
    assert rows == [0, 0, 0, 0]


def test_a_report_of_before_is_read_as_it_was(room: Room) -> None:
    visit = visit_of(room)
    old = Report(outcome=Outcome.VISITED, held_on=TODAY, note="rustig", agreed=("slapen",), next_step="bellen")
    with room.database.work(room.actor, "test") as work:
        store.add_booked(work, replace(visit, report=old, state=AppointmentState.DONE))
        statement = "UPDATE appointment SET held_mode = NULL, need = NULL"
        work.session.connection().exec_driver_sql(statement)
    assert found(room, visit).report == old


def test_what_is_chosen_again_is_the_same_row(room: Room) -> None:
    visit = visit_of(room)
    report = Report(outcome=Outcome.VISITED, held_on=TODAY, topics=("geld",), help=(Help(kind=HelpKind.INFORMATION),))
    keys: list[list[UUID]] = []
    for said in (report, replace(report, topics=(), help=()), report):
        with room.database.work(room.actor, "test") as work:
            if not keys:
                store.add_booked(work, visit)
            store.write(work, replace(visit, report=said))
            keys.append(list(work.session.scalars(sa.select(reports.VisitTopicRow.id))))
    assert keys[0] == keys[2]
    assert keys[1] == []


def test_what_is_due_and_what_help_came_of_it_are_found_by_day(room: Room) -> None:
    visit = visit_of(room)
    week = timedelta(days=7)
    due = Agreement(who="ik", what="bellen", by_when=TODAY, id=UUID(int=1))
    later = Agreement(who="zij", what="lezen", by_when=TODAY + week, id=UUID(int=2))
    never = Agreement(who="zij", what="rusten", id=UUID(int=3))
    help_given = Help(kind=HelpKind.INFORMAL_NETWORK, what="buurvrouw")
    report = Report(outcome=Outcome.VISITED, held_on=TODAY, agreements=(never, later, due), help=(help_given,))
    with room.database.work(room.actor, "test") as work:
        store.add_booked(work, replace(visit, report=report, state=AppointmentState.DONE))
        assert reports.agreements_due(work, TODAY) == [(visit.case_id, visit.id, due)]
        assert [one[2] for one in reports.agreements_due(work, TODAY + week)] == [due, later]
        done = ticked(report, due.id, TODAY)
        store.write(work, replace(visit, report=done, state=AppointmentState.DONE))
        assert reports.agreements_due(work, TODAY) == []
        assert reports.helps_between(work, TODAY, TODAY) == [(visit.case_id, help_given)]
        assert reports.helps_between(work, TODAY + week, TODAY + week) == []
