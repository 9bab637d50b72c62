import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.clients.domain import Consent, ConsentPurpose, ConsentState
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


def test_her_no_is_written_down_and_she_can_sign_up_herself(
    form: ReferForm, rooms: Rooms, case_id: CaseId, tasks: Tasks
) -> None:
    values = {"way": OnwardWay.PHONE.value, "agrees": False, "asked_by": "N. Proef"}
    form.form.set_values(values)
    form.submit()
    settle(tasks)
    assert form.isVisible()
    assert form.status.text.text().startswith("Dat zij het niet goed vindt")
    (answer,) = [one for one in answers(rooms, case_id) if one.purpose is ConsentPurpose.REFER]
    assert answer.state is ConsentState.REFUSED
    form.status.button.click()
    assert form.form.field("way").value() == OnwardWay.HERSELF.value
    form.submit()
    settle(tasks)
    with rooms.database.reading(rooms.actor) as reading:
        (one,) = rooms.onward.of_cases([case_id], reading=reading)[case_id]
    assert one.way is OnwardWay.HERSELF
    assert [each.state for each in answers(rooms, case_id) if each.purpose is ConsentPurpose.REFER] == [answer.state]


def answers(rooms: Rooms, case_id: CaseId) -> tuple[Consent, ...]:
    with rooms.database.reading(rooms.actor) as reading:
        return rooms.clients.consents([case_id], reading=reading)[case_id]


def test_somebody_she_is_referred_to_already_is_said_where_it_can_be_read(
    form: ReferForm, rooms: Rooms, case_id: CaseId, service: Service, tasks: Tasks
) -> None:
    rooms.onward.refer(OnwardPlan(case_id=case_id, service_id=service.id, way=OnwardWay.HERSELF), actor=rooms.actor)
    form.form.field("way").set_value(OnwardWay.HERSELF.value)
    form.submit()
    settle(tasks)
    assert any("al naar verwezen" in label.text() for label in form.form.findChildren(QLabel) if label.isVisible())


def test_what_was_begun_by_herself_comes_back_and_nobody_changed_the_day(
    form: ReferForm, rooms: Rooms, case_id: CaseId, service: Service, tasks: Tasks
) -> None:
    form.form.field("way").set_value(OnwardWay.HERSELF.value)
    form.leave()
    settle(tasks)
    plan = OnwardPlan(case_id=case_id, service_id=service.id, wish="Rust")
    form.show_choice(form._services.at_once.begin(plan, actor=rooms.actor))  # noqa: SLF001 - the one of the fixture
    settle(tasks)
    assert form.form.field("way").value() == OnwardWay.HERSELF.value
    assert form.form.field("sent_on").value() is None
    assert "gewijzigd" not in form.status.text.text()
    form.form.field("way").set_value(OnwardWay.PORTAL.value)
    assert form.form.field("sent_on").value() == rooms.clock.today()


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
