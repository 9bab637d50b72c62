"""Many rows at once are the rows that would be stored one by one, and triggers see each of them."""

from dataclasses import replace
from datetime import date

import sqlalchemy as sa

from ks_desktop.clients import store
from ks_desktop.clients.domain import Consent, ConsentPurpose, ConsentState, DueDate, DueDateMethod
from ks_desktop.clients.store import bulk
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.values import ConsentId, UserId, new_id
from ks_desktop.security.audit import Audit
from ks_desktop.security.store import AuditRow
from tests.clients.makers import make_case, make_client

DUE = date(2027, 3, 16)


def test_what_is_stored_together_reads_back_as_it_was_and_is_logged(
    database: Database, clock: Clock, actor: UserId
) -> None:
    Audit(database, clock, process="test").install()
    women = [make_client(), make_client()]
    cases = [make_case(woman) for woman in women]
    due = DueDate(due_date=DUE, method=DueDateMethod.LMP, stated_at=clock.now(), stated_by=actor)
    consent = Consent(
        id=ConsentId(new_id()),
        case_id=cases[0].id,
        purpose=ConsentPurpose.SIGN_UP,
        state=ConsentState.GIVEN,
        given_on=DUE,
    )
    with database.work(actor, "referrals_imported") as work:
        bulk.add(work, women, cases, [(case.id, due) for case in cases], [consent])
    with database.reading(actor) as reading:
        ids = [woman.id for woman in women]
        assert store.get_clients(reading, ids) == {w.id: replace(w, version=1) for w in women}
        assert store.get_cases(reading, [c.id for c in cases]) == {c.id: replace(c, version=1) for c in cases}
        assert store.due_dates(reading, cases[1].id) == [due]
        assert store.consents_of(reading, [cases[0].id]) == [replace(consent, version=1)]
        logged = reading.session.execute(sa.select(AuditRow.subject, AuditRow.action)).all()
    assert sorted(tuple(line) for line in logged if line.subject) == [
        *[("client", "C")] * 2,
        *[("client_case", "C")] * 2,
        ("consent", "C"),
        *[("due_date", "C")] * 2,
    ]


def test_nothing_is_no_work(database: Database, actor: UserId) -> None:
    with database.work(actor, "referrals_imported") as work:
        bulk.add(work, [], [], [], [])
        assert bulk.maybe_known(work, []) == []


def test_whoever_may_be_one_of_many_is_found_as_one_by_one(database: Database, actor: UserId) -> None:
    born = date(1998, 3, 12)
    known = [
        make_client(birth_date=born),
        make_client(birth_date=None),
        make_client(birth_date=date(1990, 1, 1), bsn="999910413"),
        make_client(birth_date=date(1991, 1, 1)),
    ]
    with database.work(actor, "test") as work:
        for woman in known:
            store.put_client(work, woman)
        for asked in (
            make_client(birth_date=born),
            make_client(birth_date=None),
            make_client(birth_date=born, bsn="999910413"),
        ):
            one = store.same_bsn_or_name(work, asked.bsn, asked.name.birth_surname, asked.birth_date)
            assert [w.id for w in bulk.maybe_known(work, [asked])] == [w.id for w in one]
        every = bulk.maybe_known(work, known)
        assert {w.id for w in every} == {w.id for w in known}
