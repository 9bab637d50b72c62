import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.domain import CapacityState, ReferrerRole, Service
from ks_desktop.core.values import CaseId
from ks_desktop.onward.domain import OnwardPlan, OnwardWay
from ks_desktop.onward.page.refer import ReferForm, ReferServices
from ks_desktop.onward.service.at_once import AtOnce
from ks_desktop.security.service import Users
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Prose
from ks_desktop.widgets.tasks import Tasks
from tests.houses import settle
from tests.onward.rooms import Rooms


@pytest.fixture
def service(rooms: Rooms) -> Service:
    """Something a nurse may not refer to herself."""
    return rooms.service(takes_from=(ReferrerRole.GP, ReferrerRole.SELF), documents="Zwangerschapskaart")


@pytest.fixture
def form(qtbot: QtBot, rooms: Rooms, case_id: CaseId, desk: Desk, tasks: Tasks, service: Service) -> ReferForm:
    at_once = AtOnce(
        database=rooms.database,
        clock=rooms.clock,
        onward=rooms.onward,
        clients=rooms.clients,
        coalition=rooms.coalition,
        users=Users(rooms.database),
    )
    form = ReferForm(desk, ReferServices(at_once=at_once, coalition=rooms.coalition))
    qtbot.addWidget(form)
    form.resize(800, 700)
    form.show()
    plan = OnwardPlan(case_id=case_id, service_id=service.id, wish="Rust")
    form.show_choice(at_once.begin(plan, actor=rooms.actor))
    settle(tasks)
    return form


def test_a_place_is_asked_for_without_a_word_about_her(
    form: ReferForm, rooms: Rooms, tasks: Tasks, service: Service
) -> None:
    form.ask_place.click()
    (question, *_rest) = form.capacity.findChildren(Prose)
    assert service.name in question.accessibleName()
    assert "Kaya" not in question.accessibleName()
    form.capacity.form.set_values({"state": CapacityState.WAITING.value, "weeks": "3"})
    form.capacity.save.click()
    settle(tasks)
    assert "3 weken wachttijd" in form.facts()[-1].text()
    with rooms.database.reading(rooms.actor) as reading:
        said = rooms.coalition.services.capacity([service.id], reading=reading)[service.id]
    assert (said.state, said.weeks) == (CapacityState.WAITING, 3)


def test_the_form_says_what_they_ask_and_who_must_write_instead(qtbot: QtBot, form: ReferForm, tasks: Tasks) -> None:
    assert "Zwangerschapskaart" in " ".join(line.text() for line in form.facts())
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
