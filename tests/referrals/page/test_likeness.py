from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.clients.domain.doubles import Decision, Pregnancy
from ks_desktop.clients.service import Clients
from ks_desktop.core.values import UserId
from ks_desktop.referrals.page import Services
from ks_desktop.referrals.page.form_pane import FormPane
from ks_desktop.widgets.desk import Desk
from tests.desks import end_pauses, settle
from tests.referrals.makers import WHOLE

TYPED: dict[str, Any] = {"given_name": "Ailin", "birth_surname": "Kayya", "birth_date": "1998-03-12", "phone": ""}


@pytest.fixture
def pane(qtbot: QtBot, desk: Desk, services: Services, clients: Clients, actor: UserId) -> Iterator[FormPane]:
    clients.likenesses.install()
    services.referrals.record({**WHOLE, "bsn": "", "bsn_checked_by": "", "bsn_checked_on": ""}, actor=actor)
    made = FormPane(desk, services)
    qtbot.addWidget(made)
    made.show()
    made.begin_new()
    settle(desk.tasks)
    yield made
    settle(desk.tasks)


def type_in(pane: FormPane, desk: Desk, **texts: str) -> None:
    pane.form.show_texts({**pane.form.texts(), **texts})
    pane.form.edited.emit()
    end_pauses(pane)
    settle(desk.tasks)


def said(pane: FormPane, name: str) -> str:
    found = pane.likeness.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found.text()


def press(pane: FormPane, desk: Desk, name: str) -> None:
    found = pane.likeness.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    assert found.isVisible()
    found.click()
    settle(desk.tasks)


def test_who_may_be_her_is_named_with_reasons_while_she_types(pane: FormPane, desk: Desk) -> None:
    assert not pane.likeness.isVisible()
    type_in(pane, desk, **TYPED)
    assert pane.likeness.isVisible()
    assert "Aylin Kaya" in said(pane, "likeness_who")
    assert "zelfde geboortedatum" in said(pane, "likeness_why")
    assert pane.likeness.accessibleDescription()
    assert pane.likeness.decision() is None
    type_in(pane, desk, given_name="Zoë", birth_surname="Niemand", birth_date="1985-07-30")
    assert not pane.likeness.isVisible()


def test_each_answer_goes_with_the_form(pane: FormPane, desk: Desk) -> None:
    type_in(pane, desk, **TYPED)
    (woman,) = pane.likeness.women()
    press(pane, desk, "likeness_next")
    assert pane.likeness.decision() == Decision(woman=woman, pregnancy=Pregnancy.NEXT)
    assert "nieuwe zwangerschap" in said(pane, "likeness_who")
    press(pane, desk, "likeness_back")
    assert pane.likeness.decision() is None
    press(pane, desk, "likeness_same")
    assert pane.likeness.decision() == Decision(woman=woman)
    press(pane, desk, "likeness_back")
    press(pane, desk, "likeness_other")
    assert pane.likeness.decision() == Decision(others=frozenset({woman}))
    assert not pane.likeness.isVisible()
    type_in(pane, desk, email="a@b.example")
    assert not pane.likeness.isVisible()


def test_the_same_woman_is_stored_as_a_second_referral(
    pane: FormPane, desk: Desk, services: Services, actor: UserId
) -> None:
    left_out = {"bsn": "", "bsn_checked_by": "", "bsn_checked_on": ""}
    pane.form.show_texts({**WHOLE, **left_out, "received_on": "2026-11-19", "birth_surname": "Kayya"})
    type_in(pane, desk, given_name="Ailin")
    press(pane, desk, "likeness_same")
    pane.save.click()
    settle(desk.tasks)
    assert len(services.referrals.list(actor=actor)) == 2
    assert len({line.client_id for line in services.referrals.list(actor=actor)}) == 1
    assert not pane.likeness.isVisible()


def test_of_a_stored_referral_the_answer_is_done_at_once(
    pane: FormPane, desk: Desk, services: Services, actor: UserId, qtbot: QtBot
) -> None:
    left_out = {"bsn": "", "bsn_checked_by": "", "bsn_checked_on": ""}
    values = {**WHOLE, **left_out, "received_on": "2026-11-19", "birth_surname": "Kayya", "given_name": "Ailin"}
    stored = services.referrals.record(values, actor=actor)
    pane.open_stored(stored.referral_id)
    settle(desk.tasks)
    assert "Aylin Kaya" in said(pane, "likeness_who")
    with qtbot.waitSignal(pane.likeness.settled):
        press(pane, desk, "likeness_other")
    assert not pane.likeness.isVisible()
    assert services.doubles.open_pairs(actor=actor) == ()


def test_all_answers_have_room_in_a_small_window(pane: FormPane, desk: Desk) -> None:
    pane.resize(pane.minimumWidth(), 300)
    type_in(pane, desk, **TYPED)
    end_pauses(pane)
    for word in ("same", "next", "other"):
        button = pane.likeness.findChild(QPushButton, f"likeness_{word}")
        assert isinstance(button, QPushButton)
        assert pane.likeness.rect().contains(button.geometry())
