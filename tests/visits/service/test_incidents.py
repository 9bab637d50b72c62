from dataclasses import replace
from datetime import timedelta

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import new_id
from ks_desktop.security.audit import Audit
from ks_desktop.visits.domain.incident import LostKind, OnPaper
from ks_desktop.visits.service.incidents import Incidents
from tests.visits.conftest import Room
from tests.visits.service.test_calendars import book
from tests.visits.service.test_printed_plans import printed, visits_of


def incidents_in(room: Room) -> Incidents:
    return Incidents(
        room.database, room.clock, room.clients, Audit(room.database, room.clock, process="test"), room.undo
    )


def test_a_lost_plan_is_filled_in_from_what_it_held_and_names_the_women_on_the_screen_only(room: Room) -> None:
    book(room, room.waiting())
    plan, found = printed(room, visits_of(room)), incidents_in(room)
    begun = found.begin_plan(plan.id, actor=room.actor)
    assert (begun.kind, begun.what, begun.women, begun.has_strip) == (LostKind.PLAN, plan.label, 1, None)
    assert OnPaper.NAME not in begun.data
    found.record(replace(begun, done="gezocht\x00"), actor=room.actor)
    (kept,) = found.register(actor=room.actor)
    assert (kept.done, kept.plan_id) == ("gezocht", plan.id)
    assert found.begin_plan(plan.id, actor=room.actor) == kept == found.one(kept.id, actor=room.actor)
    assert [woman.name.full for woman in found.concerned(kept.id, actor=room.actor)] == ["Aylin Kaya"]
    assert found.codes(kept, actor=room.actor) == (visits_of(room)[0].code,)
    found.remove(kept, actor=room.actor)
    assert found.register(actor=room.actor) == ()


def test_days_that_cannot_be_are_refused_at_their_field(room: Room) -> None:
    found = incidents_in(room)
    begun = replace(found.begin(actor=room.actor), what="brief")
    today, later = room.clock.today(), timedelta(days=1)
    wrong = (
        (replace(begun, noticed_at=begun.noticed_at + later), "noticed_on"),
        (replace(begun, lost_on=today + later), "lost_on"),
        (replace(begun, told_on=today - later), "told_on"),
        (replace(begun, told_on=today + later), "told_on"),
    )
    for incident, field in wrong:
        with pytest.raises(UserError) as error:
            found.record(incident, actor=room.actor)
        assert error.value.field == field
    assert found.codes(begun, actor=room.actor) == ()
    for gone in (found.one, found.begin_plan, found.concerned):
        with pytest.raises(UserError):
            gone(new_id(), actor=room.actor)
