from pytestqt.qtbot import QtBot

from ks_desktop.administration.page.wordings.editor import EditorPart
from ks_desktop.letters.domain.own_texts import COMMON, NONE
from ks_desktop.letters.texts.hints import Hint
from ks_desktop.letters.texts.sheet import sheet_of
from ks_desktop.letters.wording import wording

SHEET = sheet_of("appointment", "nl", wording("appointment").texts, NONE)
TURKISH = sheet_of("appointment", "tr", wording("appointment", "tr").texts, NONE)
SHARED = sheet_of(COMMON, "nl", wording("appointment").texts, NONE)


def test_each_text_has_the_buttons_that_fit_it(qtbot: QtBot) -> None:
    part = EditorPart()
    qtbot.addWidget(part)
    part.show_line(SHEET.line("subject"), SHEET)
    assert [button.isHidden() for button in (part.up, part.off, part.back, part.add)] == [True, True, True, False]
    part.show_line(SHEET.line("body.heading-1"), SHEET)
    assert [button.isHidden() for button in (part.up, part.off, part.back)] == [False, False, True]
    part.show_line(TURKISH.line("body.heading-1"), TURKISH)
    assert [button.isHidden() for button in (part.up, part.down, part.off, part.add)] == [True] * 4
    part.show_line(SHARED.line("closing"), SHARED)
    assert part.add.isHidden()
    part.begin("heading", SHEET)
    assert (part.path(), part.line(), part.edit().block, part.edit().after) == ("", None, "heading", "closing")


def test_clear_hints_come_first(qtbot: QtBot) -> None:
    part = EditorPart()
    qtbot.addWidget(part)
    part.show_hints((Hint("lang"), Hint("risico", is_clear=True)), ("☃",))
    assert [line[:6] for line in part.hints.text().splitlines()][1:] == ["risico", "lang"]
    part.show_hints((), ())
    assert part.hints.isHidden()
