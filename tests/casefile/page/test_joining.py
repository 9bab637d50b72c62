from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.finding import FindWoman
from ks_desktop.casefile.page.joining import JoinedCard
from ks_desktop.core.values import ClientId
from ks_desktop.house import House
from ks_desktop.widgets.messages import Question
from ks_desktop.widgets.tasks import Tasks
from tests.families import client_of, sign_up
from tests.houses import desk_of, new_house, part, settle

HER: dict[str, Any] = {"given_name": "Aylin", "house_number": "12", "birth_date": "1997-05-14"}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    opened = new_house(tmp_path / "data")[0]
    yield opened
    opened.close()


def press(card: JoinedCard, name: str) -> None:
    found = part(card, name)
    assert isinstance(found, QPushButton)
    assert found.isEnabled()
    found.click()


def words(card: JoinedCard) -> str:
    return " ".join(one.text() for one in card.findChildren(QLabel) if not one.isHidden())


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def test_two_records_are_compared_joined_and_taken_apart_on_her_page(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    woman = ClientId(client_of(house, sign_up(house, "Kaya", **HER)))
    sign_up(house, "Kaya", **{**HER, "given_name": "Ailin", "received_on": "2026-11-19", "email": "a@b.example"})
    card = JoinedCard(desk_of(house, tasks), house.clients)
    qtbot.addWidget(card)
    card.show_woman(woman)
    settle(tasks)
    assert "Ailin Kaya" in words(card)
    assert "zelfde geboortedatum" in words(card)
    for name in ("compare", "do_not_join", "compare", "join"):
        press(card, name)
        settle(tasks)
        if name == "compare":
            assert "E-mail" in words(card)
    settle(tasks)
    with house.database.reading(house.actor) as reading:
        assert house.clients.clients([woman], reading=reading)[woman].contact.email == "a@b.example"
        assert len(house.clients.cases_of([woman], reading=reading)[woman]) == 1
    assert "Samengevoegd met het dossier van Ailin Kaya" in words(card)
    press(card, "take_apart")
    (question,) = card.window().findChildren(Question)
    with qtbot.waitSignal(card.changed):
        question.accept()
        settle(tasks)
    settle(tasks)
    assert "Misschien is er nog een dossier" in words(card)


def test_with_nothing_to_say_it_is_not_there(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    woman = ClientId(client_of(house, sign_up(house, "Kaya", **HER)))
    card = JoinedCard(desk_of(house, tasks), house.clients)
    qtbot.addWidget(card)
    card.show_woman(woman)
    settle(tasks)
    assert card.isHidden()


def test_any_woman_can_be_found_compared_and_left(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    woman = ClientId(client_of(house, sign_up(house, "Kaya", **HER)))
    sign_up(house, "Smit", given_name="Derya", birth_date="1990-01-02", phone="06 99999999", house_number="9")
    card = JoinedCard(desk_of(house, tasks), house.clients)
    qtbot.addWidget(card)
    with qtbot.waitSignal(card.comparing, check_params_cb=bool):
        card.show_woman(woman)
        settle(tasks)
        card.ask_who()
    finding = card.findChild(FindWoman)
    assert finding is not None
    finding.line.set_raw("derya")
    finding.line.editor.returnPressed.emit()
    settle(tasks)
    card.show_woman(woman)  # somebody saved something: what is asked stays
    settle(tasks)
    press(card, "found_0")
    settle(tasks)
    assert "Samenvoegen met Derya Smit" in words(card)
    assert {"14-05-1997", "02-01-1990"} <= {one.text() for one in card.findChildren(QRadioButton)}
    press(card, "do_not_join")
    settle(tasks)
    assert card.isHidden()


def test_where_a_case_came_from_is_said_and_it_goes_back(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    case = sign_up(house, "Kaya", **HER)
    to = ClientId(client_of(house, sign_up(house, "Smit", given_name="Derya", birth_date="1990-01-02")))
    house.clients.moving.move(case, to, actor=house.actor)
    card = JoinedCard(desk_of(house, tasks), house.clients)
    qtbot.addWidget(card)
    card.show_woman(to)
    settle(tasks)
    assert "uit het dossier van Aylin Kaya" in words(card)
    press(card, "take_apart")
    (question,) = card.window().findChildren(Question)
    with qtbot.waitSignal(card.changed):
        question.accept()
        settle(tasks)
    assert client_of(house, case) != to
