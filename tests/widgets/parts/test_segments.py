from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.widgets.parts.segments import Segments
from tests.widgets.hands import child


def make(qtbot: QtBot) -> Segments:
    segments = Segments([("new", "Nieuw"), ("ready", "Klaar om te plannen")], "tray")
    qtbot.addWidget(segments)
    return segments


def test_the_first_is_down_and_one_at_a_time(qtbot: QtBot) -> None:
    segments = make(qtbot)
    first, second = child(segments, QPushButton, "tray_new"), child(segments, QPushButton, "tray_ready")
    assert (segments.word(), first.isChecked()) == ("new", True)
    with qtbot.waitSignal(segments.chosen) as rung:
        second.click()
    assert rung.args == ["ready"]
    assert (segments.word(), first.isChecked()) == ("ready", False)


def test_what_the_program_puts_down_is_no_choice_of_hers(qtbot: QtBot) -> None:
    segments = make(qtbot)
    with qtbot.assertNotEmitted(segments.chosen):
        segments.show_word("ready")
    assert segments.word() == "ready"


def test_a_label_has_room_to_be_bold(qtbot: QtBot) -> None:
    segments = make(qtbot)
    button = child(segments, QPushButton, "tray_ready")
    before = button.sizeHint().width()
    bold = button.font()
    bold.setBold(True)
    button.setFont(bold)
    assert button.sizeHint().width() == before


def test_the_row_is_straight_whichever_is_down(qtbot: QtBot) -> None:
    segments = make(qtbot)
    segments.show()
    buttons = [child(segments, QPushButton, name) for name in ("tray_new", "tray_ready")]
    for button in buttons:
        button.click()
        assert len({each.sizeHint().height() for each in buttons}) == 1


def test_a_number_stands_behind_its_label_and_takes_no_new_room(qtbot: QtBot) -> None:
    segments = make(qtbot)
    segments.show_counts({"new": 3})
    first, second = child(segments, QPushButton, "tray_new"), child(segments, QPushButton, "tray_ready")
    assert (first.text(), second.text()) == ("Nieuw 3", "Klaar om te plannen")
    before = segments.sizeHint()
    segments.show_counts({"new": 12, "ready": 7})
    assert segments.sizeHint() == before
    segments.show_counts({})
    assert first.text() == "Nieuw"


def test_a_step_is_a_choice_and_goes_round(qtbot: QtBot) -> None:
    segments = make(qtbot)
    for word in ("ready", "new"):
        with qtbot.waitSignal(segments.chosen) as rung:
            segments.step(1)
        assert rung.args == [word]
    segments.step(-1)
    assert segments.word() == "ready"
