import pytest
from PySide6.QtWidgets import QAbstractButton, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.house import House
from ks_desktop.today.domain import MOST_CALLS
from ks_desktop.today.page import TodayPage
from ks_desktop.widgets.tasks import Tasks
from tests.as_typed import labels_that_read_markup, read_button, texts
from tests.families import ODD_NAMES, named, sign_up
from tests.houses import desk_of, settle
from tests.today.conftest import services_of


@pytest.mark.parametrize("names", [ODD_NAMES[:MOST_CALLS], ODD_NAMES[MOST_CALLS:]], ids=["first", "rest"])
def test_names_to_call_stand_as_they_were_typed(
    qtbot: QtBot, house: House, tasks: Tasks, names: tuple[str, ...]
) -> None:
    for name in names:
        named(house, name)
    page = TodayPage(desk_of(house, tasks), services_of(house))
    qtbot.addWidget(page)
    page.refresh()
    settle(tasks)
    shown = [read_button(button) for button in page.findChildren(QAbstractButton, "call_name")]
    assert {f"{name} Proef" for name in names} <= set(shown)


def test_how_to_call_her_stands_as_it_was_typed(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    sign_up(house, given_name="Anna", due_date="2026-12-01", phone_note="<b>pas op</b> & {wacht}")
    page = TodayPage(desk_of(house, tasks), services_of(house))
    qtbot.addWidget(page)
    page.refresh()
    settle(tasks)
    assert labels_that_read_markup(page) == []
    assert any("<b>pas op</b> & {wacht}" in text for text in texts(page))


def test_names_that_wait_stand_as_they_were_typed(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    sign_up(house, "Tom & Jerry", initials="", due_date="2026-10-30", received_on="2026-10-30")  # two weeks over
    page = TodayPage(desk_of(house, tasks), services_of(house))
    qtbot.addWidget(page)
    page.refresh()
    settle(tasks)
    names = [read_button(button) for button in page.findChildren(QPushButton, "waiting_name")]
    assert "Tom & Jerry" in names


def test_a_surname_that_is_a_word_of_the_screen_is_not_translated(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    sign_up(house, "Kind", initials="", due_date="2026-10-30", received_on="2026-10-30")  # in Dutch `Kind` is `Soort`
    page = TodayPage(desk_of(house, tasks), services_of(house))
    qtbot.addWidget(page)
    page.refresh()
    settle(tasks)
    assert "Kind" in [read_button(button) for button in page.findChildren(QPushButton, "waiting_name")]
