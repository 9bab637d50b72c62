"""One referral goes straight to the rooms below."""

from ks_desktop.clients.service import Clients
from ks_desktop.core.database import Database
from ks_desktop.core.values import UserId
from ks_desktop.referrals.books import SingleBooks
from ks_desktop.referrals.intake import consent_of, read
from tests.referrals.makers import TODAY, make_values


def test_what_is_written_is_read_at_once(clients: Clients, database: Database, actor: UserId) -> None:
    books, intake = SingleBooks(clients), read(make_values(), today=TODAY)
    consent = consent_of(intake.referral)
    assert consent is not None
    with database.work(actor, "test") as work:
        books.open_case(intake.client, intake.case, work=work)
        books.put_consent(consent, work=work)
        books.put_referral(intake.referral, work=work)
        assert books.consents([intake.case.id], reading=work)[intake.case.id][0].id == consent.id
        again = read(make_values(), today=TODAY).client
        assert [w.id for w in books.resembling(again, reading=work).same] == [intake.client.id]
        assert books.namesakes(again, reading=work) == ()
        (case,) = books.cases_of([intake.client.id], reading=work)[intake.client.id]
        books.put_case(case, work=work)
        books.put_client(clients.clients([intake.client.id], reading=work)[intake.client.id], work=work)
        assert [r.id for r in books.referrals_of([case.id], reading=work)] == [intake.referral.id]
