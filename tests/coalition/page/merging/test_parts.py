from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.domain.cards import Side
from ks_desktop.coalition.merging.proposing import differing
from ks_desktop.coalition.page.merging.parts import BothCards, PartsGrid
from ks_desktop.coalition.wording.merging import Names
from tests.coalition.merging.directories import partner

_OURS = partner(note="Bel <eerst>", phone="030-1234567")
_THEIRS = partner(note="Mail", email="a@b.example", place="Utrecht")


def texts(widget: PartsGrid | BothCards) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def test_each_part_is_chosen_on_its_own(qtbot: QtBot) -> None:
    grid = PartsGrid(tuple(differing(_OURS, _THEIRS, None)), (_OURS, _THEIRS), Names())
    qtbot.addWidget(grid)
    assert set(grid.choices) == {"note", "phone", "email"}
    assert "Bel <eerst>" in texts(grid)
    assert texts(grid).count("niets") == 2
    assert grid.choices["phone"].buttons[Side.OURS].text() == "Houden (voorstel)"
    grid.show_sides({"note": Side.THEIRS})
    assert grid.choices["note"].buttons[Side.THEIRS].isChecked()
    assert not any(button.isChecked() for button in grid.choices["phone"].buttons.values())
    with qtbot.waitSignal(grid.chosen) as rung:
        grid.choices["note"].buttons[Side.OURS].click()
    assert rung.args == ["note", Side.OURS]
    grid.show_sides({})
    assert not grid.choices["note"].buttons[Side.OURS].isChecked()


def test_two_cards_stand_beside_each_other_without_what_neither_says(qtbot: QtBot) -> None:
    both = BothCards((_OURS, _THEIRS), Names())
    qtbot.addWidget(both)
    said = texts(both)
    assert {"Hier", "Daar", "Naam", "Adres", "Telefoon", "E-mail"} <= set(said)
    assert not {"Geheim adres", "Bestaat niet meer", "Contactpersoon"} & set(said)
