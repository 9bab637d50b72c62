import sqlalchemy as sa

from ks_desktop.clients.domain import CaseState
from ks_desktop.house import House
from ks_desktop.security.domain import AuditEvent
from ks_desktop.visits.restricted import SafetyColour
from tests.houses import case_in


def shown(house: House) -> int:
    with house.database.reading(house.actor) as reading:
        query = sa.text("SELECT count(*) FROM audit WHERE event = :event")
        return reading.session.scalar(query, {"event": AuditEvent.CLIENTS_LISTED}) or 0


def test_who_looked_at_names_is_logged_once_and_a_shielded_woman_is_left_out(house: House) -> None:
    case_id, other = case_in(house, CaseState.READY), case_in(house, CaseState.NEW)
    for case in (case_id, other):
        house.safety.look(case, SafetyColour.GREEN, actor=house.actor)
    before = shown(house)
    lines = house.done_steps.lines(actor=house.actor)
    assert [line.case_id for line in lines[:2]] == [other, case_id]
    assert all(line.by == "Mw. Proef" for line in lines[:2])
    assert shown(house) == before + 1
    house.done_steps.lines(actor=house.actor, is_refresh=True)
    assert shown(house) == before + 1
    colleague = next(m.user for m in house.schedules.everybody(actor=house.actor) if m.user != house.actor)
    with house.database.work(house.actor, AuditEvent.CLIENT_CHANGED) as work:
        work.session.execute(
            sa.text("UPDATE client SET is_shielded = 1 WHERE id = (SELECT client_id FROM client_case WHERE id = :id)"),
            {"id": other.hex},
        )
    theirs = house.done_steps.lines(actor=colleague, of_all=True)
    assert other not in [line.case_id for line in theirs]
    assert case_id in [line.case_id for line in theirs]
