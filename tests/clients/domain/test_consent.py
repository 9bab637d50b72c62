from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.clients.domain import (
    Consent,
    ConsentPurpose,
    ConsentState,
    consent_given,
    is_refused,
    newest_answer,
)
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


def test_refused_is_asked_and_not_a_yes_any_more() -> None:
    assert not is_refused([], ConsentPurpose.CONTACT, on=LATER)
    no = make_consent(CASE, purpose=ConsentPurpose.CONTACT, state=ConsentState.REFUSED)
    assert is_refused([no], ConsentPurpose.CONTACT, on=LATER)
    assert not is_refused([no], ConsentPurpose.CONTACT, on=RECEIVED - timedelta(days=1))
    yes = make_consent(CASE, purpose=ConsentPurpose.CONTACT, given_on=LATER)
    assert not is_refused([no, yes], ConsentPurpose.CONTACT, on=LATER)


_ANSWERS = st.lists(
    st.tuples(
        st.sampled_from(ConsentPurpose),
        st.sampled_from(ConsentState),
        st.integers(min_value=0, max_value=9),
        st.integers(min_value=0, max_value=9),
    ),
    max_size=12,
)


@given(_ANSWERS, st.sampled_from(ConsentPurpose), st.integers(min_value=0, max_value=12))
def test_an_answer_counts_exactly_when_the_newest_one_is_a_yes_that_stands(
    said: list[tuple[ConsentPurpose, ConsentState, int, int]], purpose: ConsentPurpose, on: int
) -> None:
    answers = [
        make_consent(
            CASE,
            purpose=about,
            state=state,
            given_on=RECEIVED + timedelta(days=day),
            withdrawn_on=RECEIVED + timedelta(days=day + later) if state is ConsentState.WITHDRAWN else None,
        )
        for about, state, day, later in said
    ]
    day = RECEIVED + timedelta(days=on)
    newest = newest_answer(answers, purpose, on=day)
    known = [answer for answer in answers if answer.purpose is purpose and answer.given_on <= day]
    assert (newest is None) is (not known)
    assert consent_given(answers, purpose, on=day) is (newest is not None and newest.counts(day))
    assert is_refused(answers, purpose, on=day) is (newest is not None and not newest.counts(day))
    if newest is not None:
        assert all((answer.given_on, answer.id) <= (newest.given_on, newest.id) for answer in known)
        assert newest.topic == (purpose, None)
