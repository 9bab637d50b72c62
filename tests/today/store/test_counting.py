from dataclasses import replace
from datetime import date, time, timedelta

import sqlalchemy as sa

from ks_desktop.clients.domain import CaseState, CloseReason, Consent, ConsentPurpose, ConsentState
from ks_desktop.coalition.domain import FIRST_VISIT
from ks_desktop.core.clock import fixed_clock
from ks_desktop.core.values import CaseId, ConsentId, new_id
from ks_desktop.house import House
from ks_desktop.letters.domain import LetterKind, LetterState
from ks_desktop.letters.store.rows import LetterRow
from ks_desktop.onward.domain import OnwardState, StepTaken
from ks_desktop.referrals.domain import NotTakenUp
from ks_desktop.referrals.service import DRAFT_FORM
from ks_desktop.security.domain import AuditEvent
from ks_desktop.today import store
from ks_desktop.today.domain import Counted
from ks_desktop.today.store import Showing
from ks_desktop.visits.domain import MissedReason
from tests.families import sign_up
from tests.houses import TODAY, case_in, practice


def showing(house: House, **changed: object) -> Showing:
    made = Showing(own=frozenset({house.actor}), today=TODAY)
    return replace(made, **changed)  # type: ignore[arg-type]  # the test says what differs


def test_new_referrals_are_counted_until_somebody_looked(house: House) -> None:
    with house.database.reading(house.actor) as reading:
        before = store.new_referrals(reading, showing(house))
    sign_up(house, seen=False, received_on="2026-11-02", consent_on="2026-11-02")
    sign_up(house, "Gezien", birth_date="1990-01-01")
    with house.database.reading(house.actor) as reading:
        after = store.new_referrals(reading, showing(house))
    assert (after.count, after.oldest) == (before.count + 1, date(2026, 11, 2))


def test_a_referral_of_a_closed_case_does_not_wait(house: House) -> None:
    for line in house.casefiles.list(actor=house.actor).lines:
        if line.state is CaseState.NEW:
            house.clients.close_case(line.case_id, CloseReason.MOVED, actor=house.actor)
    with house.database.reading(house.actor) as reading:
        assert store.new_referrals(reading, showing(house)) == Counted()


def test_a_visit_whose_time_passed_waits_for_its_report(house: House) -> None:
    planned = case_in(house, CaseState.PLANNED)
    now = house.clock.now()
    with house.database.reading(house.actor) as reading:
        assert store.outcome_missing(reading, showing(house, with_colleagues=True), now) == Counted()
        visit = house.visits.of_cases([planned], reading=reading)[planned][-1]
        assert (
            store.outcome_missing(reading, showing(house, with_colleagues=True), visit.ends_at - timedelta(minutes=1))
            == Counted()
        )  # still there
        found = store.outcome_missing(reading, showing(house, with_colleagues=True), visit.ends_at)
        assert (found.count, found.case_ids, found.oldest) == (1, (planned,), visit.day)
        booked = {one.case_id for one in house.visits.booked(reading=reading)}  # also by colleagues
        found = store.outcome_missing(reading, showing(house, with_colleagues=True), visit.ends_at + timedelta(days=30))
        assert (found.count + found.of_colleagues, set(found.case_ids)) == (len(booked), booked)
        assert (found.oldest, found.in_all) == (visit.day, len(booked))
        assert [share.is_own for share in found.cases] == [True] + [False] * found.of_colleagues
        mine = store.outcome_missing(reading, showing(house), visit.ends_at + timedelta(days=30))
        assert (mine.case_ids, mine.of_colleagues) == ((planned,), len(booked) - 1)


def test_two_referrers_of_one_woman_wait_both_and_she_is_named_once(house: House) -> None:
    visited = case_in(house, CaseState.FEEDBACK_DUE)
    with house.database.reading(house.actor) as reading:
        first = house.referrals.of_cases([visited], reading=reading)[visited][0]
        fields = house.referrals.fields_of([first.id], reading=reading)[first.id]
    other = {**fields, "referrer_organisation": "Huisarts Proef", "referrer_role": "gp", "received_on": "2026-11-19"}
    assert house.referrals.record(other, actor=house.actor).case_id == visited
    with house.database.reading(house.actor) as reading:
        found = store.feedback_due(reading, showing(house))
    assert (found.count, found.case_ids, found.oldest) == (2, (visited,), first.received_on)


def test_a_case_is_to_be_closed_when_everybody_has_heard(house: House) -> None:
    visited = case_in(house, CaseState.FEEDBACK_DUE)
    with house.database.reading(house.actor) as reading:
        assert visited not in store.to_close(reading, showing(house)).case_ids
        referral = house.referrals.of_cases([visited], reading=reading)[visited][0]
    with house.database.work(house.actor, "client_changed") as work:
        house.referrals.feedback_given(referral.id, TODAY, work=work)
    with house.database.reading(house.actor) as reading:
        assert visited not in store.to_close(reading, showing(house)).case_ids  # help may still begin
        asked = house.onward.of_cases([visited], reading=reading)[visited]
    for each in asked:
        begun = StepTaken(state=OnwardState.STARTED, on=TODAY)
        house.onward.take_step(each.id, begun, actor=house.actor)
    with house.database.reading(house.actor) as reading:
        assert visited in store.to_close(reading, showing(house)).case_ids
        assert visited not in store.to_close(reading, showing(house), [visited]).case_ids  # who is to hear that?
        assert store.feedback_due(reading, showing(house)) == Counted()
    house.further.want(visited, "second_visit", actor=house.actor)
    with house.database.reading(house.actor) as reading:
        assert visited not in store.to_close(reading, showing(house)).case_ids
        assert house.casefiles.facts([visited], reading=reading)[visited].state(house.clock.now()) is CaseState.READY


def test_a_case_long_past_its_due_date_waits(house: House) -> None:
    case = sign_up(house, due_date="2026-11-01")
    with house.database.reading(house.actor) as reading:
        assert store.after_due_date(reading, showing(house), date(2026, 11, 1)) == Counted()
        assert store.after_due_date(reading, showing(house), date(2026, 11, 2)).case_ids == (case,)


def test_letters_are_counted_by_how_far_they_are(house: House) -> None:
    case = case_in(house, CaseState.FEEDBACK_DUE)
    house.letters.keep(house.letters.begin(LetterKind.FEEDBACK, case, actor=house.actor), actor=house.actor)
    with house.database.reading(house.actor) as reading:
        drafts = store.letters_in(reading, showing(house), LetterState.DRAFT)
        assert store.letters_in(reading, showing(house), LetterState.FINAL) == Counted()
    planned = case_in(house, CaseState.PLANNED)  # the families bring one draft, of some days ago
    assert (drafts.count, drafts.oldest) == (2, TODAY - timedelta(days=3))
    assert set(drafts.case_ids) == {planned, case}


def test_the_day_is_the_dutch_one_after_midnight() -> None:
    night = practice(fixed_clock(TODAY, time(0, 30)))  # in UTC it is still the day before
    case = sign_up(night)
    night.letters.keep(night.letters.begin(LetterKind.REFERRAL_SOCIAL, case, actor=night.actor), actor=night.actor)
    night.drafts.keep(DRAFT_FORM, "", {"initials": "A."}, actor=night.actor)
    with night.database.work(night.actor, AuditEvent.CASE_CHANGED) as work:
        work.session.execute(sa.delete(LetterRow).where(LetterRow.case_id != case))
    with night.database.reading(night.actor) as reading:
        assert store.letters_in(reading, showing(night), LetterState.DRAFT).oldest == TODAY
        assert store.begun_referrals(reading) == Counted(count=1, oldest=TODAY)
    night.close()


def test_a_referral_that_was_begun_waits_until_it_is_saved(house: House) -> None:
    house.drafts.keep(DRAFT_FORM, str(new_id()), {"initials": "A."}, actor=house.actor)  # a stored one that is changed
    with house.database.reading(house.actor) as reading:
        assert store.begun_referrals(reading) == Counted()
    house.drafts.keep(DRAFT_FORM, "", {"initials": "A."}, actor=house.actor)
    with house.database.reading(house.actor) as reading:
        assert store.begun_referrals(reading).count == 1


def answer(house: House, case: CaseId, state: ConsentState, on: date = TODAY) -> None:
    consent = Consent(id=ConsentId(new_id()), case_id=case, purpose=ConsentPurpose.SIGN_UP, state=state, given_on=on)
    house.clients.answers.record(consent, actor=house.actor)


def test_what_is_missing_is_counted_by_the_rule_of_her_page(house: House) -> None:
    lacking: tuple[dict[str, str], ...] = (
        {"phone": ""},
        {"street": ""},
        {"postcode": ""},
        {"municipality": ""},
        {"initials": ""},
        {"birth_date": ""},
        {"referrer_organisation": "", "referrer_role": ""},
        {"referrer_organisation": "", "referrer_role": "", "route": "self"},
        {"consent_given": "", "route": "self_with_help"},
        {"consent_given": "", "consent_by": "", "consent_on": "", "consent_form": ""},
        {},
    )
    cases = [sign_up(house, f"Proef{at}", birth_date=f"1990-01-{at + 1:02d}") for at, _said in enumerate(lacking)]
    cases = [
        sign_up(house, f"Vraag{at}", seen=True, decision=None, **{"birth_date": f"1991-01-{at + 1:02d}", **said})
        for at, said in enumerate(lacking)
    ] + cases
    answer(house, cases[-1], ConsentState.REFUSED)
    answer(house, cases[-2], ConsentState.REFUSED, on=TODAY - timedelta(days=40))
    lines = house.casefiles.list(actor=house.actor).lines
    with house.database.reading(house.actor) as reading:
        found = {
            CaseState.CONSENT_MISSING: store.consent_missing(reading, showing(house), TODAY).count,
            CaseState.INCOMPLETE: store.incomplete(reading, showing(house), TODAY).count,
        }
    assert found == {state: sum(line.state is state for line in lines) for state in found}
    assert found[CaseState.CONSENT_MISSING] >= 3
    assert found[CaseState.INCOMPLETE] >= 7


def test_a_referral_put_aside_does_not_name_the_referrer(house: House) -> None:
    case = sign_up(house, given_name="Anna")
    with house.database.reading(house.actor) as reading:
        (whole,) = house.referrals.of_cases([case], reading=reading)[case]
    sign_up(house, given_name="Anna", received_on="2026-11-19", referrer_organisation="", referrer_role="")
    with house.database.reading(house.actor) as reading:
        assert case not in store.incomplete(reading, showing(house), TODAY).case_ids
    house.referrals.not_taken_up(whole.id, NotTakenUp.RECORDED_TWICE, actor=house.actor)
    with house.database.reading(house.actor) as reading:
        assert case in store.incomplete(reading, showing(house), TODAY).case_ids


def test_a_reason_for_missed_weeks_is_known_by_case(house: House) -> None:
    passed = sign_up(house, due_date="2026-11-18")
    other = sign_up(house, "Anders", birth_date="1990-01-01", due_date="2026-11-19")
    house.missed.say_why(passed, FIRST_VISIT, MissedReason.NO_NURSE, actor=house.actor)
    with house.database.reading(house.actor) as reading:
        assert store.missed_said(reading, [passed, other]) == {passed}
        assert store.missed_said(reading, []) == frozenset()


def test_no_more_are_named_than_asked_and_the_oldest_first(house: House) -> None:
    cases = [
        sign_up(house, f"Wacht{at}", birth_date=f"1990-01-0{at + 1}", received_on=f"2026-11-1{at}", phone="")
        for at in range(3)
    ]
    with house.database.reading(house.actor) as reading:
        before = store.incomplete(reading, showing(house), TODAY)
        few = store.incomplete(reading, showing(house, most=2), TODAY)
    assert before.count == before.in_all == few.in_all == 4
    assert few.case_ids == before.case_ids[:2]
    assert set(cases) < set(before.case_ids)


def test_who_looks_after_a_case_and_what_was_stated_are_asked_of_many_at_once(house: House) -> None:
    planned, new = case_in(house, CaseState.PLANNED), case_in(house, CaseState.NEW)
    with house.database.reading(house.actor) as reading:
        assert store.nurses_of(reading, [planned, new], TODAY) == {planned: house.actor}
        (stated,) = store.due_dates(reading, [new])[new]
        assert [stated] == list(house.clients.due_dates(new, reading=reading))
        assert store.due_dates(reading, []) == {}
