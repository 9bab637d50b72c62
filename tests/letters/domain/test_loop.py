from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.clients.domain import Answer, CaseStatus, CloseReason, Consent, ConsentPurpose, ConsentState
from ks_desktop.coalition.domain import CareDomain
from ks_desktop.core.values import LetterId, OnwardId, ReferralId, UserId
from ks_desktop.letters.domain import Letter, LetterKind, LetterState
from ks_desktop.letters.domain.loop import (
    HELP_WORDS,
    LoopFacts,
    LoopOwed,
    LoopWhy,
    help_asked,
    last_told,
    loops_owed,
    news_since,
)
from ks_desktop.onward.domain import HelpStatus, NotStarted, OnwardReferral, OnwardState, OnwardStep
from ks_desktop.referrals.domain import Referral, ReferrerRole, Route
from tests.letters.people import CASE, PREGNANCY, consent

NURSE = UserId(UUID(int=7))
FIRST = ReferralId(UUID(int=21))
NOON = datetime(2026, 11, 10, 12, tzinfo=UTC)
TODAY = date(2026, 11, 21)
REFERRAL = Referral(
    id=FIRST,
    case_id=CASE,
    received_on=date(2026, 11, 1),
    referrer_organisation="Verloskundigen De Wiek",
    referrer_role=ReferrerRole.MIDWIFE,
)
HEARD = replace(REFERRAL, feedback_given_on=date(2026, 11, 10))


def onward(*states: OnwardState, number: int = 1, name: str = "Buurtteam Oost", days: int = 1) -> OnwardReferral:
    """Return one that was made at noon of the tenth and went on, a step each `days` later."""
    steps = tuple(
        OnwardStep(
            state=state,
            on=NOON.date() + timedelta(days=days * place),
            at=NOON + timedelta(days=days * place),
            by=NURSE,
            reason=NotStarted.NO_PLACE if state is OnwardState.NOT_STARTED else None,
        )
        for place, state in enumerate((OnwardState.DRAFT, *states))
    )
    return OnwardReferral(
        id=OnwardId(UUID(int=number)),
        case_id=CASE,
        receiver=name,
        domain=CareDomain.SOCIAL,
        state=steps[-1].state,
        reason=steps[-1].reason,
        made_on=NOON.date(),
        made_by=NURSE,
        steps=steps,
    )


WAITING = onward(OnwardState.SENT, OnwardState.WAITING)
STARTED = onward(OnwardState.SENT, OnwardState.STARTED)
REFUSED = onward(OnwardState.SENT, OnwardState.NOT_STARTED)


def feedback(after_days: float, told: str = "referred", **changes: Any) -> Letter:
    """Return feedback that was made final so many days after the tenth."""
    made = Letter(
        id=LetterId(UUID(int=900 + int(after_days * 10))),
        case_id=CASE,
        kind=LetterKind.FEEDBACK,
        state=LetterState.SENT,
        referral_id=FIRST,
        words={"help_started": told, "message": "Er komt een gesprek."},
        made_at=NOON,
        made_by=NURSE,
        finalised_at=NOON + timedelta(days=after_days),
        sent_on=(NOON + timedelta(days=after_days)).date(),
    )
    return replace(made, **changes)


def facts(*letters: Letter, onward: tuple[OnwardReferral, ...] = (STARTED,), **changes: Any) -> LoopFacts:
    made = LoopFacts(
        case=PREGNANCY,
        today=TODAY,
        referrals=(HEARD,),
        letters=letters,
        onward=onward,
        settled_on=date(2026, 11, 9),
    )
    return replace(made, **changes)


def why(found: tuple[LoopOwed, ...]) -> list[LoopWhy]:
    return [owed.why for owed in found]


def test_after_the_visit_the_referrer_is_to_hear_it_once() -> None:
    (owed,) = loops_owed(facts(referrals=(REFERRAL,)))
    assert (owed.why, owed.since, owed.who) == (LoopWhy.VISIT, date(2026, 11, 9), "Verloskundigen De Wiek")
    assert not owed.why.is_again
    assert loops_owed(facts(referrals=(REFERRAL,), settled_on=None)) == ()
    closed = replace(
        PREGNANCY, status=CaseStatus.CLOSED, close_reason=CloseReason.HANDED_OVER, closed_on=date(2026, 11, 19)
    )
    (owed,) = loops_owed(facts(referrals=(REFERRAL,), settled_on=None, case=closed))
    assert (owed.why, owed.since) == (LoopWhy.HANDED_OVER, date(2026, 11, 19))


@pytest.mark.parametrize(
    ("onward", "expected"),
    [
        ((), []),
        ((WAITING,), []),
        ((STARTED,), [LoopWhy.HELP_STARTED]),
        ((REFUSED,), [LoopWhy.HELP_NOT_STARTED]),
        ((REFUSED, replace(STARTED, id=OnwardId(UUID(int=2)))), [LoopWhy.HELP_STARTED]),
        ((REFUSED, replace(WAITING, id=OnwardId(UUID(int=2)))), []),
    ],
)
def test_what_became_of_the_help_since_is_news(onward: tuple[OnwardReferral, ...], expected: list[LoopWhy]) -> None:
    found = loops_owed(facts(feedback(1.5), onward=onward))
    assert why(found) == expected
    assert all(owed.why.is_again and owed.since == date(2026, 11, 12) for owed in found)


def test_what_was_told_or_known_before_is_no_news() -> None:
    assert loops_owed(facts(feedback(1.5, told="yes"))) == ()  # the nurse knew it before it was written down here
    assert loops_owed(facts(feedback(2.5, told="later"))) == ()  # it was known; she told it otherwise by choice
    assert loops_owed(facts(feedback(1.5), feedback(3, told="yes"))) == ()
    assert loops_owed(facts()) == ()  # told in another way than by letter
    assert why(loops_owed(facts(feedback(2)))) == [LoopWhy.HELP_STARTED]  # in the same instant: rather twice than never


def test_help_that_was_refused_and_then_began_elsewhere_is_news_again() -> None:
    later = onward(OnwardState.SENT, OnwardState.STARTED, number=2, days=4)
    told = feedback(2.5, told="not_started")
    (owed,) = loops_owed(facts(feedback(1.5), told, onward=(REFUSED, later)))
    assert (owed.why, owed.since) == (LoopWhy.HELP_STARTED, date(2026, 11, 18))


def test_when_somebody_said_that_it_is_enough_only_later_news_counts() -> None:
    said = {FIRST: NOON + timedelta(days=2, hours=1)}
    assert loops_owed(facts(feedback(1.5), enough=said)) == ()
    later = onward(OnwardState.SENT, OnwardState.STARTED, number=2, days=4)
    assert why(loops_owed(facts(feedback(1.5), onward=(REFUSED, later), enough=said))) == [LoopWhy.HELP_STARTED]


def test_a_letter_that_never_went_out_told_nothing_one_that_was_withdrawn_afterwards_did() -> None:
    withdrawn = {"state": LetterState.WITHDRAWN, "withdrawn_on": TODAY, "withdrawn_reason": "fout"}
    never = feedback(2.5, told="yes", sent_on=None, **withdrawn)
    assert why(loops_owed(facts(feedback(1.5), never))) == [LoopWhy.HELP_STARTED]
    assert loops_owed(facts(feedback(1.5), feedback(2.5, told="yes", **withdrawn))) == ()
    assert last_told([never], FIRST) is None


def no(purpose: ConsentPurpose) -> Consent:
    return consent(purpose, state=ConsentState.REFUSED)


def test_nobody_hears_what_must_not_be_told() -> None:
    news = feedback(1.5)
    for refused in (
        facts(news, consents=(no(ConsentPurpose.FEEDBACK),)),
        facts(news, consents=(no(ConsentPurpose.SIGN_UP),)),
        facts(news, case=replace(PREGNANCY, status=CaseStatus.CLOSED, close_reason=CloseReason.PREGNANCY_ENDED)),
        facts(news, referrals=(replace(HEARD, feedback_wanted=Answer.NO),)),
        facts(news, referrals=(replace(HEARD, route=Route.SELF),)),
    ):
        assert loops_owed(refused) == ()
    gp = replace(HEARD, referrer_role=ReferrerRole.GP)
    assert why(loops_owed(facts(news, referrals=(gp,)))) == [LoopWhy.HELP_STARTED]
    assert loops_owed(facts(news, referrals=(gp,), consents=(no(ConsentPurpose.INFORM_GP),))) == ()


def test_a_referrer_may_hear_of_each_receiver_how_it_stands() -> None:
    draft = onward(number=3, name="Nog niet")
    taken_back = onward(OnwardState.SENT, OnwardState.WITHDRAWN, number=4, name="Toch niet")
    home_start = replace(WAITING, id=OnwardId(UUID(int=2)), receiver="Home-Start")
    found = help_asked([REFUSED, home_start, draft, taken_back], [feedback(1)], FIRST)
    assert found.status is HelpStatus.WAITING
    assert found.where == (("Buurtteam Oost", HelpStatus.NOT_STARTED), ("Home-Start", HelpStatus.WAITING))
    assert (found.told_on, found.told) == (date(2026, 11, 11), "Er komt een gesprek.")
    assert (help_asked([REFUSED]).told_on, help_asked([], [feedback(1)], FIRST).where) == (None, ())


def test_each_word_for_help_is_told_apart() -> None:
    assert HELP_WORDS.keys() == set(HelpStatus)
    assert len(set(HELP_WORDS.values())) == len(HELP_WORDS)


@settings(max_examples=40, deadline=None)
@given(
    ends=st.lists(st.sampled_from([None, OnwardState.STARTED, OnwardState.NOT_STARTED]), max_size=3),
    told=st.sampled_from(sorted(HELP_WORDS.values())),
    day=st.integers(0, 30),
)
def test_once_it_is_told_as_it_stands_nothing_is_owed(ends: list[OnwardState | None], told: str, day: int) -> None:
    referred = tuple(
        onward(OnwardState.SENT, *((end,) if end else ()), number=place, days=place + 1)
        for place, end in enumerate(ends, start=1)
    )
    before = feedback(day / 2, told)
    found = loops_owed(facts(before, onward=referred))
    assert len(found) <= 1
    now = HELP_WORDS[help_asked(referred).status]
    assert loops_owed(facts(before, feedback(40, now), onward=referred)) == ()
    if found:
        assert told != now
        assert news_since(referred, before.finalised_at or NOON) is not None
    assert all(earlier.since <= later.since for earlier, later in pairwise(found))
