from dataclasses import replace
from datetime import date, timedelta

from ks_desktop.clients.domain import ConsentPurpose, ConsentState
from ks_desktop.letters.facts import Ending, agreed_data, refused, valid_consent
from tests.letters.people import MIDWIFE_PRACTICE, TEAM, TODAY, consent, facts


def test_the_newest_answer_counts() -> None:
    yes = consent(ConsentPurpose.REFER, receiver=TEAM.id)
    no = consent(ConsentPurpose.REFER, receiver=TEAM.id, state=ConsentState.REFUSED, given_on=TODAY)
    assert valid_consent((yes,), ConsentPurpose.REFER, TODAY, TEAM.id) == yes
    assert valid_consent((yes, no), ConsentPurpose.REFER, TODAY, TEAM.id) is None
    assert valid_consent((no, yes), ConsentPurpose.REFER, TODAY - timedelta(days=1), TEAM.id) == yes


def test_consent_for_one_partner_is_none_for_another() -> None:
    yes = consent(ConsentPurpose.REFER, receiver=TEAM.id)
    assert valid_consent((yes,), ConsentPurpose.REFER, TODAY, MIDWIFE_PRACTICE.id) is None
    assert valid_consent((yes,), ConsentPurpose.REFER, TODAY) is None


def test_a_withdrawn_consent_does_not_count() -> None:
    gone = consent(ConsentPurpose.SIGN_UP, state=ConsentState.WITHDRAWN, withdrawn_on=TODAY)
    assert valid_consent((gone,), ConsentPurpose.SIGN_UP, TODAY) is None


def test_refused_is_not_the_same_as_not_asked() -> None:
    no = consent(ConsentPurpose.FEEDBACK, state=ConsentState.REFUSED)
    assert refused((no,), ConsentPurpose.FEEDBACK, TODAY)
    assert not refused((), ConsentPurpose.FEEDBACK, TODAY)
    assert not refused((consent(ConsentPurpose.FEEDBACK),), ConsentPurpose.FEEDBACK, TODAY)
    assert not refused((no,), ConsentPurpose.FEEDBACK, date(2026, 1, 1))


def test_a_consent_names_its_data() -> None:
    assert agreed_data(consent(ConsentPurpose.REFER, data=" phone, language,,")) == {"phone", "language"}
    assert agreed_data(None) == frozenset()


def test_who_is_in_care_follows_from_the_receiver() -> None:
    assert facts(organisation=MIDWIFE_PRACTICE).receiver_in_care
    assert not facts(organisation=TEAM).receiver_in_care
    assert facts().receiver_in_care
    assert not facts(referrer=None).receiver_in_care


def test_who_is_no_care_provider_or_was_not_agreed_to_hears_only_that_no_visit_follows() -> None:
    known = facts()
    assert known.referrer is not None
    no = replace(known, referrer=replace(known.referrer, ending=Ending.DECLINED))
    assert (no.ending, known.ending) == (Ending.DECLINED, Ending.NONE)
    assert replace(no, consents=()).ending is Ending.NOT_TAKEN_UP
    assert replace(no, referrer=replace(no.referrer, in_care=False)).ending is Ending.NOT_TAKEN_UP  # type: ignore[type-var]
    assert facts(referrer=None).ending is Ending.NONE
