from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from ks_desktop.clients.domain import Answer, CaseStatus, CloseReason
from ks_desktop.coalition.domain import FeedbackRoute, Person, Terms
from ks_desktop.core.values import PersonId, ReferralId
from ks_desktop.letters.answering import as_given, ending_of, last_day_to_call, referrer_of
from ks_desktop.letters.facts import Ending, VisitResult
from ks_desktop.referrals.domain import NotTakenUp, Referral, ReferrerRole, Urgency
from tests.letters.people import AYLIN, CASE, MIDWIFE_PRACTICE, PREGNANCY, TODAY

TERMS = Terms(municipality="GM0344", valid_from=date(2024, 1, 1), contact_days=5, urgent_days=1)


def referral(number: int = 21, **changes: Any) -> Referral:
    made = Referral(
        id=ReferralId(UUID(int=number)),
        case_id=CASE,
        received_on=date(2026, 11, 19),
        referrer_organisation="Verloskundigen De Wiek",
        referrer_role=ReferrerRole.MIDWIFE,
    )
    return replace(made, **changes)


def closed(reason: CloseReason) -> Any:
    return replace(PREGNANCY, status=CaseStatus.CLOSED, closed_on=TODAY, close_reason=reason)


@pytest.mark.parametrize(
    ("put_aside", "case", "visit", "expected"),
    [
        (None, PREGNANCY, VisitResult.NONE, Ending.NONE),
        (None, PREGNANCY, VisitResult.DECLINED, Ending.DECLINED),
        (None, closed(CloseReason.NO_CONSENT), VisitResult.NONE, Ending.DECLINED),
        (NotTakenUp.NO_CONSENT, PREGNANCY, VisitResult.NONE, Ending.DECLINED),
        (NotTakenUp.OUTSIDE_AREA, PREGNANCY, VisitResult.NONE, Ending.NOT_TAKEN_UP),
        (NotTakenUp.RECORDED_TWICE, PREGNANCY, VisitResult.NONE, Ending.NONE),
        (None, closed(CloseReason.PREGNANCY_ENDED), VisitResult.NONE, Ending.NOT_TAKEN_UP),
        (None, closed(CloseReason.NOT_REACHED), VisitResult.NOT_REACHED, Ending.NONE),
        (None, closed(CloseReason.DECLINED), VisitResult.HELD, Ending.NONE),
    ],
)
def test_an_ending_never_says_why(put_aside: Any, case: Any, visit: VisitResult, expected: Ending) -> None:
    assert ending_of(referral(not_taken_up=put_aside), case, visit) is expected


@pytest.mark.parametrize(
    ("received", "urgency", "expected"),
    [
        (date(2026, 11, 19), Urgency.ROUTINE, date(2026, 11, 26)),
        (date(2026, 11, 20), Urgency.URGENT, date(2026, 11, 23)),
        (date(2026, 11, 10), Urgency.ROUTINE, None),
    ],
)
def test_she_is_called_within_the_working_days_of_her_municipality(
    received: date, urgency: Urgency, expected: date | None
) -> None:
    assert last_day_to_call(referral(received_on=received, urgency=urgency), TERMS, TODAY) == expected


def test_christmas_is_no_working_day() -> None:
    before = referral(received_on=date(2026, 12, 23))
    assert last_day_to_call(before, TERMS, date(2026, 12, 23)) == date(2026, 12, 31)


def test_a_referrer_is_known_with_the_way_they_want_to_hear() -> None:
    first, second = referral(20, received_on=date(2026, 11, 1)), referral(consult_first=Answer.YES)
    practice = replace(MIDWIFE_PRACTICE, feedback_route=FeedbackRoute.POST)
    person = Person(
        id=PersonId(UUID(int=5)), organisation_id=practice.id, name="S.", feedback_route=FeedbackRoute.PORTAL
    )
    made = referrer_of(second, (first, second), practice, person, Ending.NONE)
    assert (made.route, made.is_first, made.talks_first, made.in_care) == (FeedbackRoute.PORTAL, False, True, True)
    assert referrer_of(first, (first, second), practice, None, Ending.NONE).route is FeedbackRoute.POST
    assert referrer_of(first, (first,), None, None, Ending.DECLINED).ending is Ending.DECLINED


def test_each_referrer_reads_her_name_and_birth_date_as_they_gave_them() -> None:
    said = (("birth_surname", "Kaja"), ("birth_date", "1998-12-03"), ("phone", "06"))
    given = as_given(AYLIN, referral(said_otherwise=said))
    assert (given.name.birth_surname, given.name.given_name, given.birth_date) == ("Kaja", "Aylin", date(1998, 12, 3))
    assert as_given(AYLIN, referral()) == AYLIN
