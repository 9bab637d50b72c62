from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.referrals.page.form_frame import FormFrame
from ks_desktop.widgets.desk import Desk
from tests.widgets.hands import child


def test_the_form_has_room_for_all_its_fields_and_its_buttons_are_named(qtbot: QtBot, desk: Desk) -> None:
    frame = FormFrame(desk)
    qtbot.addWidget(frame)
    assert frame.minimumWidth() >= frame.form.minimumSizeHint().width()
    assert [child(frame, QPushButton, name).text() for name in ("save", "half", "close", "empty")] == [
        "Opslaan en volgende",
        "Bewaar half",
        "Sluiten",
        "Leegmaken",
    ]
