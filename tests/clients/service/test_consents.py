from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from ks_desktop.clients.domain import (
    Case,
    Consent,
    ConsentForm,
    ConsentPurpose,
    ConsentState,
    Informed,
    TellKind,
    consent_given,
)
from ks_desktop.clients.service import Clients
from ks_desktop.clients.service.consents import Answered
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Work
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import LINE_MAX, Changes, UserId, new_id
from tests.clients.makers import RECEIVED, make_case, make_client, make_consent

MIDWIFE = Informed(kind=TellKind.REFERRER, who="S. de Wit", since=RECEIVED)


class Stopper:
    """A room above: it remembers what it was told to stop, and who got something."""

    def __init__(self) -> None:
        self.stopped: list[ConsentPurpose] = []
        self.must_fail = False

    def consent_withdrawn(self, consent: Consent, *, work: Work) -> Iterable[Informed]:
        del work
        if self.must_fail:
            raise UserError("no", code="no")
        self.stopped.append(consent.purpose)
        return [MIDWIFE, MIDWIFE]


@pytest.fixture
def clients(database: Database, clock: Clock) -> Clients:
    return Clients(database, clock, Undo(database, clock))


@pytest.fixture
def stopper(clients: Clients) -> Stopper:
    made = Stopper()
    clients.answers.when_withdrawn.append(made)
    return made


@pytest.fixture
def consent(clients: Clients, database: Database, actor: UserId) -> Consent:
    client = make_client()
    case: Case = make_case(client)
    made = make_consent(case)
    with database.work(actor, "test") as work:
        clients.open_case(client, case, [made], work=work)
    return made


def answers(clients: Clients, database: Database, consent: Consent, actor: UserId) -> tuple[Consent, ...]:
    with database.reading(actor) as reading:
        return clients.consents([consent.case_id], reading=reading)[consent.case_id]


def listed(clients: Clients, database: Database, consent: Consent, actor: UserId) -> list[tuple[Informed, date | None]]:
    with database.reading(actor) as reading:
        lines = clients.answers.to_tell([consent.case_id], reading=reading).get(consent.case_id, ())
    return [(line.informed, line.told_on) for line in lines]


def test_what_she_takes_back_stops_at_once_and_who_must_hear_it_is_noted_once(
    clients: Clients, database: Database, actor: UserId, clock: Clock, consent: Consent, stopper: Stopper
) -> None:
    changes = clients.answers.withdraw(consent.id, clock.today(), actor=actor)
    assert changes == Changes(clients=True, referrals=True, visits=True, letters=True, onward=True)
    assert stopper.stopped == [ConsentPurpose.SIGN_UP]
    assert listed(clients, database, consent, actor) == [(MIDWIFE, None)]


def test_taking_it_back_twice_changes_nothing_more(
    clients: Clients, database: Database, actor: UserId, clock: Clock, consent: Consent, stopper: Stopper
) -> None:
    clients.answers.withdraw(consent.id, clock.today(), actor=actor)
    before = answers(clients, database, consent, actor)
    assert clients.answers.withdraw(consent.id, clock.today(), actor=actor) == Changes()
    assert answers(clients, database, consent, actor) == before
    assert len(stopper.stopped) == 1


def test_when_a_room_cannot_do_its_part_nothing_is_taken_back(
    clients: Clients, database: Database, actor: UserId, clock: Clock, consent: Consent, stopper: Stopper
) -> None:
    stopper.must_fail = True
    with pytest.raises(UserError):
        clients.answers.withdraw(consent.id, clock.today(), actor=actor)
    assert [answer.state for answer in answers(clients, database, consent, actor)] == [ConsentState.GIVEN]
    assert listed(clients, database, consent, actor) == []


def test_a_no_after_a_yes_stops_as_well_and_a_yes_after_it_brings_nothing_back(
    clients: Clients, database: Database, actor: UserId, clock: Clock, consent: Consent, stopper: Stopper
) -> None:
    today = clock.today()
    no = Answered(purpose=ConsentPurpose.SIGN_UP, agrees=False, given_on=today, asked_by="N. Proef")
    clients.answers.answer(consent.case_id, no, actor=actor)
    clients.answers.answer(consent.case_id, no, actor=actor)
    assert len(stopper.stopped) == 1
    yes = Answered(purpose=ConsentPurpose.SIGN_UP, agrees=True, given_on=today, asked_by="N. Proef")
    clients.answers.answer(consent.case_id, yes, actor=actor)
    assert consent_given(answers(clients, database, consent, actor), ConsentPurpose.SIGN_UP, on=today)
    assert len(stopper.stopped) == 1
    assert listed(clients, database, consent, actor) == [(MIDWIFE, None)]


def test_a_first_no_stops_what_was_presumed_and_nobody_has_to_hear_of_it(
    clients: Clients, database: Database, actor: UserId, clock: Clock, consent: Consent, stopper: Stopper
) -> None:
    no = Answered(purpose=ConsentPurpose.FEEDBACK, agrees=False, given_on=clock.today(), asked_by="N. Proef")
    clients.answers.answer(consent.case_id, no, actor=actor)
    assert stopper.stopped == [ConsentPurpose.FEEDBACK]
    assert listed(clients, database, consent, actor) == []


def test_an_older_no_that_comes_in_late_stops_nothing(
    clients: Clients, actor: UserId, consent: Consent, stopper: Stopper
) -> None:
    day = RECEIVED - timedelta(days=9)
    no = Answered(purpose=ConsentPurpose.SIGN_UP, agrees=False, given_on=day, asked_by="N. Proef")
    clients.answers.answer(consent.case_id, no, actor=actor)
    assert stopper.stopped == []


def test_who_was_told_is_ticked_off_with_the_day_and_can_be_put_back(
    clients: Clients, database: Database, actor: UserId, clock: Clock, consent: Consent, stopper: Stopper
) -> None:
    clients.answers.withdraw(consent.id, clock.today(), actor=actor)
    assert stopper.stopped
    with database.reading(actor) as reading:
        (line,) = clients.answers.to_tell([consent.case_id], reading=reading)[consent.case_id]
    assert clients.answers.tick(line.id, is_told=True, actor=actor).clients
    assert listed(clients, database, consent, actor) == [(MIDWIFE, clock.today())]
    assert not clients.answers.tick(line.id, is_told=True, actor=actor).clients
    assert clients.answers.tick(line.id, is_told=False, actor=actor).clients
    assert listed(clients, database, consent, actor) == [(MIDWIFE, None)]
    assert not clients.answers.tick(new_id(), is_told=True, actor=actor).clients


def test_everything_that_is_wrong_with_an_answer_is_said_at_its_field(
    clients: Clients, actor: UserId, clock: Clock, consent: Consent
) -> None:
    wrong = Answered(
        purpose=ConsentPurpose.REFER,
        agrees=True,
        given_on=clock.today() + timedelta(days=1),
        asked_by=" ",
        explained="x" * 20_001,
    )
    with pytest.raises(UserErrors) as refused:
        clients.answers.answer(consent.case_id, wrong, actor=actor)
    fields = [error.field for error in refused.value.errors]
    assert sorted(fields) == ["asked_by", "data", "explained", "given_on", "receiver"]
    long = Answered(purpose=ConsentPurpose.CONTACT, agrees=True, given_on=RECEIVED, asked_by="x" * (LINE_MAX + 1))
    with pytest.raises(UserErrors) as refused:
        clients.answers.answer(consent.case_id, long, actor=actor)
    assert [error.field for error in refused.value.errors] == ["asked_by"]


def test_an_answer_is_kept_as_it_was_written_down(
    clients: Clients, database: Database, actor: UserId, consent: Consent
) -> None:
    said = Answered(
        purpose=ConsentPurpose.INFORM_GP,
        agrees=False,
        given_on=RECEIVED,
        asked_by="N. Proef",
        explained="Dat de huisarts het hoort",
        why="Zij wil dat zelf vertellen",
        form=ConsentForm.SIGNED,
    )
    clients.answers.answer(consent.case_id, said, actor=actor)
    (kept,) = [a for a in answers(clients, database, consent, actor) if a.purpose is ConsentPurpose.INFORM_GP]
    assert (kept.state, kept.explained, kept.why) == (ConsentState.REFUSED, said.explained, said.why)
    assert (kept.asked_by, kept.given_on, kept.form) == ("N. Proef", RECEIVED, ConsentForm.SIGNED)


def test_only_a_yes_can_be_taken_back_and_not_on_a_day_to_come(
    clients: Clients, actor: UserId, clock: Clock, consent: Consent
) -> None:
    with pytest.raises(UserError) as future:
        clients.answers.withdraw(consent.id, clock.today() + timedelta(days=1), actor=actor)
    assert future.value.code == "future"
    no = make_consent(make_case(make_client(), id=consent.case_id), state=ConsentState.REFUSED)
    clients.answers.record(no, actor=actor)
    with pytest.raises(UserError) as refused:
        clients.answers.withdraw(no.id, clock.today(), actor=actor)
    assert refused.value.code == "refused"


def test_of_all_cases_those_that_may_lack_a_yes_are_known(
    clients: Clients, database: Database, actor: UserId, consent: Consent
) -> None:
    other = make_client()
    without = make_case(other)
    with database.work(actor, "test") as work:
        clients.open_case(other, without, work=work)
    with database.reading(actor) as reading:
        assert clients.answers.maybe_without_yes(reading=reading) == (without.id,)
    clients.answers.record(make_consent(without, state=ConsentState.REFUSED), actor=actor)
    clients.answers.record(make_consent(without, given_on=RECEIVED + timedelta(days=1)), actor=actor)
    with database.reading(actor) as reading:
        assert clients.answers.maybe_without_yes(reading=reading) == (without.id,)
    assert consent.case_id != without.id
