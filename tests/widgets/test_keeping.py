from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.values import UserId
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.keeping import Keeper
from tests.desks import desk_over, settle


@pytest.fixture
def desk(qtbot: QtBot, database: Database, clock: Clock, actor: UserId) -> Iterator[Desk]:
    del qtbot
    with desk_over(database, clock, actor) as made:
        yield made


def test_what_is_typed_is_found_again_and_nothing_typed_is_nothing_kept(desk: Desk) -> None:
    owner = QObject()
    keeper = Keeper(desk, "referral", owner)
    found: list[Any] = []
    keeper.keep("", {"given_name": "Aylin"})
    keeper.find("", found.append)
    settle(desk.tasks)
    keeper.keep("", {})
    keeper.find("", found.append)
    settle(desk.tasks)
    assert found == [{"given_name": "Aylin"}, None]


def test_each_form_and_record_has_a_draft_of_its_own(desk: Desk) -> None:
    owner = QObject()
    found: list[Any] = []
    Keeper(desk, "referral", owner).keep("a", {"x": "1"})
    Keeper(desk, "referral", owner).find("b", found.append)
    settle(desk.tasks)
    Keeper(desk, "organisation", owner).find("a", found.append)
    settle(desk.tasks)
    assert found == [None, None]


def test_the_open_form_is_remembered_until_it_is_closed(desk: Desk) -> None:
    owner = QObject()
    keeper = Keeper(desk, "referral", owner)
    found: list[str | None] = []
    keeper.find_open(found.append)
    keeper.open_at("")
    keeper.find_open(found.append)
    keeper.open_at("some-id")
    keeper.find_open(found.append)
    keeper.close()
    keeper.find_open(found.append)
    settle(desk.tasks)
    assert found == [None, "", "some-id", None]
