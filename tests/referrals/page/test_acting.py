import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.clients.service import Clients
from ks_desktop.core import undo
from ks_desktop.core.clock import Clock
from ks_desktop.core.values import UserId
from ks_desktop.referrals.domain import NotTakenUp, Tray
from ks_desktop.referrals.domain.papers import PaperState
from ks_desktop.referrals.page import Services
from ks_desktop.referrals.page.acting import Acts
from ks_desktop.referrals.page.gathering import gather
from ks_desktop.referrals.table import Entry
from ks_desktop.widgets.desk import Desk
from tests.desks import settle
from tests.referrals.makers import WHOLE
from tests.referrals.page.papers import filled_form
from tests.widgets.hands import bring_forward, child


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    bring_forward(made)
    return made


@pytest.fixture
def acts(desk: Desk, services: Services, page: QWidget) -> Acts:
    return Acts(desk, services, page)


def entry(services: Services, clock: Clock, actor: UserId, tray: Tray = Tray.NEW) -> Entry:
    return gather(services, tray, clock, actor=actor).entries[0]


def test_a_referral_is_seen_put_aside_and_taken_back(
    acts: Acts, desk: Desk, services: Services, clock: Clock, actor: UserId
) -> None:
    services.referrals.record(WHOLE, actor=actor)
    acts.see(entry(services, clock, actor))
    settle(desk.tasks)
    acts.put_aside(entry(services, clock, actor, Tray.READY), NotTakenUp.OUTSIDE_AREA)
    settle(desk.tasks)
    acts.take_back(entry(services, clock, actor, Tray.NOT_TAKEN_UP))
    settle(desk.tasks)
    assert services.trays.counts(actor=actor)[Tray.READY] == 1


def test_a_paper_is_put_aside_with_its_reason(
    acts: Acts, desk: Desk, services: Services, clock: Clock, actor: UserId
) -> None:
    services.papers.receive(filled_form(), actor=actor)
    acts.paper_aside(entry(services, clock, actor), "Dit is geen aanmelding")
    settle(desk.tasks)
    (paper,) = services.papers.waiting(actor=actor, state=PaperState.SET_ASIDE)
    assert paper.reason == "Dit is geen aanmelding"


def test_what_was_kept_halfway_is_thrown_away_after_asking(
    acts: Acts, page: QWidget, desk: Desk, services: Services, clock: Clock, actor: UserId
) -> None:
    services.half_done.keep({"birth_surname": "Proef"}, actor=actor)
    acts.drop_half(entry(services, clock, actor, Tray.INCOMPLETE))
    settle(desk.tasks)
    assert len(services.half_done.list(actor=actor)) == 1
    child(page, QPushButton, "yes").click()
    settle(desk.tasks)
    assert services.half_done.list(actor=actor) == ()


def test_who_does_not_agree_is_destroyed_at_once_after_it_was_said(
    acts: Acts, page: QWidget, desk: Desk, services: Services, clients: Clients, actor: UserId
) -> None:
    clients.when_destroyed += [services.referrals.case_destroyed, undo.case_destroyed]
    services.referrals.record(WHOLE, actor=actor)
    acts.put_aside(entry(services, desk.clock, actor), NotTakenUp.NO_CONSENT)
    settle(desk.tasks)
    assert services.trays.counts(actor=actor)[Tray.NEW] == 1
    child(page, QPushButton, "yes").click()
    settle(desk.tasks)
    assert services.referrals.list(actor=actor) == ()
    assert [counted.count for counted in services.retention.counts(actor=actor)] == [1]
