import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.window.places import WORDS
from ks_desktop.window.rail import Rail


@pytest.fixture
def rail(qtbot: QtBot) -> Rail:
    rail = Rail()
    qtbot.addWidget(rail)
    rail.show()
    return rail


@pytest.mark.parametrize("word", WORDS)
def test_each_button_goes_to_its_place(qtbot: QtBot, rail: Rail, word: str) -> None:
    button = rail.findChild(QPushButton, f"rail_{word}")
    assert button is not None
    with qtbot.waitSignal(rail.chosen) as rung:
        button.click()
    assert rung.args == [word]


def test_only_the_place_we_are_is_marked(rail: Rail) -> None:
    rail.show_place("women")
    rail.show_place("agenda")
    marked = [b.objectName() for b in rail.findChildren(QPushButton) if b.isChecked()]
    assert marked == ["rail_agenda"]


def test_help_rings(qtbot: QtBot, rail: Rail) -> None:
    with qtbot.waitSignal(rail.help_wanted):
        rail.help.click()
