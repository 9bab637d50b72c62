import threading
from collections.abc import Callable
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Work
from ks_desktop.core.values import CaseId, ClientId, UserId, new_id
from ks_desktop.security.audit import About, Audit, UnauditedWriteError, access_point, verify
from ks_desktop.security.domain import NOBODY, AuditAction, AuditEntry, AuditEvent, AuditProblem, Outcome
from tests.security.support import CLOCK, CaseRow, NoteRow, Small, SmallHouse, WomanRow

WOMEN = Small.metadata.tables["client"]
C, U, D = AuditAction.CREATE, AuditAction.UPDATE, AuditAction.DELETE


def of_table(small: SmallHouse, table: str) -> list[AuditEntry]:
    return [line for line in small.log() if line.subject == table]


def store_woman(small: SmallHouse) -> UUID:
    woman = new_id()
    with small.work() as work:
        work.session.add(WomanRow(id=woman, surname="Een"))
    return woman


WRITES: dict[str, tuple[Callable[[Session, UUID], object], AuditAction]] = {
    "add": (lambda s, _: s.add(WomanRow(id=new_id(), surname="B")), C),
    "bulk_save_objects": (lambda s, _: s.bulk_save_objects([WomanRow(id=new_id(), surname="B")]), C),
    "bulk_insert_mappings": (
        lambda s, _: s.bulk_insert_mappings(sa.inspect(WomanRow), [{"id": new_id(), "surname": "B"}]),
        C,
    ),
    "core insert": (lambda s, _: s.execute(WOMEN.insert().values(id=new_id(), surname="B")), C),
    "text insert": (lambda s, _: s.execute(sa.text("INSERT INTO client VALUES (hex(randomblob(16)), 'B', 1)")), C),
    "attribute": (lambda s, w: setattr(s.get_one(WomanRow, w), "surname", "B"), U),
    "orm update": (lambda s, _: s.execute(sa.update(WomanRow).values(surname="B")), U),
    "core update": (lambda s, _: s.execute(WOMEN.update().values(surname="B")), U),
    "text update": (lambda s, _: s.execute(sa.text("UPDATE client SET surname = 'B'")), U),
    "driver update": (lambda s, _: s.connection().exec_driver_sql("UPDATE client SET surname = 'B'"), U),
    "orm delete": (lambda s, w: s.delete(s.get_one(WomanRow, w)), D),
    "bulk delete": (lambda s, _: s.execute(sa.delete(WomanRow)), D),
    "text delete": (lambda s, _: s.execute(sa.text("DELETE FROM client")), D),
}


@pytest.mark.parametrize("way", WRITES)
def test_every_way_to_write_is_logged(small: SmallHouse, way: str) -> None:
    woman = store_woman(small)
    write, action = WRITES[way]
    with small.work("tried") as work:
        write(work.session, woman)
    line = of_table(small, "client")[-1]
    assert (line.action, line.event, line.actor) == (action, "tried", small.user.id)
    assert line.columns == ("surname" if action is U else "")
    assert len(of_table(small, "client")) == 2
    if action is not C:
        assert line.client == line.subject_id == woman.hex


def test_an_upsert_is_logged_as_the_change_it_is(small: SmallHouse) -> None:
    woman = store_woman(small)
    with small.work() as work:
        work.session.execute(
            sa.text("INSERT INTO client VALUES (:id, 'B', 1) ON CONFLICT DO UPDATE SET surname = excluded.surname"),
            {"id": woman.hex},
        )
    assert [line.action for line in of_table(small, "client")] == [C, U]


def test_rows_that_go_by_cascade_are_logged_with_her_id(small: SmallHouse) -> None:
    woman, case = store_woman(small), new_id()
    with small.work() as work:
        work.session.add(CaseRow(id=case, client_id=woman))
        work.session.flush()
        work.session.add_all([NoteRow(id=new_id(), case_id=case, words=f"{n}") for n in range(3)])
    assert {line.client for line in of_table(small, "case_note")} == {woman.hex}
    with small.work() as work:
        work.session.connection().exec_driver_sql("DELETE FROM client")
    gone = [line for line in small.log() if line.action is D]
    assert sorted(line.subject for line in gone) == ["case_note"] * 3 + ["client", "client_case"]
    assert {line.client for line in gone} == {woman.hex}
    assert {line.case for line in gone if line.subject != "client"} == {case.hex}


def test_the_log_never_holds_a_value(small: SmallHouse) -> None:
    woman = store_woman(small)
    with small.work() as work:
        work.session.get_one(WomanRow, woman).surname = "Geheimnaam"
    assert "Geheimnaam" not in repr(small.log())


def test_a_save_that_changes_nothing_is_not_logged(small: SmallHouse) -> None:
    store_woman(small)
    before = len(small.log())
    with small.work() as work:
        work.session.execute(sa.text("UPDATE client SET surname = surname, version = version + 1"))
    assert len(small.log()) == before


def test_a_line_says_who_when_where_and_on_which_program(small: SmallHouse) -> None:
    store_woman(small)
    line = small.log()[-1]
    assert (line.actor, line.actor_role, line.outcome) == (small.user.id, "jeugdverpleegkundige", Outcome.DONE)
    assert line.at == CLOCK.now()
    assert line.access_point == access_point("test")
    assert "ks-desktop" in line.access_point
    assert line.access_point.endswith("test")


@pytest.mark.parametrize("actor", [UserId(new_id()), NOBODY])
def test_a_write_without_a_known_user_is_rolled_back(small: SmallHouse, actor: UserId) -> None:
    with pytest.raises(UnauditedWriteError), small.database.work(actor, "tried") as work:
        work.session.add(WomanRow(id=new_id(), surname="Een"))
    assert not of_table(small, "client")
    with small.work() as work:
        assert work.session.scalar(sa.select(sa.func.count()).select_from(WomanRow)) == 0


def test_a_transaction_beside_the_unit_of_work_is_rolled_back_and_leaves_nothing_open(small: SmallHouse) -> None:
    insert = WOMEN.insert().values(id=new_id(), surname="Zonder")
    with pytest.raises(UnauditedWriteError), small.database.writer.begin() as connection:
        connection.execute(insert)
    with Session(small.database.writer) as session:
        session.execute(insert)
        with pytest.raises(UnauditedWriteError):
            session.commit()
    # The next user's commit must not take the refused write along.
    store_woman(small)
    with small.work() as work:
        assert list(work.session.scalars(sa.select(WomanRow.surname))) == ["Een"]


def test_a_failed_work_leaves_no_line(small: SmallHouse) -> None:
    before = small.log()
    with pytest.raises(sa.exc.IntegrityError), small.work() as work:
        work.session.add_all([WomanRow(id=new_id(), surname="Een"), CaseRow(id=new_id(), client_id=new_id())])
    assert small.log() == before


def test_a_log_in_and_a_print_are_recorded_without_a_changed_row(small: SmallHouse) -> None:
    woman, case = ClientId(new_id()), CaseId(new_id())
    with small.work(AuditEvent.LETTER_PRINTED) as work:
        small.audit.record(work, AuditEvent.LETTER_PRINTED, about=About(client=woman, case=case, subject="letter"))
        small.audit.record(work, AuditEvent.LOGIN_FAILED, outcome=Outcome.REFUSED, about=About(columns="3"))
    printed, failed = small.log()[-2:]
    assert (printed.action, printed.client, printed.case) == (AuditAction.EXECUTE, woman.hex, case.hex)
    assert (failed.event, failed.outcome, failed.columns) == ("login_failed", Outcome.REFUSED, "3")


def test_a_record_of_a_work_that_fails_goes_with_it(small: SmallHouse) -> None:
    before = small.log()

    def print_and_fail(work: Work) -> None:
        small.audit.record(work, AuditEvent.EXPORTED)
        work.session.execute(sa.text("SELECT no_such_thing"))

    with pytest.raises(sa.exc.OperationalError), small.work() as work:
        print_and_fail(work)
    assert small.log() == before


def test_every_woman_that_was_shown_has_a_durable_line(small: SmallHouse) -> None:
    women = [ClientId(new_id()) for _ in range(50)]
    small.audit.seen(AuditEvent.CLIENTS_LISTED, women, actor=small.user.id, cases=[CaseId(new_id())])
    shown = [line for line in small.log() if line.action is AuditAction.READ]
    assert [line.client for line in shown] == [*(woman.hex for woman in women), ""]
    before = len(small.log())
    small.audit.seen(AuditEvent.CLIENTS_LISTED, [], actor=small.user.id)
    assert len(small.log()) == before


def test_a_line_about_a_case_says_whose_it_is(small: SmallHouse) -> None:
    woman, case = store_woman(small), CaseId(new_id())
    with small.work() as work:
        work.session.add(CaseRow(id=case, client_id=woman))
    small.audit.seen(AuditEvent.LETTER_OPENED, (), actor=small.user.id, cases=[case])
    assert (small.log()[-1].client, small.log()[-1].case) == (woman.hex, case.hex)


def test_what_was_opened_is_a_line_once_a_minute(small: SmallHouse) -> None:
    case, visit = new_id(), new_id()
    for _ in range(2):
        small.database.looked(small.user.id, AuditEvent.VISIT_OPENED, case, visit)
    small.database.looked(small.user.id, AuditEvent.VISIT_OPENED, case, new_id())
    opened = [line for line in small.log() if line.event == AuditEvent.VISIT_OPENED]
    assert [(line.action, line.case) for line in opened] == [(AuditAction.READ, case.hex)] * 2
    assert opened[0].subject_id == visit.hex


def test_a_place_with_many_women_is_a_line_once_in_a_while(small: SmallHouse) -> None:
    for place in ("agenda", "letters", "agenda"):
        small.audit.listed(place, actor=small.user.id)
    listed = [line for line in small.log() if line.event == AuditEvent.CLIENTS_LISTED]
    assert [(line.action, line.subject) for line in listed] == [
        (AuditAction.READ, "agenda"),
        (AuditAction.READ, "letters"),
    ]


def test_a_line_says_as_what_she_did_it_on_what_ground_and_in_an_emergency(small: SmallHouse) -> None:
    with small.work() as work:
        about = About(case=CaseId(new_id()), basis="crisis", is_emergency=True)
        small.audit.record(work, AuditEvent.EMERGENCY_OPENED, action=AuditAction.READ, about=about)
    line = small.log()[-1]
    assert (line.roles, line.basis, line.is_emergency) == ("nurse", "crisis", True)


def test_reads_by_nobody_known_are_refused(small: SmallHouse) -> None:
    with pytest.raises(UnauditedWriteError):
        small.audit.seen(AuditEvent.CLIENT_OPENED, [ClientId(new_id())], actor=UserId(new_id()))


def test_works_from_many_threads_make_one_unbroken_chain(small: SmallHouse) -> None:
    threads = [threading.Thread(target=lambda: [store_woman(small) for _ in range(10)]) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [line.seq for line in small.log()] == list(range(1, 82))
    with small.database.reading(small.user.id) as reading:
        assert verify(reading.session, Small.metadata) == []


def raw_write(small: SmallHouse, statement: str) -> None:
    connection = small.database.writer.raw_connection()
    try:
        connection.driver_connection.execute(statement)  # type: ignore[union-attr]
    finally:
        connection.close()


def findings(small: SmallHouse) -> list[AuditProblem]:
    with small.database.reading(small.user.id) as reading:
        return [finding.problem for finding in verify(reading.session, Small.metadata)]


def test_what_was_written_past_the_program_is_found_and_logged_at_the_next_start(small: SmallHouse) -> None:
    raw_write(small, "INSERT INTO client VALUES ('00', 'Buitenom', 1)")
    assert findings(small) == [AuditProblem.WAITING]
    again = Audit(small.database, Clock(), process="test", metadata=Small.metadata)
    small.database.before_commit.clear()
    again.install()
    line = small.log()[-1]
    assert (line.event, line.actor, line.subject) == ("changed_outside", NOBODY, "client")
    assert findings(small) == [AuditProblem.OUTSIDE]


def test_a_trigger_that_was_taken_away_is_found_put_back_and_logged(small: SmallHouse) -> None:
    raw_write(small, "DROP TRIGGER audit_client_update")
    raw_write(small, "DROP TRIGGER audit_log_delete")
    assert findings(small) == [AuditProblem.TRIGGER] * 2
    again = Audit(small.database, Clock(), process="test", metadata=Small.metadata)
    small.database.before_commit.clear()
    again.install()
    assert (small.log()[-1].event, small.log()[-1].columns) == ("audit_repaired", "2")
    assert findings(small) == []


def test_a_hook_that_writes_after_the_log_was_made_is_refused(small: SmallHouse) -> None:
    def late(work: Work) -> None:
        work.session.add(WomanRow(id=new_id(), surname="Laat"))

    small.database.before_commit.append(late)
    with pytest.raises(UnauditedWriteError), small.work() as work:
        work.session.add(WomanRow(id=new_id(), surname="Een"))
    assert not of_table(small, "client")
