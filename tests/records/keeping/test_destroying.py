from datetime import date

import pytest

from ks_desktop import house as house_rooms
from ks_desktop.clients.domain import CloseReason
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import ClientId
from ks_desktop.records.keeping.domain import Fate
from ks_desktop.security.audit.reading import lines_about
from ks_desktop.security.domain import AuditEvent
from tests.families import client_of
from tests.houses import TODAY, practice
from tests.records.keeping.support import ODD, Kept, everything


def test_after_a_destruction_no_table_has_anything_of_her_and_the_log_has_ids_only(opened: Kept) -> None:
    house, case_id = opened.house, opened.cases["declined"]
    client_id = ClientId(client_of(house, case_id))
    house.drafts.keep("casefile.call", str(case_id), {"note": ODD}, actor=opened.nurse)
    opened.confirmed("declined", "quiet")
    told: list[tuple[int, int]] = []
    done = house.keeping.destroy(actor=opened.nurse, tell=lambda *at: told.append(at))
    assert (done.records, done.kept, done.is_whole, told) == (2, 0, True, [(1, 2), (2, 2)])
    left = everything(house)
    assert ODD not in left
    assert ODD.lower() not in left
    rest = everything(house, but="audit")
    assert not [key for key in (case_id, client_id) if key.hex in rest or str(key) in rest]
    with house.database.reading(opened.nurse) as reading:
        lines = lines_about(reading, client_id, case_id)
    assert AuditEvent.RECORDS_DESTROYED in {line.event for line in lines}
    assert house.verify() == []
    assert house.keeping.proposal(actor=opened.nurse).decisions == ()


def test_stopped_between_two_what_is_done_is_done_and_the_rest_stays_confirmed(opened: Kept) -> None:
    house = opened.house
    opened.confirmed("declined", "quiet", "shielded")
    answers = iter([False, True])
    first = house.keeping.destroy(actor=opened.nurse, is_stopped=lambda: next(answers))
    assert (first.records, first.is_whole) == (1, False)
    assert len(house.keeping.proposal(actor=opened.nurse).confirmed) == 2
    second = house.keeping.destroy(actor=opened.nurse)
    assert (second.records, second.is_whole) == (2, True)
    assert [each.total for each in house.keeping.certificates(actor=opened.nurse)] == [2, 1]


def test_what_changed_since_it_was_confirmed_stays(opened: Kept) -> None:
    house, cases = opened.house, opened.cases
    opened.confirmed("declined", "shielded")
    house.clients.reopen_case(cases["declined"], actor=opened.nurse)
    done = house.keeping.destroy(actor=opened.nurse)
    assert (done.records, done.kept) == (1, 1)
    assert ODD in everything(house)
    assert house.keeping.proposal(actor=opened.nurse).decisions == ()
    house.clients.close_case(cases["declined"], CloseReason.DECLINED, actor=opened.nurse)
    assert house.keeping.proposal(actor=opened.nurse).proposed == ()  # its term begins again


def test_nothing_goes_unconfirmed_after_a_jump_of_the_clock_or_by_who_may_not(opened: Kept) -> None:
    house = opened.house
    house.keeping.decide([opened.cases["declined"]], Fate.DESTROY, actor=opened.nurse)
    with pytest.raises(UserError, match="nothing"):
        house.keeping.destroy(actor=opened.nurse)
    opened.confirmed()
    opened.clock.put(TODAY.replace(year=2060))
    house.retention.sweep(actor=opened.nurse)
    with pytest.raises(UserError, match="clock"):
        house.keeping.destroy(actor=opened.nurse)
    assert ODD in everything(house)


def test_what_somebody_asked_for_or_set_still_stays_until_that_is_over(opened: Kept) -> None:
    house, case_id = opened.house, opened.cases["declined"]
    opened.confirmed("declined")
    with house.database.work(opened.nurse, AuditEvent.REQUEST_FINISHED) as work:
        house.clients.standstills.begin_within([case_id], case_id, house.clock.today(), work=work)
    with house.database.reading(opened.nurse) as reading:
        assert case_id in house.keeping.refusals([case_id], reading=reading)
    assert house.keeping.destroy(actor=opened.nurse).kept == 1
    assert ODD in everything(house)


def test_of_all_invented_families_every_table_that_is_theirs_is_empty_afterwards() -> None:
    house = practice()
    with house.database.reading(house.actor) as reading:
        cases = [case.id for case in house.clients.aged(date.max, reading=reading)]
    tables = [name for name in house_rooms.claimed_tables() if name != "printed_plan"]  # of a plan its number stays
    for case_id in cases:
        with house.database.work(house.actor, AuditEvent.RECORDS_DESTROYED) as work:
            house.clients.destroy_within(case_id, work=work)
    with house.database.reading(house.actor) as reading:
        connection = reading.session.connection()
        left = {name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar() for name in tables}  # noqa: S608
    assert {name: count for name, count in left.items() if count} == {}
    house.close()
