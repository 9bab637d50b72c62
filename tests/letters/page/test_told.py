from dataclasses import replace
from datetime import date, time
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.core.clock import instant_of
from ks_desktop.core.values import LetterId
from ks_desktop.letters.content.gone import gone_along
from ks_desktop.letters.domain import LegalGround, LetterLine, LetterState, Variant
from ks_desktop.letters.domain.story import LetterStory, Link
from ks_desktop.letters.page.told import StoryPane
from tests.letters.content.test_gone import SENT

LETTER = replace(
    SENT,
    number="2026-0002",
    state=LetterState.WITHDRAWN,
    withdrawn_on=date(2026, 11, 22),
    withdrawn_reason="Verkeerd adres.",
    finalised_at=instant_of(date(2026, 11, 20), time(13)),
    ground=LegalGround.CONFLICT_OF_DUTIES,
    ground_reason="Zij weigert en het kind loopt gevaar.",
    variant=Variant.LARGE_PRINT,
    language="tr",
)
STORY = LetterStory(
    line=LetterLine(letter=LETTER, woman="Aylin Kaya", day=date(2026, 11, 22)),
    made_by="Noor Proef",
    finalised_by="Mw. Proef",
    gone=gone_along(LETTER),
    replaces=Link(id=LetterId(UUID(int=51)), number="2026-0001", day=date(2026, 11, 12)),
    replaced_by=Link(id=LetterId(UUID(int=52)), number="", day=None),
)


def test_a_letter_is_told_without_any_value_and_leads_to_its_other_letters(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    pane = StoryPane(holder)
    pane.show_story(STORY)
    said = pane.text()
    for words in (
        "2026-0002",
        "Ingetrokken",
        "Buurtteam Oost",
        "Aylin Kaya",
        "Gemaakt op vrijdag 20 november 2026 door Noor Proef.",
        "Vastgesteld op vrijdag 20 november 2026 door Mw. Proef.",
        "Verstuurd op zaterdag 21 november 2026, ",
        "Ingetrokken: Verkeerd adres.",
        "Geboortedatum: Zij vragen erom.",
        "conflict van plichten: Zij weigert",
        "Turks",
        "Grote letter",
        "2026-0001 van donderdag 12 november 2026",
        "(nog een concept)",
    ):
        assert words in said, words
    assert "12 maart 1998" not in said
    for name, letter_id in (("replaced_letter", 51), ("newer_letter", 52)):
        button = pane.findChild(QPushButton, name)
        assert button is not None
        with qtbot.waitSignal(pane.letter_chosen) as told:
            button.click()
        assert told.args == [LetterId(UUID(int=letter_id))]
    pane.show_story(None)
    assert "Kaya" not in pane.text()
