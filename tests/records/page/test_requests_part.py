"""The part about requests in the real window's page: begun, followed, a copy made, finished and answered."""

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.house import House
from ks_desktop.paper.paint import Paper
from ks_desktop.records.domain.requests import Decision, RequestKind
from ks_desktop.records.page.request_forms import BeginForm, CopyForm, FinishForm
from ks_desktop.records.page.requests_part import RequestsPart
from ks_desktop.widgets.parts import Tick
from ks_desktop.widgets.tasks import Tasks
from tests.families import sign_up
from tests.houses import desk_of, part, settle
from tests.records.page.conftest import services_of
from tests.records.requests.makers import all_steps


@pytest.fixture
def made(qtbot: QtBot, small: House, at_work: Tasks) -> tuple[House, Tasks, RequestsPart]:
    sign_up(small, "Kiezer", given_name="Anna")
    page = RequestsPart(desk_of(small, at_work), services_of(small))
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    settle(at_work)
    return small, at_work, page


def test_a_request_goes_from_her_name_to_the_answer(made: tuple[House, Tasks, RequestsPart]) -> None:
    house, tasks, page = made
    papers: list[Paper] = []
    page.paper_wanted.connect(lambda make, _title, _name: papers.append(make()))
    page.woman.typed.set_value("kiezer")
    page.woman.look()
    settle(tasks)
    assert isinstance(page.form, BeginForm)
    page.form.form.set_values({"words": "Wat staat er over mij?"})
    page.form.submit()
    settle(tasks)
    (line,) = house.requests.register(actor=house.actor)
    assert (line.request.kind, page.woman.typed.value()) == (RequestKind.ACCESS, "")
    tick = part(page.sheet, "step_safe_way")
    assert isinstance(tick, Tick)
    tick.click()
    settle(tasks)
    assert house.requests.one(line.request.id, actor=house.actor).done() == {"safe_way"}
    copy_is_made(page, tasks)
    assert papers[0].pdf.startswith(b"%PDF")
    page.act("finish")
    assert isinstance(page.form, FinishForm)
    page.form.form.set_values({"decision": Decision.GRANTED})
    page.form.submit()
    settle(tasks)
    assert page.form is not None  # steps are missing: the form says which, and nothing is lost
    all_steps(house, line.request.id)
    page.form.submit()
    settle(tasks)
    page.act("answer")
    assert papers[1].pdf.startswith(b"%PDF")


def copy_is_made(page: RequestsPart, tasks: Tasks) -> None:
    page.act("copy")
    settle(tasks)
    assert isinstance(page.form, CopyForm)
    page.form.submit()
    settle(tasks)
