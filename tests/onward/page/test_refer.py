from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.domain import ReferrerRole
from ks_desktop.core.values import CaseId
from ks_desktop.onward.domain import OnwardPlan, OnwardWay
from ks_desktop.onward.page.refer import ReferForm, ReferServices
from ks_desktop.onward.service.at_once import AtOnce
from ks_desktop.security.service import Users
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.tasks import Tasks
from tests.houses import settle
from tests.onward.rooms import Rooms


def test_the_form_says_what_they_ask_and_who_must_write_instead(
    qtbot: QtBot, rooms: Rooms, case_id: CaseId, desk: Desk, tasks: Tasks
) -> None:
    at_once = AtOnce(
        database=rooms.database,
        clock=rooms.clock,
        onward=rooms.onward,
        clients=rooms.clients,
        coalition=rooms.coalition,
        users=Users(rooms.database),
    )
    service = rooms.service(takes_from=(ReferrerRole.GP,), documents="Zwangerschapskaart")
    form = ReferForm(desk, ReferServices(at_once=at_once, coalition=rooms.coalition))
    qtbot.addWidget(form)
    form.resize(800, 700)
    form.show()
    plan = OnwardPlan(case_id=case_id, service_id=service.id, wish="Rust")
    form.show_choice(at_once.begin(plan, actor=rooms.actor))
    settle(tasks)
    assert "Zwangerschapskaart" in " ".join(label.text() for label in form.facts())
    assert not form.form.field("agrees").isVisible()
    form.form.field("way").set_value(OnwardWay.HERSELF.value)
    assert form.said.text().startswith("Er wordt niets over haar verteld")
    assert form.form.field("sent_on").value() is None
    form.form.field("way").set_value(OnwardWay.LETTER.value)
    form.submit()
    settle(tasks)
    offered = form.findChild(QPushButton, "offer")
    assert offered is not None
    with qtbot.waitSignal(form.request_wanted):
        offered.click()
