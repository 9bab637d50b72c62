import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.window.help_panel import HelpPanel, help_file
from ks_desktop.window.places import WORDS


@pytest.mark.parametrize("word", WORDS)
def test_each_page_has_a_short_text(qtbot: QtBot, word: str) -> None:
    panel = HelpPanel()
    qtbot.addWidget(panel)
    panel.show_page(word)
    text = panel.text()
    assert 100 < len(text) < 2500
    assert "#" not in text
    assert "**" not in text
    assert "kwetsbaar" not in text.lower()


def test_every_help_file_is_shown_somewhere() -> None:
    assert {file.stem for file in help_file("today").parent.glob("*.md")} == set(WORDS)
