from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.core.errors import UserErrors
from ks_desktop.visits.domain.incident import LostKind, OnPaper
from ks_desktop.visits.page.lost.form import LostForm, read_incident
from ks_desktop.widgets.desk import Desk
from tests.visits.conftest import Room
from tests.visits.domain.test_incident import incident
from tests.visits.service.test_incidents import incidents_in

VALUES: dict[str, Any] = {
    "kind": LostKind.LETTER,
    "what": "brief 2026-0001",
    "lost_on": None,
    "noticed_on": date(2026, 11, 21),
    "at": "8.30",
    "where": "in de trein",
    "women": "1",
    "has_strip": None,
    "data": (OnPaper.NAME.value,),
    "done": "",
    "told_on": None,
}


def test_what_is_filled_in_becomes_an_incident() -> None:
    read = read_incident(VALUES, incident())
    assert (read.what, read.women, read.data) == ("brief 2026-0001", 1, (OnPaper.NAME,))
    assert f"{read.noticed_at:%H:%M}" == "07:30"  # UTC
    plan = replace(incident(kind=LostKind.PLAN, what="1/2026-11-21", has_strip=True), plan_id=incident().id)
    assert read_incident({**VALUES, "has_strip": False}, plan).has_strip is False
    assert read_incident(VALUES, plan).what == "1/2026-11-21"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"noticed_on": None}, "noticed_on"),
        ({"at": "half negen"}, "at"),
        ({"at": "25:00"}, "at"),
        ({"women": ""}, "women"),
        ({"kind": ""}, "kind"),
    ],
)
def test_what_is_missing_is_said_at_its_field(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(UserErrors) as error:
        read_incident({**VALUES, **changes}, incident())
    assert [each.field for each in error.value.errors] == [field]


def test_of_a_plan_nobody_asks_what_it_was(qtbot: QtBot, desk: Desk, room: Room) -> None:
    form = LostForm(desk, incidents_in(room))
    qtbot.addWidget(form)
    form.show_incident(incident(kind=LostKind.PLAN, what="1/2026-11-21", plan_id=incident().id, has_strip=True))
    assert form.form.field("what").isHidden()
    assert not form.form.field("has_strip").isHidden()
    form.show_incident(incident())
    assert not form.form.field("what").isHidden()
    assert form.form.field("has_strip").isHidden()
    assert desk.tasks.wait_all()
