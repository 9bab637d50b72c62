"""The rooms below, on a real encrypted file, and a desk for the page."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.clients.service import Clients
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import UserId
from ks_desktop.referrals.page import Services
from ks_desktop.referrals.service import Referrals
from ks_desktop.referrals.service.doubles import Doubles
from ks_desktop.referrals.service.halfdone import HalfDone
from ks_desktop.referrals.service.imports import Imports
from ks_desktop.referrals.service.papers import Papers
from ks_desktop.referrals.service.retention import Retention
from ks_desktop.referrals.service.trays import Trays
from ks_desktop.security.service import Users
from ks_desktop.widgets.desk import Desk
from tests.desks import desk_over
from tests.undoing import watched_undo


@pytest.fixture
def database(watched_database: Database) -> Database:
    return watched_database


@pytest.fixture
def undo(database: Database, clock: Clock) -> Undo:
    return watched_undo(database, clock)


@pytest.fixture
def clients(database: Database, clock: Clock, undo: Undo) -> Clients:
    return Clients(database, clock, undo)


@pytest.fixture
def coalition(database: Database, clock: Clock) -> Coalition:
    return Coalition(database, clock)


@pytest.fixture
def referrals(database: Database, clock: Clock, clients: Clients, coalition: Coalition) -> Referrals:
    return Referrals(database, clock, clients, coalition)


@pytest.fixture
def papers(database: Database, clock: Clock, referrals: Referrals) -> Papers:
    return Papers(database, clock, referrals)


@pytest.fixture
def services(
    database: Database, clock: Clock, clients: Clients, coalition: Coalition, referrals: Referrals, papers: Papers
) -> Services:
    return Services(
        referrals=referrals,
        coalition=coalition,
        trays=Trays(database, clock, referrals),
        papers=papers,
        doubles=Doubles(database, clock, clients, clients.joining),
        half_done=HalfDone(database, clock, Users(database), referrals, clients),
        retention=Retention(database, clock, clients),
        consents=clients.answers,
        imports=Imports(database, clock, clients, referrals.referrers),
    )


@pytest.fixture
def imports(database: Database, clock: Clock, clients: Clients, referrals: Referrals) -> Imports:
    return Imports(database, clock, clients, referrals.referrers)


@pytest.fixture
def desk(qtbot: QtBot, database: Database, clock: Clock, actor: UserId, undo: Undo) -> Iterator[Desk]:
    del qtbot  # the application must be there first
    with desk_over(database, clock, actor, undo) as made:
        yield made
