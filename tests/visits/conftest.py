"""A whole room of visits over a real encrypted file, and invented women who wait."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.clients.restricted import RestrictedTexts
from ks_desktop.clients.service import Clients
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock, fixed_clock
from ks_desktop.core.database import Database
from ks_desktop.core.drafts import Drafts
from ks_desktop.core.sealing import Sealer
from ks_desktop.core.settings_store import SettingsStore
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import CaseId, UserId, new_id
from ks_desktop.referrals.service import Referrals
from ks_desktop.security.audit import Audit
from ks_desktop.security.domain import User
from ks_desktop.security.service import Users
from ks_desktop.visits.domain import NursePlace, Transport, WorkingHours
from ks_desktop.visits.page import AgendaPage, AgendaServices
from ks_desktop.visits.page.week_proposal import PlanServices
from ks_desktop.visits.service import Visits
from ks_desktop.visits.service.checking import Checks
from ks_desktop.visits.service.details import VisitDetails
from ks_desktop.visits.service.missed import MissedWindows
from ks_desktop.visits.service.moving_visits import Moving
from ks_desktop.visits.service.remarks import VisitRemarks
from ks_desktop.visits.service.schedules import Schedules
from ks_desktop.visits.service.stop_clocks import StopClocks
from ks_desktop.visits.service.team_weeks import TeamWeeks
from ks_desktop.visits.service.travels import TravelCorrections
from ks_desktop.visits.service.week_proposal import WeekProposals
from ks_desktop.visits.service.wishes import VisitWishes
from ks_desktop.widgets import theme
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.tasks import Tasks
from ks_desktop.widgets.theme import Scheme
from tests.undoing import watched_undo

TODAY = date(2026, 11, 21)


class MovingClock(Clock):
    """A clock that a test puts at another day and time."""

    def __init__(self) -> None:
        self.put(TODAY, time(8, 30))

    def put(self, day: date, at: time) -> None:
        """Stand still at this Dutch day and time."""
        super().__init__(fixed_clock(day, at).now)


@dataclass(frozen=True, kw_only=True)
class Room:
    """The services of a test, and its one nurse."""

    database: Database
    clock: MovingClock
    clients: Clients
    coalition: Coalition
    referrals: Referrals
    settings: SettingsStore
    undo: Undo
    visits: Visits
    actor: UserId

    def waiting(self, surname: str = "Kaya", **changed: str) -> CaseId:
        """Record a whole referral with consent, and return the case."""
        values = {
            "received_on": "2026-11-20",
            "channel": "phone",
            "route": "direct",
            "referrer_organisation": "Verloskundigen Oost",
            "referrer_role": "midwife",
            "given_name": "Aylin",
            "birth_surname": surname,
            "birth_date": "1998-03-12",
            "street": "Lindestraat",
            "house_number": "7",
            "postcode": "3523 CD",
            "place": "Utrecht",
            "municipality": "GM0344",
            "phone": "06 12345678",
            "due_date": "2027-03-16",
            "due_date_method": "ultrasound",
            "consent_given": "yes",
            "consent_by": "verloskundige",
            "consent_on": "2026-11-20",
            "consent_form": "spoken",
        } | changed
        recorded = self.referrals.record(values, actor=self.actor)
        assert recorded.case_id is not None
        return recorded.case_id

    def work_on(self, weekdays: Sequence[int] = range(5), start: time = time(8, 30), end: time = time(17)) -> None:
        """Give the nurse working days and a start place in Utrecht."""
        hours = [
            WorkingHours(user=self.actor, weekday=day, start=start, end=end, valid_from=date(2026, 1, 1))
            for day in weekdays
        ]
        self.visits.set_hours(self.actor, hours, actor=self.actor)
        self.visits.set_place(NursePlace(user=self.actor, postcode="3511ab", transport=Transport.CAR), actor=self.actor)


def press(widget: QWidget, name: str) -> None:
    """Press the button of this name."""
    button = widget.findChild(QPushButton, name)
    assert button is not None
    button.click()


def focused() -> QWidget:
    """Return what has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.fixture
def database(watched_database: Database) -> Database:
    return watched_database


@pytest.fixture
def room(database: Database, actor: UserId) -> Room:
    """A nurse who works Monday to Friday from half past eight to five."""
    clock = MovingClock()
    undo = watched_undo(database, clock)
    coalition = Coalition(database, clock)
    clients = Clients(database, clock, undo)
    referrals = Referrals(database, clock, clients, coalition)
    settings = SettingsStore(database)
    visits = Visits(database, clock, clients, coalition, referrals, undo, settings)
    audit = Audit(database, clock, process="test")
    visits.safety.texts = RestrictedTexts(database, audit, Sealer(bytes(32)), lambda _actor: True)
    clients.when_closed.append(visits)
    made = Room(
        database=database,
        clock=clock,
        clients=clients,
        coalition=coalition,
        referrals=referrals,
        settings=settings,
        undo=undo,
        visits=visits,
        actor=actor,
    )
    made.work_on()
    return made


@pytest.fixture
def colleague(room: Room) -> UserId:
    """A second nurse, without working days."""
    second = User(id=UserId(new_id()), name="tweede", full_name="Mw. Tweede")
    Users(room.database).add(second)
    return second.id


@pytest.fixture
def desk(room: Room) -> Iterator[Desk]:
    """What a page of these tests is handed."""
    tasks = Tasks()
    drafts = Drafts(room.database, room.clock)
    yield Desk(tasks=tasks, actor=room.actor, clock=room.clock, drafts=drafts, undo=room.undo)
    assert tasks.wait_all()
    tasks.close()


def agenda_services(room: Room) -> AgendaServices:
    """Return what the agenda asks of the rooms, over the room of a test."""
    database, clock, visits = room.database, room.clock, room.visits
    facts = visits.facts
    schedules = Schedules(database, clock, Users(database), facts.diaries, visits.changing)
    checks = Checks(clock, facts, visits.safety, Audit(database, clock, process="test"))
    moving = Moving(database, facts, visits.changing, checks, schedules)
    plan = PlanServices(
        proposals=WeekProposals(database, clock, visits, schedules),
        visits=visits,
        safety=visits.safety,
        schedules=schedules,
        moving=moving,
    )
    return AgendaServices(
        visits=visits,
        weeks=TeamWeeks(database, visits, schedules),
        moving=moving,
        details=VisitDetails(database, visits.changing, checks, schedules),
        safety=visits.safety,
        wishes=VisitWishes(database, facts, room.undo, schedules),
        travels=TravelCorrections(database, room.undo),
        stop_clocks=StopClocks(database, clock, facts, room.undo),
        missed=MissedWindows(database, clock, facts, room.undo),
        remarks=VisitRemarks(database, clock, facts),
        plan=plan,
    )


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, desk: Desk, room: Room) -> Iterator[AgendaPage]:
    """The agenda as the window shows it: it looks again at what its own calls change."""
    theme.apply(qapp, Scheme.LIGHT)
    made = AgendaPage(desk, agenda_services(room))
    desk.tasks.changed.connect(made.on_changes)
    qtbot.addWidget(made)
    made.resize(1050, 700)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.flush_draft()
