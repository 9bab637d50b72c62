from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.visits.page.lifting import Verdict
from ks_desktop.visits.page.verdict import VerdictLine
from ks_desktop.widgets.theme import Tone
from tests.visits.conftest import press


def _line(qtbot: QtBot, verdict: Verdict) -> VerdictLine:
    made = VerdictLine()
    qtbot.addWidget(made)
    made.show_verdict(verdict)
    return made


def _take(line: VerdictLine) -> QPushButton:
    found = line.findChild(QPushButton, "take_lifted")
    assert found is not None
    return found


def test_it_is_said_in_words_and_not_by_colour_alone(qtbot: QtBot) -> None:
    line = _line(qtbot, Verdict(tone=Tone.SAFETY, heading="wo 25 nov", sentences=("Zij heeft dan iets anders.",)))
    texts = [label.text() for label in line.findChildren(QLabel)]
    assert "wo 25 nov · Kan niet" in texts
    assert "Zij heeft dan iets anders." in texts
    assert not _take(line).isEnabled()


def test_more_sentences_than_there_is_room_for_are_counted(qtbot: QtBot) -> None:
    line = _line(qtbot, Verdict(tone=Tone.ATTENTION, heading="x", sentences=tuple("abcdef")))
    said = line.findChild(QLabel, "conflicts")
    assert said is not None
    assert said.text() == "a\nb\nc\nd\nEn nog 2."


def test_the_second_time_its_button_says_so(qtbot: QtBot) -> None:
    line = _line(qtbot, Verdict(tone=Tone.ATTENTION, heading="x", sentences=("a",), is_asked=True))
    assert _take(line).text() == "Toch doen"
    with qtbot.waitSignal(line.taken):
        press(line, "take_lifted")
    with qtbot.waitSignal(line.put_back):
        press(line, "put_back")


def test_where_it_is_narrow_the_buttons_stand_under_the_words_and_no_line_lies_on_another(qtbot: QtBot) -> None:
    verdict = Verdict(
        tone=Tone.ACCENT, heading="ma 23 nov 11:15-12:15 (60 min) · week 26+6", sentences=("35 min reizen vanaf het",)
    )
    line = _line(qtbot, verdict)
    heading, said = line.findChildren(QLabel)[1:3]

    def is_under() -> bool:
        return _take(line).geometry().top() > said.geometry().bottom()

    line.resize(600, 140)
    qtbot.waitUntil(lambda: not is_under())
    assert heading.geometry().bottom() < said.geometry().top()
    line.resize(360, 140)
    qtbot.waitUntil(is_under)
    assert heading.geometry().bottom() < said.geometry().top()
