from pytestqt.qtbot import QtBot

from ks_desktop.core.values import UserId, new_id
from ks_desktop.visits.page.company import Company

ANNA, BEA = UserId(new_id()), UserId(new_id())


def test_a_colleague_is_chosen_and_only_her_own_choice_is_told(qtbot: QtBot) -> None:
    made = Company()
    qtbot.addWidget(made)
    told: list[object] = []
    made.chosen.connect(told.append)
    made.ask(wanted=True)
    assert made.isHidden()  # there is nobody to choose from
    made.know({ANNA: "Anna", BEA: "Bea"})
    made.ask(wanted=True)
    assert not made.isHidden()
    made.field.set_value(str(BEA))
    assert (made.user(), told) == (BEA, [BEA])
    made.know({BEA: "Bea"})
    assert made.user() == BEA
    made.know({ANNA: "Anna"})  # she left
    assert made.user() is None
    made.field.set_value(str(ANNA))
    made.forget()
    assert (made.user(), told, made.isHidden()) == (None, [BEA, ANNA], True)
