from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.clients.domain import Consent, ConsentPurpose, ConsentState, consent_given
from ks_desktop.core.values import OrganisationId, new_id
from tests.clients.makers import RECEIVED, make_case, make_client, make_consent

CASE = make_case(make_client())
LATER = RECEIVED + timedelta(days=3)


def given_(consents: list[Consent], on: date = LATER) -> bool:
    return consent_given(consents, ConsentPurpose.SIGN_UP, on=on)


def test_no_answer_is_no_consent() -> None:
    assert not given_([])


def test_the_newest_answer_counts() -> None:
    yes = make_consent(CASE)
    no = make_consent(CASE, state=ConsentState.REFUSED, given_on=RECEIVED + timedelta(days=1))
    assert given_([yes])
    assert not given_([no, yes])
    assert given_([no, yes], on=RECEIVED)


def test_of_two_answers_on_one_day_the_one_recorded_last_counts() -> None:
    yes = make_consent(CASE)
    no = make_consent(CASE, state=ConsentState.REFUSED)
    assert not given_([no, yes])


def test_a_consent_taken_back_counts_until_that_day() -> None:
    back = make_consent(CASE, state=ConsentState.WITHDRAWN, withdrawn_on=LATER)
    assert given_([back], on=LATER - timedelta(days=1))
    assert not given_([back])


def test_consent_for_one_receiver_or_purpose_says_nothing_of_another() -> None:
    team = OrganisationId(new_id())
    to_team = make_consent(CASE, purpose=ConsentPurpose.REFER, receiver=team)
    assert consent_given([to_team], ConsentPurpose.REFER, team, on=LATER)
    assert not consent_given([to_team], ConsentPurpose.REFER, OrganisationId(new_id()), on=LATER)
    assert not consent_given([to_team], ConsentPurpose.REFER, on=LATER)
    assert not given_([to_team])


@given(st.lists(st.sampled_from([ConsentState.GIVEN, ConsentState.REFUSED]), min_size=1, max_size=6), st.randoms())
def test_the_order_in_which_answers_are_read_does_not_matter(states: list[ConsentState], random: object) -> None:
    answers = [make_consent(CASE, state=s, given_on=RECEIVED + timedelta(days=i)) for i, s in enumerate(states)]
    shuffled = list(answers)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    last = RECEIVED + timedelta(days=len(states))
    assert given_(shuffled, on=last) is (states[-1] is ConsentState.GIVEN)
