from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.referrals.form import ReferralForm
from ks_desktop.referrals.page.order import OrderSwitch
from ks_desktop.widgets.desk import Desk
from tests.desks import settle


def switch(qtbot: QtBot, desk: Desk) -> tuple[QWidget, OrderSwitch, ReferralForm]:
    holder = QWidget()
    qtbot.addWidget(holder)
    form = ReferralForm(desk.clock.today, holder)
    made = OrderSwitch(desk, form, holder)
    settle(desk.tasks)
    return holder, made, form


def test_the_choice_puts_the_form_in_that_order_and_is_remembered(qtbot: QtBot, desk: Desk) -> None:
    holder, first, form = switch(qtbot, desk)
    assert (first.word(), form.names()[0]) == ("paper", "received_on")
    first.step(1)
    assert form.names()[0] == "referrer_organisation"
    settle(desk.tasks)
    other_holder, again, other = switch(qtbot, desk)
    assert (again.word(), other.names()[0]) == ("phone", "referrer_organisation")
    assert holder is not other_holder
