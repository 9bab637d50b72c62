from datetime import timedelta
from typing import Any

import pytest

from ks_desktop.clients.domain import Consent, ConsentPurpose, ConsentState
from ks_desktop.coalition.domain import CareDomain, Organisation, ReferrerRole, Service
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import ConsentId, OrganisationId, ServiceId, new_id
from ks_desktop.onward.domain import OnwardPlan, OnwardState, OnwardWay
from ks_desktop.onward.service.checking import (
    Receiver,
    check_agreed,
    check_alone,
    check_receiver,
    check_taken,
    open_with,
)
from tests.onward.made import CASE, TODAY, make_onward, walked
from tests.onward.rooms import PRACTICE, TEAM

YESTERDAY = TODAY - timedelta(days=1)


def service(**other: Any) -> Service:
    plain: dict[str, Any] = {"id": ServiceId(new_id()), "name": "Maatje", "domain": CareDomain.INFORMAL}
    return Service(**{**plain, **other})


def answer(purpose: ConsentPurpose, receiver: OrganisationId | None = None, *, agrees: bool = True) -> Consent:
    state = ConsentState.GIVEN if agrees else ConsentState.REFUSED
    return Consent(
        id=ConsentId(new_id()), case_id=CASE, purpose=purpose, state=state, receiver=receiver, given_on=YESTERDAY
    )


SIGN_UP = answer(ConsentPurpose.SIGN_UP)


def test_a_receiver_is_called_by_its_service_and_partner() -> None:
    both = Receiver(organisation=TEAM, service=service())
    assert (both.name, both.domain) == ("Maatje, Buurtteam Overvecht", CareDomain.SOCIAL)
    assert Receiver(organisation=None, service=service()).domain is CareDomain.INFORMAL
    assert len(Receiver(organisation=TEAM, service=service(name="x" * 200)).name) == 200


@pytest.mark.parametrize(
    ("receiver", "way", "code"),
    [
        (Receiver(organisation=TEAM, service=service(is_hidden=True)), OnwardWay.LETTER, "gone"),
        (Receiver(organisation=TEAM, service=service(ends_on=YESTERDAY)), OnwardWay.LETTER, "gone"),
        (Receiver(organisation=None, service=service()), OnwardWay.PORTAL, "no_partner"),
        (Receiver(organisation=TEAM, service=service(takes_from=(ReferrerRole.GP,))), OnwardWay.PHONE, "may_not_refer"),
        (Receiver(organisation=TEAM, service=service(takes_from=(ReferrerRole.GP,))), OnwardWay.HERSELF, "not_herself"),
    ],
)
def test_a_receiver_that_cannot_be_is_refused(receiver: Receiver, way: OnwardWay, code: str) -> None:
    with pytest.raises(UserError) as refused:
        check_receiver(OnwardPlan(case_id=CASE, way=way), receiver, TODAY)
    assert refused.value.code == code


def test_what_the_service_says_of_who_may_refer_counts_before_what_its_partner_says() -> None:
    closed = Organisation(id=TEAM.id, name=TEAM.name, kind=TEAM.kind, takes_from=(ReferrerRole.GP,))
    check_taken(OnwardWay.PHONE, Receiver(organisation=closed, service=service(takes_from=(ReferrerRole.JGZ,))))
    check_taken(OnwardWay.PHONE, Receiver(organisation=TEAM, service=service()))  # nobody asked
    check_taken(OnwardWay.HERSELF, Receiver(organisation=closed, service=service(takes_from=(ReferrerRole.SELF,))))
    with pytest.raises(UserError) as refused:
        check_taken(OnwardWay.PHONE, Receiver(organisation=closed, service=service()))
    assert refused.value.code == "may_not_refer"
    assert "huisarts" in refused.value.text()


@pytest.mark.parametrize(
    ("given", "organisation", "code"),
    [
        ([], TEAM, "consent_sign_up"),
        ([SIGN_UP], TEAM, "consent_refer"),
        ([SIGN_UP, answer(ConsentPurpose.REFER, PRACTICE.id)], TEAM, "consent_refer"),
        ([SIGN_UP, answer(ConsentPurpose.REFER, TEAM.id, agrees=False)], TEAM, "consent_refer"),
        ([SIGN_UP, answer(ConsentPurpose.REFER, None)], None, "consent_refer"),
        (
            [
                SIGN_UP,
                answer(ConsentPurpose.REFER, PRACTICE.id),
                answer(ConsentPurpose.INFORM_GP, agrees=False),
            ],
            PRACTICE,
            "gp_refused",
        ),
    ],
)
def test_nobody_hears_of_her_without_her_yes(
    given: list[Consent], organisation: Organisation | None, code: str
) -> None:
    with pytest.raises(UserError) as refused:
        check_agreed(organisation, given, TODAY)
    assert refused.value.code == code
    assert "{" not in refused.value.text()


def test_her_yes_counts_from_the_day_she_gave_it() -> None:
    given = [SIGN_UP, answer(ConsentPurpose.REFER, TEAM.id)]
    check_agreed(TEAM, given, YESTERDAY)
    with pytest.raises(UserError):
        check_agreed(TEAM, given, YESTERDAY - timedelta(days=1))


def test_an_open_one_to_the_same_is_found() -> None:
    one, two = ServiceId(new_id()), ServiceId(new_id())
    to_team = make_onward(1, organisation_id=TEAM.id)
    to_one = make_onward(2, organisation_id=TEAM.id, service_id=one)
    over = walked(OnwardState.SENT, OnwardState.WITHDRAWN, organisation_id=TEAM.id)
    assert open_with([over], [TEAM.id], None) is None
    assert open_with([over, to_team], [TEAM.id], two) is to_team
    assert open_with([to_one], [TEAM.id], two) is None
    assert open_with([to_one], [TEAM.id], one) is to_one
    assert open_with([to_one], [TEAM.id], None) is to_one
    assert open_with([make_onward(3, service_id=one)], [], None) is None
    check_alone(None)
    with pytest.raises(UserError) as refused:
        check_alone(to_one)
    assert refused.value.code == "open_already"
