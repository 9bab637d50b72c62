from pytestqt.qtbot import QtBot

from ks_desktop.administration.page.people import PeoplePane
from ks_desktop.house import House
from ks_desktop.security.domain import Role
from ks_desktop.widgets.parts import NameButton
from ks_desktop.widgets.tasks import Tasks
from tests.administration.people.support import FIRST, person
from tests.houses import settle


def test_a_colleague_is_added_or_what_will_not_do_is_said(
    house: House, tasks: Tasks, pane: PeoplePane, qtbot: QtBot
) -> None:
    pane.add.click()
    form = pane.coming.form
    pane.coming.yes.click()
    settle(tasks)
    assert form.field("full_name").error()
    assert form.field("passphrase").error()
    for name, typed in (("full_name", "Sanne Proef"), ("user_name", "sanne"), ("passphrase", FIRST), ("repeat", FIRST)):
        form.field(name).set_value(typed)
    with qtbot.waitSignal(pane.told):
        pane.coming.yes.click()
    assert pane.add.hasFocus()  # and not on a place of the rail
    settle(tasks)
    assert [button.text() for button in pane.findChildren(NameButton)][-2:] == ["Noor Proef", "Sanne Proef"]
    assert person(house, "sanne").user.roles == {Role.NURSE}
    assert form.field("passphrase").value() == ""
