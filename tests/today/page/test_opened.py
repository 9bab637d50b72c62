from pytestqt.qtbot import QtBot

from ks_desktop.core.values import CaseId, new_id
from ks_desktop.today.page.opened import OpenedLine


def test_the_line_leads_to_the_page_that_says_why_and_goes_when_nothing_is_left(qtbot: QtBot) -> None:
    line, cases = OpenedLine(), (CaseId(new_id()), CaseId(new_id()))
    qtbot.addWidget(line)
    assert line.isHidden()
    line.show_cases(cases)
    assert not line.isHidden()
    assert "van 2 zwangeren" in line.text()
    with qtbot.waitSignal(line.case_chosen) as chosen:
        line.click()
    assert chosen.args == [cases[0]]
    line.show_cases(())
    assert line.isHidden()
