"""Each role in the real window: her places and parts are there, the others are not, and nothing of hers is refused."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.clients.domain import CaseState
from ks_desktop.core.errors import KsError
from ks_desktop.core.values import CaseId, UserId, new_id
from ks_desktop.house import House
from ks_desktop.security.domain import Role, User
from ks_desktop.widgets.tasks import Tasks
from ks_desktop.window import MainWindow
from ks_desktop.window.places import WORDS
from tests.houses import case_in, end, practice, settle

OWN: Final = {"profile", "passphrase"}
AGREED: Final = {
    "municipalities",
    "terms",
    "contacts",
    "free_days",
    "close_reasons",
    "visiting",
    "stationery",
    "papers",
}


@dataclass(frozen=True, slots=True)
class Expected:
    """What somebody of a role has before her."""

    first: str
    parts: set[str]
    actions: set[str]


EXPECTED: Final = {
    Role.ADMINISTRATOR: Expected("settings", OWN | AGREED | {"wordings", "people", "backup"}, set()),
    Role.PRIVACY_OFFICER: Expected("privacy", OWN, set()),
    Role.PLANNER: Expected("today", OWN | {"hours"}, {"do_call", "do_plan", "do_close"}),
    Role.READER: Expected("today", OWN, set()),
}


@dataclass(frozen=True, slots=True)
class Held:
    """A house with a user of each role, and a case with a report."""

    house: House
    people: dict[Role, UserId]
    case_id: CaseId


@pytest.fixture(scope="module")
def held() -> Iterator[Held]:
    house = practice()
    first, people = house.actor, {}
    for role in EXPECTED:
        user = User(id=UserId(new_id()), name=role.value, full_name="Mw. Rol", roles=frozenset({role}))
        house.users.add(user, actor=first)
        people[role] = user.id
    yield Held(house, people, case_in(house, CaseState.FEEDBACK_DUE))
    house.actor = first
    house.close()


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    del qtbot
    tasks = Tasks()
    yield tasks
    end(tasks)


def shown(page: QWidget) -> set[str]:
    return {button.objectName() for button in page.findChildren(QPushButton) if button.isVisible()}


@pytest.mark.parametrize("role", EXPECTED)
def test_somebody_of_a_role_meets_what_is_hers_and_no_refusal(
    qtbot: QtBot, held: Held, tasks: Tasks, role: Role
) -> None:
    house, wanted = held.house, EXPECTED[role]
    house.actor = held.people[role]
    refusals: list[KsError] = []
    tasks.problem.connect(refusals.append)
    main = MainWindow(house, tasks, house.users.get(house.actor, actor=house.actor))
    qtbot.addWidget(main)
    main.show()
    main.go_to(None)
    assert main.place().word == wanted.first
    for word in filter(main.entering.is_open, WORDS if role is not Role.READER else ("women",)):
        main.show_page(word)
        settle(tasks)
    assert {name.removeprefix("rail_") for name in shown(main.rail)} - {"help"} == set(
        filter(main.entering.is_open, WORDS)
    )
    main.show_page("settings")
    parts = {name.removeprefix("tab_") for name in shown(main.pages.settings()) if name.startswith("tab_")}
    assert parts == wanted.parts
    main.open_case(held.case_id)
    settle(tasks)
    if main.entering.is_open("women"):
        page = main.pages.women().case
        assert {name for name in shown(page) if name.startswith("do_")} == wanted.actions
        assert not {"write_restricted", "edit_client"} & shown(page) or role is Role.PLANNER
        line = page.findChild(QLabel, "not_shown")
        assert line is not None
        assert line.isVisible()
    assert refusals == []
