from dataclasses import replace
from datetime import date, timedelta

import pytest

from ks_desktop.clients.domain import (
    Case,
    CaseStatus,
    Client,
    CloseReason,
    ConsentPurpose,
    ConsentState,
    DueDateMethod,
    consent_given,
)
from ks_desktop.clients.service import Clients
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Work
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.gestation import Due
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import CaseId, Changes, UserId
from tests.clients.makers import DUE, RECEIVED, make_case, make_client, make_consent, make_name
from tests.undoing import watched_undo


@pytest.fixture
def database(watched_database: Database) -> Database:
    return watched_database


@pytest.fixture
def undo(database: Database, clock: Clock) -> Undo:
    return watched_undo(database, clock)


@pytest.fixture
def clients(database: Database, clock: Clock, undo: Undo) -> Clients:
    return Clients(database, clock, undo)


def opened(clients: Clients, database: Database, actor: UserId, client: Client | None = None) -> Case:
    client = client or make_client()
    case = make_case(client)
    with database.work(actor, "test") as work:
        clients.open_case(client, case, [make_consent(case)], work=work)
    return case


def stored(clients: Clients, database: Database, actor: UserId, case_id: CaseId) -> Case:
    with database.reading(actor) as reading:
        return clients.cases([case_id], reading=reading)[case_id]


def test_a_new_case_begins_with_her_due_date_and_her_consent(
    clients: Clients, database: Database, actor: UserId, clock: Clock
) -> None:
    case = opened(clients, database, actor)
    with database.reading(actor) as reading:
        (stated,) = clients.due_dates(case.id, reading=reading)
        answers = clients.consents([case.id], reading=reading)[case.id]
        assert list(clients.cases_of([case.client_id], reading=reading)[case.client_id]) == [replace(case, version=1)]
        assert [c.id for c in clients.open_cases(reading=reading)] == [case.id]
    assert (stated.due_date, stated.stated_by, stated.stated_at) == (DUE, actor, clock.now())
    assert consent_given(answers, ConsentPurpose.SIGN_UP, on=clock.today())


def test_a_second_pregnancy_joins_the_woman_that_is_known(clients: Clients, database: Database, actor: UserId) -> None:
    first = opened(clients, database, actor)
    with database.work(actor, "test") as work:
        known = clients.clients([first.client_id], reading=work)[first.client_id]
        clients.open_case(known, make_case(known, due_date=DUE + timedelta(days=500)), work=work)
    with database.reading(actor) as reading:
        cases = clients.cases_of([first.client_id], reading=reading)[first.client_id]
    assert [case.due_date for case in cases] == [DUE + timedelta(days=500), DUE]


def test_a_corrected_due_date_keeps_the_history(clients: Clients, database: Database, actor: UserId) -> None:
    case = opened(clients, database, actor)
    changes = clients.state_due_date(case.id, DUE + timedelta(days=6), DueDateMethod.LMP, actor=actor)
    assert changes == Changes(clients=True, referrals=True, visits=True)
    with database.reading(actor) as reading:
        history = clients.due_dates(case.id, reading=reading)
    assert [(s.due_date, s.method) for s in history] == [
        (DUE + timedelta(days=6), DueDateMethod.LMP),
        (DUE, DueDateMethod.ULTRASOUND),
    ]
    assert stored(clients, database, actor, case.id).due_date == DUE + timedelta(days=6)


def test_how_far_it_may_be_off_is_a_statement_of_its_own(clients: Clients, database: Database, actor: UserId) -> None:
    case = opened(clients, database, actor)
    clients.state_due_date(case.id, Due(DUE, 15), DueDateMethod.ULTRASOUND, actor=actor)
    with database.reading(actor) as reading:
        history = clients.due_dates(case.id, reading=reading)
    assert [(s.due, s.stated_by) for s in history] == [(Due(DUE, 15), actor), (Due(DUE), actor)]
    assert stored(clients, database, actor, case.id).due == Due(DUE, 15)


def test_a_due_date_outside_a_pregnancy_is_refused(clients: Clients, database: Database, actor: UserId) -> None:
    case = opened(clients, database, actor)
    with pytest.raises(UserError) as caught:
        clients.state_due_date(case.id, date(2062, 3, 16), DueDateMethod.UNKNOWN, actor=actor)
    assert caught.value.field == "due_date"
    assert stored(clients, database, actor, case.id).due_date == DUE


def test_she_is_found_by_what_the_nurse_knows(clients: Clients, database: Database, actor: UserId) -> None:
    name = make_name(
        birth_surname="Łoś", given_name="Zuzanna", partner_surname="Berg", partner_surname_prefix="van den"
    )
    case = opened(clients, database, actor, make_client(name=name))
    opened(clients, database, actor, make_client(bsn="999910425", name=make_name(birth_surname="Slot")))
    for typed in ("los", "zuz ber", "12-3-1998 łoś", "3511ab zuz", "van den"):
        assert [found.case.id for found in clients.finding.find(typed, actor=actor)] == [case.id], typed
    assert clients.finding.find("", actor=actor) == ()
    assert clients.finding.find("999910413", actor=actor) == ()
    assert len(clients.finding.find("3511", actor=actor)) == 2
    assert len(clients.finding.find("3511", actor=actor, limit=1)) == 1


def test_the_open_case_of_a_woman_is_found_first(clients: Clients, database: Database, actor: UserId) -> None:
    first = opened(clients, database, actor)
    with database.work(actor, "test") as work:
        known = clients.clients([first.client_id], reading=work)[first.client_id]
        later = make_case(known, due_date=DUE + timedelta(days=500), status=CaseStatus.CLOSED)
        clients.open_case(known, later, work=work)
    assert [found.case.id for found in clients.finding.find("kaya", actor=actor)] == [first.id]


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({"name": make_name(birth_surname="Iets anders"), "bsn": "999910413"}, True),
        ({"bsn": ""}, True),
        ({"bsn": "", "name": make_name(birth_surname="KAYA", given_name="aylin", initials="")}, True),
        ({"bsn": "", "name": make_name(given_name="Ayla")}, False),
        ({"bsn": "", "name": make_name(given_name="Fatma")}, False),
        ({"bsn": "999910425"}, False),
        ({"bsn": "", "birth_date": date(1998, 3, 13)}, False),
        ({"bsn": "", "birth_date": None}, False),
    ],
)
def test_the_same_woman_is_recognised(
    changes: dict[str, object], same: bool, clients: Clients, database: Database, actor: UserId
) -> None:
    case = opened(clients, database, actor)
    with database.reading(actor) as reading:
        found = clients.resembling(make_client(**changes), reading=reading)
    assert [client.id for client in found.same] == ([case.client_id] if same else [])


def test_the_second_of_two_savers_is_told(clients: Clients, database: Database, actor: UserId) -> None:
    case = opened(clients, database, actor)
    with database.reading(actor) as reading:
        client = clients.clients([case.client_id], reading=reading)[case.client_id]
    clients.save_client(replace(client, language="ar"), actor=actor)
    with pytest.raises(StaleError):
        clients.save_client(replace(client, language="pl"), actor=actor)
    before = stored(clients, database, actor, case.id)
    clients.save_case(replace(before, nurse=actor), actor=actor)
    with pytest.raises(StaleError):
        clients.save_case(replace(before, gp="Dr. Proef"), actor=actor)


def test_consent_can_be_taken_back_but_not_before_it_was_given(
    clients: Clients, database: Database, actor: UserId, clock: Clock
) -> None:
    case = opened(clients, database, actor)
    consent = make_consent(case, purpose=ConsentPurpose.FEEDBACK)
    clients.answers.record(consent, actor=actor)
    with pytest.raises(UserError) as caught:
        clients.answers.withdraw(consent.id, RECEIVED - timedelta(days=1), actor=actor)
    assert caught.value.field == "withdrawn_on"
    clients.answers.withdraw(consent.id, clock.today(), actor=actor)
    with database.reading(actor) as reading:
        answers = clients.consents([case.id], reading=reading)[case.id]
    assert not consent_given(answers, ConsentPurpose.FEEDBACK, on=clock.today())
    assert {answer.state for answer in answers} == {ConsentState.GIVEN, ConsentState.WITHDRAWN}
    with pytest.raises(UserError):
        clients.answers.withdraw(make_consent(case).id, clock.today(), actor=actor)


class Refuser:
    """A room that cannot do its part."""

    def case_closed(self, case_id: CaseId, reason: CloseReason, *, work: Work) -> None:
        del case_id, reason, work
        raise UserError("no", code="no")


class Listener:
    """A room that hears that a case closed."""

    def __init__(self) -> None:
        self.heard: list[tuple[CaseId, CloseReason]] = []

    def case_closed(self, case_id: CaseId, reason: CloseReason, *, work: Work) -> None:
        assert work.session.is_active
        self.heard.append((case_id, reason))


def test_closing_tells_the_other_rooms_and_can_be_undone(
    clients: Clients, database: Database, actor: UserId, undo: Undo, clock: Clock
) -> None:
    case = opened(clients, database, actor)
    listener = Listener()
    clients.when_closed.append(listener)
    clients.close_case(case.id, CloseReason.COMPLETED, actor=actor)
    closed = stored(clients, database, actor, case.id)
    assert (closed.status, closed.closed_on, closed.close_reason) == (
        CaseStatus.CLOSED,
        clock.today(),
        CloseReason.COMPLETED,
    )
    assert listener.heard == [(case.id, CloseReason.COMPLETED)]
    with pytest.raises(UserError):
        clients.close_case(case.id, CloseReason.MOVED, actor=actor)
    undo.undo(actor=actor)
    assert stored(clients, database, actor, case.id).is_open


def test_when_a_room_cannot_do_its_part_the_case_stays_open(
    clients: Clients, database: Database, actor: UserId
) -> None:
    case = opened(clients, database, actor)
    clients.when_closed.append(Refuser())
    with pytest.raises(UserError):
        clients.close_case(case.id, CloseReason.COMPLETED, actor=actor)
    assert stored(clients, database, actor, case.id).is_open


def test_undo_refuses_when_the_case_moved_on(clients: Clients, database: Database, actor: UserId, undo: Undo) -> None:
    case = opened(clients, database, actor)
    clients.close_case(case.id, CloseReason.COMPLETED, actor=actor)
    closed = undo.latest(actor=actor)
    assert closed is not None
    clients.reopen_case(case.id, actor=actor)
    with pytest.raises(UserError):
        clients.reopen_case(case.id, actor=actor)
    with pytest.raises(StaleError) as refused:
        undo.undo_step(closed.id, actor=actor)
    assert "traject heropenen" in refused.value.text()


def test_a_destroyed_case_leaves_no_row_behind(clients: Clients, database: Database, actor: UserId) -> None:
    case = opened(clients, database, actor)
    with database.work(actor, "test") as work:
        clients.case_destroyed(case.id, work=work)
    with database.reading(actor) as reading:
        assert clients.cases([case.id], reading=reading) == {}
        assert clients.clients([case.client_id], reading=reading) == {}
        assert clients.consents([case.id], reading=reading) == {}
    assert database.integrity_findings() == []
