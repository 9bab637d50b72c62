from pytestqt.qtbot import QtBot

from ks_desktop.core.errors import UserError
from ks_desktop.visits.page.printed.lost import LostStep
from tests.visits.conftest import press


def test_what_she_says_is_handed_on_and_what_is_wrong_stands_at_the_field(qtbot: QtBot) -> None:
    step = LostStep()
    qtbot.addWidget(step)
    assert step.isHidden()
    step.begin()
    step.form.set_values({"note": "In de bus"})
    with qtbot.waitSignal(step.told) as told:
        press(step, "do_lost")
    assert told.args == ["In de bus"]
    step.show_errors(UserError("Zeg iets.", code="required", field="note"))
    assert step.form.field("note").error() == "Zeg iets."
