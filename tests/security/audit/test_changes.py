from datetime import timedelta

import sqlalchemy as sa

from ks_desktop.clients.domain import CloseReason
from ks_desktop.core.values import ClientId
from ks_desktop.security.audit.changes import destroyed_cases, last_change_of, last_changes
from ks_desktop.security.domain import AuditEvent
from tests.families import client_of
from tests.records.keeping.support import LATER, kept


def test_the_log_says_when_a_record_was_last_changed_and_which_is_gone() -> None:
    with kept() as opened:
        house, case_id = opened.house, opened.cases["declined"]
        client_id = ClientId(client_of(house, case_id))
        but = (AuditEvent.KEEPING_DECIDED,)
        with house.database.reading(opened.nurse) as reading:
            of_all, of_one = last_changes(reading, but=but), last_change_of(reading, client_id, case_id, but=but)
        assert of_one == of_all[client_id.hex, case_id.hex]
        opened.confirmed("declined")
        with house.database.reading(opened.nurse) as reading:
            assert last_change_of(reading, client_id, case_id, but=but) == of_one
            later = last_change_of(reading, client_id, case_id, but=())
            assert list(destroyed_cases(reading)) == []
        assert of_one is not None
        assert later is not None
        assert later > of_one + timedelta(days=700)
        house.keeping.destroy(actor=opened.nurse)
        with house.database.reading(opened.nurse) as reading:
            (gone,) = destroyed_cases(reading)
        assert (gone.case_id, gone.event, gone.at.date()) == (case_id, AuditEvent.RECORDS_DESTROYED, LATER)
        assert gone.known_since is not None
        assert gone.known_since < of_one


def test_of_a_joined_record_nobody_can_say_since_when_it_was_there() -> None:
    with kept() as opened:
        house, case_id = opened.house, opened.cases["declined"]
        house.clients.reopen_case(case_id, actor=opened.nurse)
        house.clients.close_case(case_id, CloseReason.DECLINED, actor=opened.nurse)
        opened.at(LATER.replace(year=2032))
        opened.confirmed("declined")
        with house.database.work(opened.nurse, AuditEvent.CLIENTS_MERGED) as work:
            work.session.execute(
                sa.text("UPDATE client SET language = 'tr' WHERE id = :id"), {"id": client_of(house, case_id).hex}
            )
        with house.database.work(opened.nurse, AuditEvent.RECORDS_DESTROYED) as work:
            house.clients.destroy_within(case_id, work=work)
        with house.database.reading(opened.nurse) as reading:
            assert [gone.known_since for gone in destroyed_cases(reading)] == [None]
