from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.page.moving import MoveCard, known_of
from ks_desktop.core.values import CaseId, ClientId
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


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def page_of(house: House, case: CaseId) -> CasePage:
    return house.casefiles.page(case, actor=house.actor, is_refresh=True)


def press(within: QWidget, name: str) -> None:
    found = part(within, name)
    assert isinstance(found, QPushButton)
    found.click()


def test_a_case_goes_to_the_woman_that_is_chosen(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    case = sign_up(house, "Kaya", **HER)
    to = ClientId(client_of(house, sign_up(house, "Smit", given_name="Derya", birth_date="1990-01-02")))
    card = MoveCard(desk_of(house, tasks), house.clients)
    qtbot.addWidget(card)
    card.begin(page_of(house, case))
    card.finding.line.set_raw("derya")
    card.finding.line.editor.returnPressed.emit()
    settle(tasks)
    press(card, "found_0")
    (question,) = card.window().findChildren(Question)
    with qtbot.waitSignal(card.moved):
        question.accept()
        settle(tasks)
    with house.database.reading(house.actor) as reading:
        assert len(house.clients.cases_of([to], reading=reading)[to]) == 1
    (joined,) = house.joining.of_client(to, actor=house.actor)
    assert joined.case_id == case


def test_a_case_goes_to_a_record_that_is_made_for_it(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    case = sign_up(house, "Kaya", **HER)
    other = sign_up(house, "Smit", given_name="Derya", birth_date="1990-01-02", due_date="2027-08-01")
    house.clients.moving.move(other, ClientId(client_of(house, case)), actor=house.actor)  # now she has two
    wrong = sign_up(house, "Bakker", due_date="2026-12-01", phone="06 99999999")
    with house.database.work(house.actor, "client_changed") as work:
        stored = house.clients.cases([wrong], reading=work)[wrong]
        house.clients.put_case(replace(stored, client_id=ClientId(client_of(house, case))), work=work)
    card = MoveCard(desk_of(house, tasks), house.clients)
    qtbot.addWidget(card)
    card.begin(page_of(house, wrong))
    press(card, "new_record")
    settle(tasks)
    form = card.panel.form
    assert form.field("birth_surname").value() == "Kaya"
    assert not form.field("phone").value()  # it is that of the other
    form.set_values({"birth_surname": "Kayan", "given_name": "Aylin", "birth_date": date(1997, 4, 15)})
    with qtbot.waitSignal(card.moved):
        press(card, "save_move_new")
        settle(tasks)
    with house.database.reading(house.actor) as reading:
        key = ClientId(client_of(house, wrong))
        made = house.clients.clients([key], reading=reading)[key]
    assert (made.name.birth_surname, made.birth_date, made.address.street) == ("Kayan", date(1997, 4, 15), "")


def test_what_her_referrer_said_otherwise_is_hers(house: House) -> None:
    page = page_of(house, sign_up(house, "Kaya", **HER))
    said = (("phone", "06-11111111"), ("birth_date", "1997-04-15"), ("street", "Dorpsstraat"))
    (referral,) = page.facts.referrals
    page = replace(
        page,
        facts=replace(page.facts, referrals=(replace(referral, said_otherwise=said),)),
    )
    known = known_of(page)
    assert (known["phone"], known["birth_date"], known["birth_surname"]) == ("06-11111111", date(1997, 4, 15), "Kaya")
    assert "street" not in known
