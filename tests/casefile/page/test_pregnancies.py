from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.pregnancies import RecordCard
from ks_desktop.core.values import CaseId
from ks_desktop.house import House
from ks_desktop.widgets.parts import Button
from tests.families import client_of
from tests.houses import part


def test_another_pregnancy_is_one_step_away(qtbot: QtBot, house: House) -> None:
    second = next(
        line.case_id
        for line in house.casefiles.list(actor=house.actor).lines
        if house.casefiles.page(line.case_id, actor=house.actor).other_cases
    )
    (other,) = house.casefiles.page(second, actor=house.actor).other_cases
    card = RecordCard()
    qtbot.addWidget(card)
    card.show_page(house.casefiles.page(second, actor=house.actor))
    button = part(card, "other_pregnancy")
    assert isinstance(button, Button)
    assert button.text().startswith("Eerdere zwangerschap, uitgerekend")
    with qtbot.waitSignal(card.case_wanted) as wanted:
        button.click()
    assert wanted.args == [other.id]
    assert client_of(house, CaseId(other.id)) == client_of(house, second)
