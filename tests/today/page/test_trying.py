from datetime import UTC, datetime

from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from ks_desktop.today.page.trying import TryStrip
from ks_desktop.visits.domain import ContactResult
from tests.today.page.hands import entry, shown
from tests.widgets.hands import child

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


def strip_of(qtbot: QtBot, result: ContactResult, *, may_leave_message: bool) -> TryStrip:
    strip = TryStrip(entry(may_leave_message=may_leave_message), result)
    shown(qtbot, strip)
    return strip


def test_a_message_is_asked_only_where_it_is_safe_and_she_was_not_reached(qtbot: QtBot) -> None:
    strips = [
        strip_of(qtbot, result, may_leave_message=may)
        for result in (ContactResult.NOT_REACHED, ContactResult.LATER)
        for may in (True, False)
    ]
    asked = [child(strip, QCheckBox).isVisible() for strip in strips]
    assert asked == [True, False, False, False]


def test_what_is_ticked_and_an_empty_moment_are_handed_on(qtbot: QtBot) -> None:
    strip = strip_of(qtbot, ContactResult.NOT_REACHED, may_leave_message=True)
    strip.message.setChecked(True)
    said = strip.tried(NOW)
    assert (said.left_message, said.again, said.why) == (True, None, "")
    strip.show_proposal(None)
    assert strip.again.value() == ""
