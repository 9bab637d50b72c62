from datetime import date

import sqlalchemy as sa

from ks_desktop.security.audit import verify
from ks_desktop.security.domain import AuditEvent, AuditProblem
from ks_desktop.security.store import AuditRow, segments
from tests.families import client_of
from tests.records.keeping.support import Kept


def lines(opened: Kept) -> int:
    with opened.house.database.reading(opened.nurse) as reading:
        return reading.session.scalar(sa.select(sa.func.count()).select_from(AuditRow)) or 0


def test_lines_go_between_seals_when_they_are_old_and_their_record_is_gone(opened: Kept) -> None:
    house, keeping = opened.house, opened.house.keeping
    her = client_of(house, opened.cases["declined"])
    opened.confirmed("declined")
    keeping.destroy(actor=opened.nurse)
    assert keeping.proposal(actor=opened.nurse).log is None
    opened.at(date(2034, 3, 6))
    due = keeping.proposal(actor=opened.nurse).log
    assert due is not None
    assert due.before == date(2029, 3, 6)
    before = lines(opened)
    keeping.decide_log(actor=opened.nurse)
    (waiting,) = keeping.proposal(actor=opened.officer).waiting
    keeping.confirm([waiting.id], actor=opened.officer)
    done = keeping.destroy(actor=opened.officer)
    assert done.log_lines == due.count > 10
    assert lines(opened) >= before - due.count
    with house.database.reading(opened.nurse) as reading:
        assert verify(reading.session) == []
        seals = segments(reading.session)
        assert len(seals) > 1  # between them lie the lines of records that are still there
        assert not reading.session.scalar(sa.select(AuditRow.seq).where(AuditRow.about_client == her.hex).limit(1))
        kept = set(reading.session.scalars(sa.select(AuditRow.about_case).distinct()))
    assert opened.cases["open"].hex in kept
    assert keeping.proposal(actor=opened.nurse).log is None
    assert house.verify() == []


def test_a_purge_past_the_program_is_found(opened: Kept) -> None:
    house = opened.house
    opened.at(date(2034, 3, 6))
    house.keeping.decide_log(actor=opened.nurse)
    opened.confirmed()
    house.keeping.destroy(actor=opened.nurse)
    with house.database.reading(opened.nurse) as reading:
        last = segments(reading.session)[-1]
    with house.database.writer.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER audit_log_delete")
        connection.exec_driver_sql("DELETE FROM audit WHERE seq = ?", (last.last_seq + 2,))
    with house.database.reading(opened.nurse) as reading:
        found = {finding.problem for finding in verify(reading.session)}
    assert {AuditProblem.GAP, AuditProblem.LINK, AuditProblem.TRIGGER} <= found


def test_the_line_that_says_what_went_never_goes_itself(opened: Kept) -> None:
    house = opened.house
    for year in (2034, 2041):
        opened.at(date(year, 3, 6))
        house.keeping.decide_log(actor=opened.nurse)
        opened.confirmed()
        house.keeping.destroy(actor=opened.nurse)
    with house.database.reading(opened.nurse) as reading:
        said = sa.select(sa.func.count()).select_from(AuditRow).where(AuditRow.event == AuditEvent.LOG_PURGED)
        assert (reading.session.scalar(said) or 0) >= 2
        assert verify(reading.session) == []
    assert house.keeping.proposal(actor=opened.nurse).decisions == ()
