from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.reason import ReasonForm
from ks_desktop.clients.domain.emergency import checked_reason


def test_a_ready_reason_is_taken_by_one_press_and_given_by_the_next(qtbot: QtBot) -> None:
    form = ReasonForm("Alleen als uw werk erom vraagt.", go=("Open", "go"), stay="stay")
    qtbot.addWidget(form)
    form.show()
    given: list[str] = []
    form.given.connect(given.append)
    for button in form.ready:
        button.click()
        assert checked_reason(str(form.reason.raw()))
    form.go.click()
    assert given == [form.ready[-1].text()]
    form.refuse("Zeg waarom.")
    assert form.reason.error() == "Zeg waarom."
    form.ask()
    assert (form.reason.raw(), form.reason.error()) == ("", "")
    QTest.keyClicks(form.reason.editor, "Ik neem waar")
    QTest.keyClick(form.reason.editor, Qt.Key.Key_Return)
    assert given[-1] == "Ik neem waar"
    with qtbot.waitSignal(form.left):
        form.stay.click()
