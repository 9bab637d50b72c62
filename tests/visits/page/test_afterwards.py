from collections.abc import Iterator
from datetime import date, time

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.domain import CALL, FIRST_VISIT
from ks_desktop.core.errors import UserError, each
from ks_desktop.core.values import CaseId, new_id
from ks_desktop.visits.domain import Mode
from ks_desktop.visits.domain.reporting import NextContact
from ks_desktop.visits.page.afterwards import AfterwardsForm, read_held
from ks_desktop.widgets.desk import Desk
from tests.houses import settle
from tests.visits.conftest import Room
from tests.visits.waiting import entries, visits_of

VALUES: dict[str, object] = {
    "held_on": date(2026, 11, 9),
    "at": "",
    "minutes": "60",
    "mode": "home",
    "note": "",
    "next_step": "",
    "present": (),
    "topics": (),
    "need": "",
    "agreements": (),
    "help": (),
    "feed_back": "",
}


@pytest.fixture
def form(qtbot: QtBot, room: Room, desk: Desk) -> Iterator[AfterwardsForm]:
    made = AfterwardsForm(desk, room.visits.reports)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.flush_draft()


def test_a_visit_of_last_week_is_written_down(qtbot: QtBot, room: Room, desk: Desk, form: AfterwardsForm) -> None:
    case_id = room.waiting()
    form.show_entry(entries(room)[case_id, FIRST_VISIT])
    settle(desk.tasks)
    assert form.heading.text() == "Aylin Kaya, Eerste huisbezoek"
    assert (form.form.values()["minutes"], form.form.values()["mode"]) == ("60", "home")
    form.form.set_values({"held_on": date(2026, 11, 9), "goals": "Rust\n\nSlapen", "next_kind": CALL})
    with qtbot.waitSignal(form.saved):
        form.submit()
    visit = visits_of(room, case_id)[0]
    assert visit.report is not None
    assert (visit.day, visit.is_time_known) == (date(2026, 11, 9), False)
    look = room.visits.reports.look(case_id, actor=room.actor)
    assert [goal.words for goal in look.goals] == ["Rust", "Slapen"]
    assert look.next_contact == NextContact(contact_type=CALL)


def test_a_day_to_come_is_refused_at_its_field(room: Room, desk: Desk, form: AfterwardsForm) -> None:
    form.show_contact(room.waiting(), CALL, heading="Aylin", minutes=15, mode=Mode.PHONE)
    settle(desk.tasks)
    form.form.set_values({"held_on": date(2026, 12, 9)})
    form.submit()
    settle(desk.tasks)
    assert form.form.field("held_on").error()


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("10:30", time(10, 30)),
        ("9", time(9)),
        ("9.05", time(9, 5)),
        ("14 uur", time(14)),
        ("14u", time(14)),
        ("", None),
    ],
)
def test_the_time_may_be_typed_in_a_few_ways_or_not_at_all(typed: str, at: time | None) -> None:
    assert read_held(CaseId(new_id()), FIRST_VISIT, VALUES | {"at": typed}).at == at


def test_all_that_is_wrong_is_told_at_once() -> None:
    wrong = {"held_on": None, "at": "half tien", "minutes": "een uur", "mode": ""}
    with pytest.raises(UserError) as refused:
        read_held(CaseId(new_id()), FIRST_VISIT, VALUES | wrong)
    assert {error.field for error in each(refused.value)} == set(wrong)
