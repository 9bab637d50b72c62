from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.given_out import GivenOutCard
from ks_desktop.house import House
from ks_desktop.letters.domain import LetterState
from tests.letters.content.test_gone import SENT


def test_what_went_to_whom_is_told_the_newest_first_without_a_value_and_the_rest_is_folded(
    qtbot: QtBot, house: House
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    card = GivenOutCard(holder)
    holder.show()
    page = house.casefiles.page(house.casefiles.list(actor=house.actor).lines[0].case_id, actor=house.actor)
    card.show_page(replace(page, letters=()))
    assert card.isHidden()
    older = [replace(SENT, number=f"2026-000{turn}", sent_on=date(2026, 11, turn), ground=None) for turn in (1, 2)]
    draft = replace(SENT, state=LetterState.DRAFT, sent_on=None, to_name="Niemand")
    card.show_page(replace(page, letters=(*older, replace(SENT, number="2026-0003"), draft)))
    QApplication.processEvents()  # what a layout takes in is shown a moment later
    said = [label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card)]
    assert "za 21 nov: Buurtteam Oost, per beveiligde mail (2026-0003)" in said
    assert "Geboortedatum: Zij vragen erom." in said
    assert any("wettelijke plicht" in line for line in said)
    assert said.index("za 21 nov: Buurtteam Oost, per beveiligde mail (2026-0003)") < said.index(
        "ma 2 nov: Buurtteam Oost, per beveiligde mail (2026-0002)"
    )
    assert not any("2026-0001" in line or "1998" in line or "Niemand" in line for line in said)
    fold = card.findChild(QPushButton, "read_all")
    assert fold is not None
    fold.click()
    assert any("2026-0001" in label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card))
