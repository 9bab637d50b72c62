"""The books of a list: a referral waits until it is written, a rehearsal counts nothing."""

from dataclasses import replace

from ks_desktop.clients.service import Clients
from ks_desktop.clients.service.endings import quiet_ids
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.values import UserId
from ks_desktop.referrals import store
from ks_desktop.referrals.books import Books, ManyBooks, SingleBooks
from ks_desktop.referrals.domain.counting import NotKept, count_key
from ks_desktop.referrals.intake import Intake, read
from ks_desktop.referrals.store import counts
from tests.referrals.makers import TODAY, make_values


def kept(books: Books, intake: Intake, database: Database, actor: UserId) -> None:
    with database.work(actor, "test") as work:
        books.open_case(intake.client, intake.case, work=work)
        stored = books.put_referral(intake.referral, work=work)
        assert stored == replace(intake.referral, version=1)
        changed = books.put_referral(replace(stored, own_question="Anders"), work=work)
        assert (changed.own_question, changed.version) == ("Anders", 2)
        assert books.referrals_of([intake.case.id], reading=work) == [changed]
        books.count(count_key(intake.referral, intake.client), NotKept.REFUSED, work=work)


def test_one_by_one_and_together_a_referral_is_stored_and_changed_alike(
    clients: Clients, database: Database, clock: Clock, actor: UserId
) -> None:
    for books in (SingleBooks(clients), ManyBooks(clients, clock)):
        intake = read(make_values(), today=TODAY)
        kept(books, intake, database, actor)
        with database.reading(actor) as reading:
            assert store.get(reading, [intake.referral.id])[intake.referral.id].own_question == "Anders"
    with database.reading(actor) as reading:
        assert [line.count for line in counts.counted(reading)] == [2]


def test_referrals_of_who_is_on_record_are_looked_up_with_her(
    clients: Clients, database: Database, clock: Clock, actor: UserId
) -> None:
    intake = read(make_values(), today=TODAY)
    kept(SingleBooks(clients), intake, database, actor)
    with database.reading(actor) as reading:
        books = ManyBooks(clients, clock)
        assert books.expect([read(make_values(), today=TODAY).client], reading=reading) == (intake.case.id,)
        assert [r.id for r in books.referrals_of([intake.case.id], reading=reading)] == [intake.referral.id]


def test_a_rehearsal_stores_and_counts_nothing(
    clients: Clients, database: Database, clock: Clock, actor: UserId
) -> None:
    intake = read(make_values(), today=TODAY)
    with database.work(actor, "test") as work:
        books = ManyBooks(clients, clock, rehearsal=True)
        books.open_case(intake.client, intake.case, work=work)
        stored = books.put_referral(intake.referral, work=work)
        assert books.put_referral(replace(stored, own_question="Anders"), work=work).own_question == "Anders"
        books.count(count_key(intake.referral, intake.client), NotKept.REFUSED, work=work)
    with database.reading(actor) as reading:
        assert store.all_of(reading, without=quiet_ids()) == []
        assert counts.counted(reading) == ()
