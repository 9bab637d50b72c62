"""What may not stay goes, wholly: tried in a real house, by looking through every table of the opened file."""

from collections.abc import Iterator
from datetime import time, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ks_desktop.clients.domain import ConsentPurpose
from ks_desktop.clients.service.consents import Answered
from ks_desktop.core import attachments
from ks_desktop.core.clock import local_day
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import CaseId
from ks_desktop.house import House
from ks_desktop.letters.domain import LetterKind
from ks_desktop.referrals.domain import Tray
from ks_desktop.referrals.domain.counting import NotKept
from ks_desktop.visits.domain import ContactResult, Outcome, Report, WorkingHours
from ks_desktop.visits.service.contacts import Tried
from tests.clocks import MovingClock
from tests.families import client_of, sign_up
from tests.houses import TODAY, new_house

NO_ANSWER = {"consent_given": "", "consent_by": "", "consent_on": "", "consent_form": ""}
ODD = "Quispel"  # a surname that stands nowhere else in the file


@pytest.fixture
def clock() -> MovingClock:
    return MovingClock()


@pytest.fixture
def house(tmp_path: Path, clock: MovingClock) -> Iterator[House]:
    made, _code = new_house(tmp_path / "data", clock)
    yield made
    made.close()


def signed_up(house: House, surname: str = "Voorbeeld", **changed: str) -> CaseId:
    return sign_up(house, surname, seen=True, decision=None, **changed)


def later(clock: MovingClock, days: int) -> None:
    clock.put(clock.today() + timedelta(days=days))


def everything(house: House, *, but: str = "") -> str:
    """Return all that stands in all tables of the opened file, but one."""
    with house.database.reading(house.actor) as reading:
        connection = reading.session.connection()
        tables = [name for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = [row for name in tables if name != but for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"')]  # noqa: S608
    return "\n".join(
        value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value) for row in rows for value in row
    )


def refuse(house: House, case_id: CaseId, purpose: ConsentPurpose = ConsentPurpose.SIGN_UP) -> None:
    no = Answered(purpose=purpose, agrees=False, given_on=house.clock.today(), asked_by="N. Proef")
    house.consents.answer(case_id, no, actor=house.actor)


def counted(house: House) -> dict[NotKept, int]:
    found: dict[NotKept, int] = {}
    for entry in house.retention.counts(actor=house.actor):
        found[entry.outcome] = found.get(entry.outcome, 0) + entry.count
    return found


def trays(house: House) -> list[Tray]:
    return [line.tray for line in house.referrals.list(actor=house.actor)]


def told(house: House) -> str:
    with house.database.reading(house.actor) as reading:
        return house.retention.told_today(reading=reading)


def full_of_traces(house: House) -> CaseId:
    """Sign up a woman without consent, and leave her name wherever the program keeps something."""
    case_id = signed_up(house, ODD, reason_note=f"{ODD} slaapt slecht", **NO_ANSWER)
    (line,) = house.referrals.list(actor=house.actor)
    for form, subject in (
        ("referral", str(line.referral.id)),
        ("casefile.call", str(case_id)),
        ("casefile.client", str(client_of(house, case_id))),
        ("letter", f"{case_id}:{LetterKind.FEEDBACK}"),
    ):
        house.drafts.keep(form, subject, {"note": ODD}, actor=house.actor)
    house.visits.contacts.record(
        case_id, Tried(result=ContactResult.NOT_REACHED, note=f"mevrouw {ODD}"), actor=house.actor
    )
    house.letters.draft(LetterKind.FEEDBACK, case_id, words={"message": ODD}, actor=house.actor)
    with house.database.work(house.actor, "client_changed") as work:
        attachments.keep(work, case_id, f"formulier van {ODD}".encode(), "text/plain", house.clock.now())
        house.undo.record(work, kind="visits.book", label="plan visit", case_id=case_id, payload={"who": ODD})
    return case_id


def test_after_the_days_nothing_of_her_is_left_and_she_is_counted(house: House, clock: MovingClock) -> None:
    case_id = full_of_traces(house)
    ids = [key.hex for key in (case_id, client_of(house, case_id))]
    other = signed_up(house, "Kwispel", given_name="Anna", birth_date="1998-03-12")  # somebody who may be her
    assert everything(house).count(ODD) > 5
    later(clock, 13)
    assert house.retention.sweep(actor=house.actor).referrals == 0
    assert ODD in everything(house)
    later(clock, 1)
    swept = house.retention.sweep(actor=house.actor)
    assert swept.referrals == 1
    assert swept.changes.referrals
    assert not (house.folder / "huisbezoek.db-wal").stat().st_size
    left = everything(house)
    assert ODD not in left
    assert ODD.lower() not in left
    rest = everything(house, but="audit")  # the log names ids, and never a value
    assert not [key for key in ids if key in rest or str(UUID(key)) in rest]
    assert client_of(house, other).hex in left
    assert counted(house) == {NotKept.NO_CONSENT_IN_TIME: 1}
    (entry,) = house.retention.counts(actor=house.actor)
    assert (entry.key.month, entry.key.municipality) == ("2026-11", "GM0344")
    assert told(house) == "1 aanmelding zonder toestemming is na 14 dagen vernietigd."
    assert house.verify() == []


def test_the_line_of_today_is_told_today_only(house: House, clock: MovingClock) -> None:
    signed_up(house, **NO_ANSWER)
    assert told(house) == ""
    later(clock, 14)
    house.retention.sweep(actor=house.actor)
    assert told(house)
    assert house.retention.sweep(actor=house.actor).referrals == 0
    assert told(house)
    later(clock, 1)
    assert told(house) == ""
    house.retention.sweep(actor=house.actor)
    assert told(house) == ""


def test_what_she_refuses_on_the_form_is_never_stored(house: House) -> None:
    with pytest.raises(UserError) as refused:
        signed_up(house, ODD, consent_given="no")
    assert (refused.value.code, refused.value.field) == ("refused_by_her", "consent_given")
    assert ODD not in everything(house)
    assert counted(house) == {}
    values = {"received_on": "2026-11-20", "birth_surname": ODD, "due_date": "2027-03-16", "consent_given": "no"}
    house.drafts.keep("referral", "", {"birth_surname": ODD}, actor=house.actor)
    house.retention.refuse(values, actor=house.actor)
    assert ODD not in everything(house)
    assert counted(house) == {NotKept.REFUSED: 1}


def test_a_case_she_refuses_later_goes_at_once_when_the_nurse_says_so(house: House) -> None:
    case_id = signed_up(house, ODD, **NO_ANSWER)
    with pytest.raises(UserError) as not_refused:
        house.retention.destroy_refused(case_id, actor=house.actor)
    assert not_refused.value.code == "not_refused"
    refuse(house, case_id)
    (line,) = house.referrals.list(actor=house.actor)
    assert house.retention.days_left(line, actor=house.actor) == 0
    house.retention.destroy_refused(case_id, actor=house.actor)
    assert ODD not in everything(house)
    assert counted(house) == {NotKept.REFUSED: 1}
    assert told(house) == ""  # she knows: she just said so


def test_a_refused_case_that_nobody_confirmed_goes_when_it_is_looked_for(house: House) -> None:
    refuse(house, signed_up(house, ODD, **NO_ANSWER))
    assert house.retention.sweep(actor=house.actor).referrals == 1
    assert trays(house) == []


def test_a_yes_that_was_taken_back_waits_until_everybody_heard_it_and_then_the_days(
    house: House, clock: MovingClock
) -> None:
    case_id = signed_up(house, ODD)
    with house.database.reading(house.actor) as reading:
        (consent,) = house.clients.consents([case_id], reading=reading)[case_id]
    later(clock, 20)
    house.consents.withdraw(consent.id, clock.today(), actor=house.actor)
    later(clock, 14)
    assert house.retention.sweep(actor=house.actor).referrals == 0
    (ahead,) = house.retention.ahead(actor=house.actor)
    assert ahead.kept_because.startswith("Somebody must still hear")
    with house.database.reading(house.actor) as reading:
        lines = house.consents.to_tell([case_id], reading=reading)[case_id]
    for line in lines:
        house.consents.tick(line.id, is_told=True, actor=house.actor)
    assert house.retention.sweep(actor=house.actor).referrals == 1
    assert counted(house) == {NotKept.WITHDRAWN: 1}


def test_a_case_in_which_a_visit_took_place_is_never_destroyed_by_this_rule(house: House, clock: MovingClock) -> None:
    case_id = signed_up(house, ODD)
    house.visits.set_hours(house.actor, _hours(house), actor=house.actor)
    proposal = house.visits.proposals(case_id, actor=house.actor)[0]
    visit = house.visits.accept(proposal, actor=house.actor).appointment_id
    later(clock, 10)
    house.visits.report(
        visit, Report(outcome=Outcome.VISITED, held_on=local_day(proposal.starts_at)), actor=house.actor
    )
    refuse(house, case_id)
    later(clock, 40 - 10)
    (line,) = house.referrals.list(actor=house.actor)
    assert house.retention.days_left(line, actor=house.actor) is None
    assert house.retention.sweep(actor=house.actor).referrals == 0
    with pytest.raises(UserError) as kept:
        house.retention.destroy_refused(case_id, actor=house.actor)
    assert kept.value.code == "kept"


def test_the_woman_and_her_other_pregnancy_stay(house: House, clock: MovingClock) -> None:
    first = signed_up(house, ODD)
    second = signed_up(house, ODD, received_on="2026-11-21", due_date="2027-08-20", **NO_ANSWER)
    assert client_of(house, first) == client_of(house, second)
    later(clock, 14)
    assert house.retention.sweep(actor=house.actor).referrals == 1
    with house.database.reading(house.actor) as reading:
        assert list(house.clients.cases([first, second], reading=reading)) == [first]
    assert ODD in everything(house)


def test_of_two_referrers_the_newest_answer_counts(house: House, clock: MovingClock) -> None:
    case_id = signed_up(house, ODD, **NO_ANSWER)
    other = signed_up(house, ODD, received_on="2026-11-21", referrer_organisation="Huisarts Oost", referrer_role="gp")
    assert other == case_id
    later(clock, 30)
    assert house.retention.sweep(actor=house.actor).referrals == 0
    assert len(trays(house)) == 2


@pytest.mark.parametrize("jump", [-3, 40])
def test_after_a_jump_of_the_clock_nothing_goes_on_that_day(house: House, clock: MovingClock, jump: int) -> None:
    signed_up(house, ODD, received_on="2026-11-01", **NO_ANSWER)
    house.settings.change({"days_without_consent": "1"}, actor=house.actor)
    later(clock, 5 if jump < 0 else 0)
    assert house.retention.sweep(actor=house.actor).referrals == (1 if jump < 0 else 0)
    if jump < 0:
        signed_up(house, "Tweede", received_on="2026-11-02", **NO_ANSWER)
    later(clock, jump)
    assert house.retention.is_waiting(actor=house.actor)
    assert house.retention.sweep(actor=house.actor).referrals == 0
    assert house.retention.sweep(actor=house.actor).referrals == 0
    later(clock, 6)
    assert house.retention.sweep(actor=house.actor).referrals == 1


def test_what_is_older_than_the_rule_gets_the_whole_time(house: House, clock: MovingClock) -> None:
    signed_up(house, ODD, received_on="2026-10-01", **NO_ANSWER)
    with house.database.work(house.actor, "client_changed") as work:
        work.session.connection().exec_driver_sql("UPDATE referral SET recorded_on = NULL")
    later(clock, 100)
    house.retention.sweep(actor=house.actor)
    (ahead,) = house.retention.ahead(actor=house.actor)
    assert ahead.goes_on == clock.today() + timedelta(days=14)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(["yes", "", "refuse"]), st.integers(min_value=0, max_value=20)), max_size=4))
def test_counts_and_what_is_left_always_add_up(house: House, clock: MovingClock, said: list[tuple[str, int]]) -> None:
    before, there = sum(counted(house).values()), len(trays(house))
    for number, (answer, days) in enumerate(said):
        born = f"19{70 + (before + there + number) % 30}-01-{1 + number:02d}"
        day = clock.today().isoformat()
        due = (clock.today() + timedelta(days=100)).isoformat()
        case_id = signed_up(
            house,
            f"Proef{before + there}x{number}",
            birth_date=born,
            received_on=day,
            due_date=due,
            **({"consent_on": day} if answer == "yes" else NO_ANSWER),
        )
        if answer == "refuse":
            refuse(house, case_id)
        later(clock, days)
        house.retention.sweep(actor=house.actor)
    assert sum(counted(house).values()) + len(trays(house)) == before + there + len(said)
    with house.database.reading(house.actor) as reading:
        lines = house.referrals.list(actor=house.actor)
        assert all(
            (line.tray is not Tray.CONSENT_MISSING)
            or not house.retention.outlooks([line.referral.case_id], reading=reading)[line.referral.case_id].is_due(
                clock.today()
            )
            for line in lines
        )


def _hours(house: House) -> list[WorkingHours]:
    return [
        WorkingHours(user=house.actor, weekday=day, start=time(8, 30), end=time(17), valid_from=TODAY)
        for day in range(5)
    ]
