"""The rooms below, on a real encrypted file."""

import pytest

from ks_desktop.clients.service import Clients
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.undo import Undo
from ks_desktop.referrals.service import Referrals


@pytest.fixture
def undo(database: Database, clock: Clock) -> Undo:
    return Undo(database, clock)


@pytest.fixture
def clients(database: Database, clock: Clock, undo: Undo) -> Clients:
    return Clients(database, clock, undo)


@pytest.fixture
def referrals(database: Database, clock: Clock, clients: Clients) -> Referrals:
    return Referrals(database, clock, clients, Coalition(database, clock))
