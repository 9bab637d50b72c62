from dataclasses import replace

from ks_desktop.core.texts import _
from ks_desktop.core.values import AppointmentId, CaseId, UserId, new_id
from ks_desktop.visits.domain import Appointment, AppointmentState
from ks_desktop.visits.domain.life import BORN, MOVED_AWAY, fell_away
from tests.visits.domain.test_incident import AT


def test_a_visit_falls_away_by_a_birth_or_a_move_and_by_nothing_else() -> None:
    visit = Appointment(
        id=AppointmentId(new_id()), case_id=CaseId(new_id()), nurse=UserId(new_id()), starts_at=AT, minutes=60
    )
    off = replace(visit, state=AppointmentState.CANCELLED)
    assert not fell_away(off)
    for why in (BORN, MOVED_AWAY):
        assert fell_away(replace(off, cancel_reason=_(why)))
        assert not fell_away(replace(visit, cancel_reason=_(why)))
