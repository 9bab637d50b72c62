from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ks_desktop.core.values import ReferralId
from ks_desktop.house import House
from ks_desktop.referrals.domain import Tray
from ks_desktop.referrals.page import ReferralsPage, Services
from ks_desktop.widgets.desk import Desk
from tests.desks import desk_over, settle
from tests.families import sign_up
from tests.houses import new_house
from tests.widgets.hands import bring_forward

HER: dict[str, Any] = {"given_name": "Aylin", "house_number": "12", "phone": "06 87654321", "birth_date": "1997-05-14"}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = new_house(tmp_path / "data")[0]
    sign_up(made, "Kaya", **HER)
    sign_up(made, "Kayya", **{**HER, "phone": "", "received_on": "2026-11-21", "referrer_organisation": "Huisarts"})
    yield made
    made.close()


@pytest.fixture
def desk(qtbot: QtBot, house: House) -> Iterator[Desk]:
    del qtbot  # the application must be there first
    with desk_over(house.database, house.clock, house.actor, house.undo) as made:
        yield made


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, house: House) -> Iterator[ReferralsPage]:
    names = [field.name for field in fields(Services)]
    made = ReferralsPage(desk, Services(**{name: getattr(house, name) for name in names}))
    desk.tasks.changed.connect(made.on_changes)
    qtbot.addWidget(made)
    made.resize(1092, 640)
    bring_forward(made)
    settle(desk.tasks)
    made.show_tray(Tray.DOUBT)
    settle(desk.tasks)
    made.list.table.select_first()
    made.list.compare.click()
    settle(desk.tasks)
    yield made
    settle(desk.tasks)


def words(page: ReferralsPage) -> list[str]:
    return [one.text() for one in page.doubt.findChildren(QLabel) if one.isVisible()]


def press(page: ReferralsPage, desk: Desk, key: Qt.Key, *, ctrl: bool = True) -> None:
    held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(page.doubt, key, held)
    settle(desk.tasks)


def test_a_line_of_the_tray_opens_the_two_records_and_says_what_differs(page: ReferralsPage) -> None:
    assert page.doubt.isVisible()
    assert not page.panes.isVisible()
    seen = words(page)
    assert "Aylin Kayya" in seen
    assert "Aylin Kaya" in seen
    assert "verschilt" in seen
    assert "alleen al geregistreerd" in seen  # her phone
    assert "andere aanmelding" in seen


def test_somebody_else_by_key_empties_the_tray(page: ReferralsPage, desk: Desk) -> None:
    press(page, desk, Qt.Key.Key_3)
    assert not page.doubt.isVisible()
    assert page.panes.isVisible()
    assert page.list.table.records() == ()
    assert "twee vrouwen" in page.list.status.text.text()


def test_the_same_woman_by_key_is_one_record_from_then_on(page: ReferralsPage, desk: Desk, house: House) -> None:
    press(page, desk, Qt.Key.Key_1)
    assert not page.doubt.isVisible()
    assert "Samengevoegd" in page.list.status.text.text()
    lines = house.referrals.list(actor=house.actor)
    assert len({line.referral.case_id for line in lines}) == 1
    assert len(lines) == 2


def test_what_cannot_be_is_refused_in_words_and_stays_open(page: ReferralsPage, desk: Desk) -> None:
    press(page, desk, Qt.Key.Key_2)  # two due dates of one day are no two pregnancies
    assert page.doubt.isVisible() is bool(page.doubt.status.text.text())


def test_escape_leaves_it_undecided_and_the_form_opens_by_key(page: ReferralsPage, desk: Desk) -> None:
    press(page, desk, Qt.Key.Key_Escape, ctrl=False)
    assert page.panes.isVisible()
    (entry,) = page.list.table.records()
    page.list.opened.emit(entry)
    settle(desk.tasks)
    opened: list[ReferralId] = []
    page.form_wanted.connect(opened.append)
    press(page, desk, Qt.Key.Key_F2, ctrl=False)
    assert entry.line is not None
    assert opened == [entry.line.referral.id]
    assert page.pane.isVisible()
    assert page.pane.likeness.isVisible()
