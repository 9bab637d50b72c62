"""The line of what was opened; that it goes when she says so is tried with the card, in test_card."""

from dataclasses import replace

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.restricted import OpeningsCard
from ks_desktop.clients.domain.emergency import Opens
from ks_desktop.house import House
from ks_desktop.widgets.tasks import Tasks
from tests.clients.restricted.makers import colleague
from tests.families import sign_up
from tests.houses import desk_of


def test_it_says_who_opened_what_and_why_and_hides_without(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    case, other = sign_up(house), colleague(house)
    card = OpeningsCard(desk_of(house, tasks), house.emergency)
    qtbot.addWidget(card)
    page = house.casefiles.page(case, actor=house.actor)
    card.show_page(page)
    assert card.isHidden()
    for opens in Opens:
        house.emergency.open(case, "Zij vroeg mij & nu", opens=opens, actor=other)
    with house.database.reading(house.actor) as reading:
        found = house.emergency.of_cases([case], reading=reading)[case]
    card.show_page(replace(page, openings=found, names={other: "Mw. Collega"}))
    assert not card.isHidden()
    said = " ".join(label.text() for label in card.findChildren(QLabel))
    assert said.count("Mw. Collega opende") == 2
    assert "Zij vroeg mij & nu" in said
