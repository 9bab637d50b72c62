from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from ks_desktop.clients.domain import CloseReason
from ks_desktop.clients.domain.goal import Goal
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.values import AppointmentId, CaseId, new_id
from ks_desktop.house import House
from ks_desktop.visits.domain import (
    Agreement,
    Appointment,
    HeldVisit,
    Help,
    HelpKind,
    Mode,
    Need,
    Outcome,
    Present,
    Report,
)
from ks_desktop.visits.domain.reporting import Following, NextContact
from ks_desktop.visits.service.reports import REPORT_FORM
from tests.families import sign_up
from tests.houses import TODAY, practice

AGREED = Agreement(who="zij", what=" belt de\x00 verloskundige ", by_when=TODAY)
REPORT = Report(
    outcome=Outcome.VISITED,
    held_on=TODAY,
    present=(Present.PARTNER,),
    mode=Mode.HOME,
    topics=("money", "sleep"),
    help_wanted=("money",),
    need=Need.SMALL_PUSH,
    agreements=(AGREED, Agreement(who="ik", what="stuur folder")),
    help=(Help(kind=HelpKind.INFORMAL_NETWORK, what="buurvrouw"),),
    feed_back="het gaat goed",
)


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    opened = practice()
    yield opened
    opened.close()


def fresh() -> Report:
    """The same report with agreements of its own."""
    return replace(REPORT, agreements=tuple(replace(one, id=new_id()) for one in REPORT.agreements))


NAMES = iter(("Arends", "Brouwer", "Citroen", "Dekker", "Evers", "Fokker"))


@pytest.fixture
def visit(house: House) -> Appointment:
    """The planned visit of a woman of its own."""
    case_id = sign_up(house, next(NAMES), due_date="2027-02-16")
    found = house.visits.proposals(case_id, actor=house.actor)
    house.visits.accept(found[0], actor=house.actor)
    with house.database.reading(house.actor) as reading:
        (booked,) = house.visits.of_cases([case_id], reading=reading)[case_id]
    return booked


def again(house: House, visit: Appointment) -> Appointment:
    with house.database.reading(house.actor) as reading:
        found = house.visits.of_cases([visit.case_id], reading=reading)[visit.case_id]
    return next(one for one in found if one.id == visit.id)


def goals(house: House, case_id: CaseId) -> list[str]:
    return [goal.words for goal in house.reports.look(case_id, actor=house.actor).goals]


def test_a_report_and_all_that_follows_are_one_thing_and_taken_back_as_one(house: House, visit: Appointment) -> None:
    before = house.reports.look(visit.case_id, actor=house.actor, nurse=visit.nurse)
    assert before.nurse
    assert "first_visit" not in [kind.key for kind in before.kinds]
    goal = Goal(id=new_id(), case_id=visit.case_id, words="rustiger slapen", since=TODAY)
    follows = Following(next_contact=NextContact(contact_type="call", not_before=date(2026, 12, 7)), goals=(goal,))
    house.drafts.keep(REPORT_FORM, str(visit.id), {"typed": {"note": "half"}}, actor=house.actor)
    report = fresh()
    house.reports.report(visit.id, report, follows, actor=house.actor, version=visit.version)
    assert house.drafts.find(REPORT_FORM, str(visit.id), actor=house.actor) is None
    known = again(house, visit)
    kept = (replace(report.agreements[0], what="belt de verloskundige"), report.agreements[1])
    assert known.report == replace(report, agreements=kept)
    assert known.reported_on == TODAY
    after = house.reports.look(visit.case_id, actor=house.actor)
    assert (after.next_contact, [one.words for one in after.goals]) == (follows.next_contact, ["rustiger slapen"])
    step = house.undo.latest(actor=house.actor)
    assert step is not None
    assert (step.label, step.count) == ("report visit", 1)
    house.undo.undo(actor=house.actor)
    assert again(house, visit).report is None
    assert house.reports.look(visit.case_id, actor=house.actor, nurse=visit.nurse) == before


def test_a_corrected_report_leaves_what_waits_and_tells_who_was_first(house: House, visit: Appointment) -> None:
    wanted = Following(next_contact=NextContact(contact_type="call"))
    report = fresh()
    house.reports.report(visit.id, report, wanted, actor=house.actor)
    later = Following(next_contact=NextContact(contact_type="call", not_before=date(2026, 12, 7)))
    house.reports.report(visit.id, replace(report, note="beter"), later, actor=house.actor)
    look = house.reports.look(visit.case_id, actor=house.actor)
    assert look.next_contact == later.next_contact
    with pytest.raises(StaleError):
        house.reports.report(visit.id, fresh(), actor=house.actor, version=visit.version)


def test_a_next_contact_that_cannot_wait_is_named_at_its_field_and_nothing_is_kept(
    house: House, visit: Appointment
) -> None:
    wanted = Following(next_contact=NextContact(contact_type="first_visit"))
    with pytest.raises(UserError) as refused:
        house.reports.report(visit.id, fresh(), wanted, actor=house.actor)
    assert (refused.value.field, refused.value.code) == ("next_kind", "contact_type")
    assert again(house, visit).report is None


def test_an_agreement_is_due_on_its_day_until_it_is_ticked_off(house: House, visit: Appointment) -> None:
    report = fresh()
    agreed = report.agreements[0].id
    house.reports.report(visit.id, report, actor=house.actor)

    def due(day: date) -> list[UUID]:
        with house.database.reading(house.actor) as reading:
            found = house.reports.agreements_due(day, reading=reading)
        return [one.agreement.id for one in found if one.case_id == visit.case_id]

    assert due(TODAY - timedelta(days=1)) == []
    assert due(TODAY) == [agreed]
    house.reports.tick(agreed, actor=house.actor)
    assert due(TODAY) == []
    known = again(house, visit).report
    assert known is not None
    assert known.agreements[0].done_on == TODAY
    assert not house.reports.tick(agreed, actor=house.actor).any()
    house.undo.undo(actor=house.actor)
    assert due(TODAY) == [agreed]
    house.clients.close_case(visit.case_id, CloseReason.COMPLETED, actor=house.actor)
    assert due(TODAY) == []
    with pytest.raises(UserError) as closed:
        house.reports.tick(agreed, actor=house.actor)
    assert closed.value.code == "case_closed"
    with pytest.raises(UserError) as gone:
        house.reports.tick(UUID(int=99), actor=house.actor)
    assert gone.value.code == "gone"


def test_a_visit_that_was_never_booked_is_written_down_with_all_that_follows(house: House, visit: Appointment) -> None:
    house.visits.cancel(visit.id, "", actor=house.actor)
    held = HeldVisit(case_id=visit.case_id, contact_type="call", report=fresh(), minutes=15, mode=Mode.PHONE)
    wanted = Following(next_contact=NextContact(contact_type="second_visit"))
    with pytest.raises(UserError) as refused:  # it follows a first visit
        house.reports.record(held, wanted, actor=house.actor)
    assert refused.value.field == "next_kind"
    accepted = house.reports.record(held, Following(next_contact=NextContact(contact_type="call")), actor=house.actor)
    assert isinstance(accepted.appointment_id, UUID)
    look = house.reports.look(visit.case_id, actor=house.actor)
    assert look.next_contact == NextContact(contact_type="call")
    with house.database.reading(house.actor) as reading:
        helps = house.reports.helps_between(TODAY, TODAY, reading=reading)
    assert (visit.case_id, REPORT.help[0]) in helps


def test_a_visit_that_is_gone_is_told(house: House) -> None:
    with pytest.raises(UserError) as gone:
        house.reports.report(AppointmentId(UUID(int=5)), fresh(), actor=house.actor)
    assert gone.value.code == "gone"
