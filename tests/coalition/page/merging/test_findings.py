from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.merging import Finding
from ks_desktop.coalition.page.merging.findings import FindingChoice


def test_only_what_there_is_can_be_chosen(qtbot: QtBot) -> None:
    choice = FindingChoice()
    qtbot.addWidget(choice)
    counts = dict.fromkeys(Finding, 0) | {Finding.DIFFERS: 3, Finding.EQUAL: 12}
    choice.show_counts(counts)
    assert choice.finding is Finding.DIFFERS  # there is nothing new, so that is shown first
    hidden = {button.objectName() for button in choice.findChildren(QPushButton) if button.isHidden()}
    assert hidden == {f"finding_{finding}" for finding in Finding if not counts[finding]}
    button = choice.findChild(QPushButton, "finding_equal")
    assert button is not None
    with qtbot.waitSignal(choice.chosen) as rung:
        button.click()
    assert rung.args == [Finding.EQUAL]
    choice.show_small(is_small=True)
    assert choice.buttons.isHidden()
    assert [choice.list.itemText(place) for place in range(choice.list.count())] == ["Verschilt (3)", "Gelijk (12)"]
    with qtbot.waitSignal(choice.chosen):
        choice.list.activated.emit(0)
    assert choice.finding is Finding.DIFFERS
    choice.show_counts(dict.fromkeys(Finding, 0))
    assert choice.finding is Finding.DIFFERS
