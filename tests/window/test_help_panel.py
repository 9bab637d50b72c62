import pytest
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from ks_desktop.window.help_panel import HelpPanel, help_file
from ks_desktop.window.places import WORDS

ASIDE = ("steps", "team")


@pytest.mark.parametrize("word", [*WORDS, *ASIDE])
def test_each_page_has_a_short_text(qtbot: QtBot, word: str) -> None:
    panel = HelpPanel()
    qtbot.addWidget(panel)
    panel.show_page(word)
    text = panel.text()
    assert 100 < len(text) < 2500
    assert "#" not in text
    assert "**" not in text
    assert "kwetsbaar" not in text.lower()


def test_it_opens_at_its_beginning(qtbot: QtBot) -> None:
    panel = HelpPanel()
    qtbot.addWidget(panel)
    panel.resize(300, 300)
    text = panel.findChild(QTextBrowser, "help_text")
    assert text is not None
    for word in ("agenda", "today"):
        panel.show_page(word)
        panel.show()
        qtbot.waitExposed(panel)
        qtbot.waitUntil(lambda: text.verticalScrollBar().maximum() > 0)
        assert text.verticalScrollBar().value() == 0
        text.verticalScrollBar().setValue(text.verticalScrollBar().maximum())


def test_every_help_file_is_shown_somewhere() -> None:
    assert {file.stem for file in help_file("today").parent.glob("*.md")} == {*WORDS, *ASIDE}
