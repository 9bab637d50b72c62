from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.page.spellings import SpellingsPane
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.values import UserId
from ks_desktop.widgets.desk import Desk
from tests.coalition.test_service import make_organisation
from tests.desks import settle


def test_another_name_is_joined_and_let_go_again(qtbot: QtBot, desk: Desk, coalition: Coalition, actor: UserId) -> None:
    kept, other = make_organisation(name="De Bron"), make_organisation(name="Praktijk de Bron")
    for partner in (kept, other):
        coalition.save_organisation(partner, actor=actor)
    pane = SpellingsPane(desk, coalition)
    qtbot.addWidget(pane)
    pane.show()
    pane.show_organisation(kept)
    settle(desk.tasks)
    pane.begin.click()
    pane.join.click()
    assert pane._form is not None  # noqa: SLF001 - the field is made when she asks for it
    assert pane._form.field("same_as").error()  # noqa: SLF001 - as above
    pane._form.field("same_as").set_value(str(other.id))  # noqa: SLF001 - as above
    with qtbot.waitSignal(pane.joined):
        pane.join.click()
        settle(desk.tasks)
    settle(desk.tasks)
    assert [found.name for found in coalition.organisations(actor=actor)] == ["De Bron"]
    assert not pane.begin.isVisible()  # there is no other partner left
    (apart,) = [button for button in pane.findChildren(QPushButton, "separate") if not button.isHidden()]
    apart.click()
    settle(desk.tasks)
    assert len(coalition.organisations(actor=actor)) == 2
    pane.show_organisation(None)
    assert pane.isHidden()


def test_who_is_likely_the_same_is_offered_first(qtbot: QtBot, desk: Desk, coalition: Coalition, actor: UserId) -> None:
    mine, far, near = (make_organisation(name=name) for name in ("De Bron", "Aap", "Stichting de Bron"))
    for partner in (mine, far, near):
        coalition.save_organisation(partner, actor=actor)
    pane = SpellingsPane(desk, coalition)
    qtbot.addWidget(pane)
    pane.show_organisation(mine)
    settle(desk.tasks)
    assert [other.name for other in pane._others] == ["Stichting de Bron", "Aap"]  # noqa: SLF001 - what the field offers
