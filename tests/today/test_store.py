from datetime import date, time, timedelta

import sqlalchemy as sa

from ks_desktop.clients.domain import CaseState, CloseReason, Consent, ConsentPurpose, ConsentState
from ks_desktop.coalition.domain import FIRST_VISIT
from ks_desktop.core.clock import fixed_clock
from ks_desktop.core.values import CaseId, ConsentId, new_id
from ks_desktop.house import House
from ks_desktop.letters.domain import LetterKind, LetterState
from ks_desktop.letters.store import LetterRow
from ks_desktop.referrals.domain import NotTakenUp
from ks_desktop.referrals.service import DRAFT_FORM
from ks_desktop.today import store
from ks_desktop.today.domain import Counted
from ks_desktop.visits.domain import MissedReason
from tests.families import sign_up
from tests.houses import TODAY, case_in, practice


def to_call(house: House, limit: int = 100) -> tuple[CaseId, ...]:
    with house.database.reading(house.actor) as reading:
        return store.cases_to_call(reading, TODAY, limit)


def test_only_open_cases_with_consent_and_nothing_planned_are_to_be_called(house: House) -> None:
    found = to_call(house)
    assert case_in(house, CaseState.READY) in found
    assert case_in(house, CaseState.NEW) in found
    for state in (CaseState.CONSENT_MISSING, CaseState.PLANNED, CaseState.FEEDBACK_DUE):
        assert case_in(house, state) not in found


def test_a_closed_case_is_not_to_be_called(house: House) -> None:
    case = case_in(house, CaseState.READY)
    house.clients.close_case(case, CloseReason.MOVED, actor=house.actor)
    assert case not in to_call(house)


def test_a_pregnancy_that_is_over_is_not_to_be_called(house: House) -> None:
    case = sign_up(house, due_date="2026-11-20")
    with house.database.reading(house.actor) as reading:
        assert case not in store.cases_to_call(reading, TODAY, 100)
        assert case in store.cases_to_call(reading, TODAY - timedelta(days=1), 100)


def test_the_nearest_due_date_comes_first_and_no_more_than_asked(house: House) -> None:
    late = sign_up(house, "Later", due_date="2027-07-01")
    soon = sign_up(house, "Eerder", birth_date="1990-01-01", due_date="2026-12-01")
    found = to_call(house)
    assert (found[0], found[-1]) == (soon, late)
    assert to_call(house, 2) == found[:2]


def test_an_urgent_referral_is_looked_at_however_far_off_her_due_date(house: House) -> None:
    urgent = sign_up(house, due_date="2027-06-01", urgency="urgent")
    assert to_call(house, 1) == (urgent,)


def test_new_referrals_are_counted_until_somebody_looked(house: House) -> None:
    with house.database.reading(house.actor) as reading:
        before = store.new_referrals(reading)
    sign_up(house, seen=False, received_on="2026-11-02", consent_on="2026-11-02")
    sign_up(house, "Gezien", birth_date="1990-01-01")
    with house.database.reading(house.actor) as reading:
        after = store.new_referrals(reading)
    assert (after.count, after.oldest) == (before.count + 1, date(2026, 11, 2))


def test_a_referral_of_a_closed_case_does_not_wait(house: House) -> None:
    for line in house.casefiles.list(actor=house.actor).lines:
        if line.state is CaseState.NEW:
            house.clients.close_case(line.case_id, CloseReason.MOVED, actor=house.actor)
    with house.database.reading(house.actor) as reading:
        assert store.new_referrals(reading) == Counted()


def test_a_visit_whose_time_passed_waits_for_its_report(house: House) -> None:
    planned = case_in(house, CaseState.PLANNED)
    now = house.clock.now()
    with house.database.reading(house.actor) as reading:
        assert store.outcome_missing(reading, now) == Counted()
        visit = house.visits.of_cases([planned], reading=reading)[planned][-1]
        assert store.outcome_missing(reading, visit.ends_at - timedelta(minutes=1)) == Counted()  # still there
        found = store.outcome_missing(reading, visit.ends_at)
        assert (found.count, found.case_ids, found.oldest) == (1, (planned,), visit.day)
        booked = {one.case_id for one in house.visits.booked(reading=reading)}  # also by colleagues
        found = store.outcome_missing(reading, visit.ends_at + timedelta(days=30))
        assert (found.count, set(found.case_ids), found.oldest) == (len(booked), booked, visit.day)


def test_two_referrers_of_one_woman_wait_both_and_she_is_named_once(house: House) -> None:
    visited = case_in(house, CaseState.FEEDBACK_DUE)
    with house.database.reading(house.actor) as reading:
        first = house.referrals.of_cases([visited], reading=reading)[visited][0]
        fields = house.referrals.fields_of([first.id], reading=reading)[first.id]
    other = {**fields, "referrer_organisation": "Huisarts Proef", "referrer_role": "gp", "received_on": "2026-11-19"}
    assert house.referrals.record(other, actor=house.actor).case_id == visited
    with house.database.reading(house.actor) as reading:
        found = store.feedback_due(reading)
    assert (found.count, found.case_ids, found.oldest) == (2, (visited,), first.received_on)


def test_a_case_is_to_be_closed_when_everybody_has_heard(house: House) -> None:
    visited = case_in(house, CaseState.FEEDBACK_DUE)
    with house.database.reading(house.actor) as reading:
        assert store.to_close(reading) == Counted()
        referral = house.referrals.of_cases([visited], reading=reading)[visited][0]
    with house.database.work(house.actor, "test") as work:
        house.referrals.feedback_given(referral.id, TODAY, work=work)
    with house.database.reading(house.actor) as reading:
        assert store.to_close(reading).case_ids == (visited,)
        assert store.feedback_due(reading) == Counted()


def test_a_case_long_past_its_due_date_waits(house: House) -> None:
    case = sign_up(house, due_date="2026-11-01")
    with house.database.reading(house.actor) as reading:
        assert store.after_due_date(reading, date(2026, 11, 1)) == Counted()
        assert store.after_due_date(reading, date(2026, 11, 2)).case_ids == (case,)


def test_letters_are_counted_by_how_far_they_are(house: House) -> None:
    case = case_in(house, CaseState.FEEDBACK_DUE)
    house.letters.keep(house.letters.begin(LetterKind.FEEDBACK, case, actor=house.actor), actor=house.actor)
    with house.database.reading(house.actor) as reading:
        drafts = store.letters_in(reading, LetterState.DRAFT)
        assert store.letters_in(reading, LetterState.FINAL) == Counted()
    planned = case_in(house, CaseState.PLANNED)  # the families bring one draft, of some days ago
    assert (drafts.count, drafts.oldest) == (2, TODAY - timedelta(days=3))
    assert set(drafts.case_ids) == {planned, case}


def test_the_day_is_the_dutch_one_after_midnight() -> None:
    night = practice(fixed_clock(TODAY, time(0, 30)))  # in UTC it is still the day before
    case = sign_up(night)
    night.letters.keep(night.letters.begin(LetterKind.REFERRAL_SOCIAL, case, actor=night.actor), actor=night.actor)
    night.drafts.keep(DRAFT_FORM, "", {"initials": "A."}, actor=night.actor)
    with night.database.work(night.actor, "test") as work:
        work.session.execute(sa.delete(LetterRow).where(LetterRow.case_id != case))
    with night.database.reading(night.actor) as reading:
        assert store.letters_in(reading, LetterState.DRAFT).oldest == TODAY
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
            CaseState.CONSENT_MISSING: store.consent_missing(reading, TODAY, TODAY).count,
            CaseState.INCOMPLETE: store.incomplete(reading, TODAY, TODAY).count,
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
        assert case not in store.incomplete(reading, TODAY, TODAY).case_ids
    house.referrals.not_taken_up(whole.id, NotTakenUp.RECORDED_TWICE, actor=house.actor)
    with house.database.reading(house.actor) as reading:
        assert case in store.incomplete(reading, TODAY, TODAY).case_ids


def test_a_reason_for_missed_weeks_is_known_by_case(house: House) -> None:
    passed = sign_up(house, due_date="2026-11-18")
    other = sign_up(house, "Anders", birth_date="1990-01-01", due_date="2026-11-19")
    house.missed.say_why(passed, FIRST_VISIT, MissedReason.NO_NURSE, actor=house.actor)
    with house.database.reading(house.actor) as reading:
        assert store.missed_said(reading, [passed, other]) == {passed}
        assert store.missed_said(reading, []) == frozenset()
