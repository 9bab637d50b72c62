"""Many women at once: the new wait to be written, what is known changes at once, a rehearsal stores nothing."""

from dataclasses import replace
from datetime import date

import pytest

from ks_desktop.clients.domain import Consent, ConsentPurpose, ConsentState
from ks_desktop.clients.service import Clients
from ks_desktop.clients.service.bulk import ManyClients
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import CaseId, ConsentId, UserId, new_id
from tests.clients.makers import make_case, make_client, make_name


@pytest.fixture
def clients(database: Database, clock: Clock) -> Clients:
    return Clients(database, clock, Undo(database, clock))


def consent_of(case_id: CaseId, state: ConsentState = ConsentState.GIVEN) -> Consent:
    return Consent(
        id=ConsentId(new_id()),
        case_id=case_id,
        purpose=ConsentPurpose.SIGN_UP,
        state=state,
        given_on=date(2026, 11, 17),
        asked_by="S. de Wit",
    )


def test_a_new_woman_is_known_before_she_is_written_and_waits_until_then(
    clients: Clients, database: Database, clock: Clock, actor: UserId
) -> None:
    woman = make_client()
    case, again = make_case(woman), make_client(name=make_name(given_name="A."))
    with database.work(actor, "test") as work:
        many = ManyClients(clients, clock)
        many.expect([woman, again], reading=work)
        many.open_case(woman, case, [consent_of(case.id)], work=work)
        assert [w.id for w in many.resembling(again, reading=work).same] == [woman.id]
        assert many.cases_of([woman.id], reading=work) == {woman.id: (case,)}
        assert many.case(case.id) == (case, woman)
        assert len(many.consents([case.id], reading=work)[case.id]) == 1
        assert clients.cases([case.id], reading=work) == {}
        many.write(work)
        many.write(work)
    with database.reading(actor) as reading:
        assert clients.cases([case.id], reading=reading) == {case.id: replace(case, version=1)}
        assert clients.consents([case.id], reading=reading)[case.id][0].version == 1
        assert len(clients.due_dates(case.id, reading=reading)) == 1


def test_what_changes_of_the_waiting_is_written_first_and_then_changed(
    clients: Clients, database: Database, clock: Clock, actor: UserId
) -> None:
    woman = make_client()
    case = make_case(woman)
    with database.work(actor, "test") as work:
        many = ManyClients(clients, clock)
        many.open_case(woman, case, work=work)
        many.put_client(replace(woman, language="ar", birth_date=date(1999, 1, 1)), work=work)
        many.put_case(replace(case, due_date=date(2027, 4, 1)), work=work)
        consent = consent_of(case.id)
        many.put_consent(consent, work=work)
        many.put_consent(replace(consent, asked_by="K. Ander"), work=work)
        assert many.resembling(replace(woman, bsn=""), reading=work).same == ()
    with database.reading(actor) as reading:
        assert clients.clients([woman.id], reading=reading)[woman.id].language == "ar"
        assert clients.consents([case.id], reading=reading)[case.id][0].asked_by == "K. Ander"
        assert [due.due_date for due in clients.due_dates(case.id, reading=reading)] == [
            date(2027, 4, 1),
            case.due_date,
        ]


def test_who_is_on_record_is_looked_up_with_her_cases(
    clients: Clients, database: Database, clock: Clock, actor: UserId
) -> None:
    woman = make_client(bsn="", birth_date=None)
    case = make_case(woman)
    with database.work(actor, "test") as work:
        clients.open_case(woman, case, work=work)
    with database.reading(actor) as reading:
        many = ManyClients(clients, clock)
        namesake = make_client(bsn="", birth_date=None)
        assert many.expect([namesake], reading=reading) == (case.id,)
        assert many.expect([namesake], reading=reading) == ()
        assert [w.id for w in many.namesakes(namesake, reading=reading)] == [woman.id]
        assert many.namesakes(make_client(name=make_name(given_name="Roos")), reading=reading) == ()


def test_a_rehearsal_remembers_and_stores_nothing(
    clients: Clients, database: Database, clock: Clock, actor: UserId
) -> None:
    woman = make_client()
    case = make_case(woman)
    with database.work(actor, "test") as work:
        many = ManyClients(clients, clock, rehearsal=True)
        many.open_case(woman, case, work=work)
        many.put_client(replace(woman, language="ar"), work=work)
        many.put_case(replace(case, gp="Dr. Anders"), work=work)
        consent = consent_of(case.id)
        many.put_consent(consent, work=work)
        many.put_consent(replace(consent, state=ConsentState.REFUSED), work=work)
        assert many.case(case.id)[0].gp == "Dr. Anders"
        assert many.case(case.id)[1].language == "ar"
        assert [c.state for c in many.consents([case.id], reading=work)[case.id]] == [ConsentState.REFUSED]
    with database.reading(actor) as reading:
        assert clients.cases([case.id], reading=reading) == {}
