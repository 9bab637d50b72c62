from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.clients.domain import Consent, ConsentPurpose, ConsentState, consent_given
from ks_desktop.core.values import CaseId, ReferralId, new_id
from ks_desktop.referrals.domain import NotTakenUp, Referral
from ks_desktop.referrals.domain.counting import NotKept
from ks_desktop.referrals.domain.retention import Outlook, outlook
from tests.clients.makers import make_case, make_client, make_consent

CASE = make_case(make_client())
TODAY = date(2026, 11, 21)


def referral(recorded_on: date | None = TODAY) -> Referral:
    return Referral(id=ReferralId(new_id()), case_id=CASE.id, received_on=TODAY, recorded_on=recorded_on)


def ahead(referrals: list[Referral], consents: list[Consent], today: date = TODAY) -> Outlook | None:
    return outlook(referrals, consents, days=14, today=today, since=TODAY)


def test_without_an_answer_it_goes_after_so_many_days_of_being_known() -> None:
    found = ahead([referral()], [])
    assert found is not None
    assert (found.outcome, found.goes_on) == (NotKept.NO_CONSENT_IN_TIME, date(2026, 12, 5))
    assert found.days_left(TODAY) == 14
    assert not found.is_due(date(2026, 12, 4))
    assert found.is_due(date(2026, 12, 5))
    assert found.days_left(date(2026, 12, 25)) == 0


def test_the_last_referral_of_a_case_counts_and_one_older_than_the_rule_begins_with_it() -> None:
    found = ahead([referral(TODAY - timedelta(days=30)), referral(TODAY - timedelta(days=2))], [])
    assert found is not None
    assert found.goes_on == TODAY + timedelta(days=12)
    old = outlook([referral(None)], [], days=14, today=TODAY, since=TODAY - timedelta(days=1))
    assert old is not None
    assert old.goes_on == TODAY + timedelta(days=13)


def test_what_she_refused_goes_at_once_and_what_she_took_back_after_the_days() -> None:
    no = make_consent(CASE, state=ConsentState.REFUSED)
    refused = ahead([referral()], [no])
    assert refused is not None
    assert (refused.outcome, refused.is_due(TODAY)) == (NotKept.REFUSED, True)
    aside = ahead([replace(referral(), not_taken_up=NotTakenUp.NO_CONSENT)], [])
    assert aside is not None
    assert (aside.outcome, aside.is_due(TODAY)) == (NotKept.REFUSED, True)
    back = make_consent(CASE, state=ConsentState.WITHDRAWN, withdrawn_on=TODAY)
    withdrawn = ahead([referral(TODAY - timedelta(days=60))], [back])
    assert withdrawn is not None
    assert (withdrawn.outcome, withdrawn.goes_on) == (NotKept.WITHDRAWN, TODAY + timedelta(days=14))


def test_what_must_stay_has_no_day() -> None:
    kept = Outlook(case_id=CaseId(new_id()), outcome=NotKept.REFUSED, goes_on=TODAY, kept_because="work")
    assert kept.days_left(TODAY) is None
    assert not kept.is_due(TODAY)


def test_nobody_who_was_never_referred_goes() -> None:
    assert ahead([], []) is None


@given(
    st.lists(
        st.tuples(
            st.sampled_from(ConsentPurpose), st.sampled_from(ConsentState), st.integers(min_value=-20, max_value=5)
        ),
        max_size=8,
    ),
    st.integers(min_value=0, max_value=30),
)
def test_whose_consent_counts_never_goes_and_whose_does_not_always_has_an_end(
    said: list[tuple[ConsentPurpose, ConsentState, int]], later: int
) -> None:
    today = TODAY + timedelta(days=later)
    answers = [
        make_consent(
            CASE,
            purpose=purpose,
            state=state,
            given_on=TODAY + timedelta(days=day),
            withdrawn_on=TODAY + timedelta(days=day + 1) if state is ConsentState.WITHDRAWN else None,
        )
        for purpose, state, day in said
    ]
    found = ahead([referral()], answers, today)
    assert (found is None) is consent_given(answers, ConsentPurpose.SIGN_UP, on=today)
    if found is not None:
        assert found.goes_on <= max(today, TODAY + timedelta(days=6)) + timedelta(days=14)
