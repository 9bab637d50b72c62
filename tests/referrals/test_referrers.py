from typing import Any
from uuid import UUID

import pytest

from ks_desktop.coalition.domain import FeedbackRoute, Organisation, OrganisationKind, Person
from ks_desktop.coalition.domain.spelling import organisation_key, person_key
from ks_desktop.core.values import CaseId, OrganisationId, PersonId, ReferralId
from ks_desktop.referrals.domain import Referral
from ks_desktop.referrals.referrers import Directory
from tests.coalition.test_service import TODAY

WIEK = Organisation(
    id=OrganisationId(UUID(int=1)),
    name="Verloskundigen De Wiek",
    kind=OrganisationKind.MIDWIFE,
    place="Utrecht",
    phone="030-1234567",
    feedback_route=FeedbackRoute.SECURE_MAIL,
    feedback_address="post@wiek.invalid",
)
TEAM = Organisation(
    id=OrganisationId(UUID(int=2)), name="Buurtteam Oost", kind=OrganisationKind.NEIGHBOURHOOD_TEAM, place="Utrecht"
)
DOCTORS = Organisation(id=OrganisationId(UUID(int=3)), name="Huisartsen De Wiek", kind=OrganisationKind.GP)
SANNE = Person(id=PersonId(UUID(int=11)), organisation_id=WIEK.id, name="S. van der Aa", phone="06-12345678")
GONE = Person(id=PersonId(UUID(int=12)), organisation_id=WIEK.id, name="B. Weg", is_active=False)
DIRECTORY = Directory((WIEK, TEAM, DOCTORS), (SANNE, GONE))


def referral(**changes: Any) -> Referral:
    return Referral(id=ReferralId(UUID(int=21)), case_id=CaseId(UUID(int=22)), received_on=TODAY, **changes)


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("Verloskundigen De Wiek", WIEK),
        ("  verloskundigen  DE WIEK ", WIEK),
        ("Verloskundigen De Wiek B.V.", WIEK),
        ("Verloskundigen 'De Wiek' v.o.f.", WIEK),
        ("Verloskundigen de Wiék", WIEK),
        ("Buurtteam-Oost", TEAM),
        ("Verloskundigenpraktijk De Wiek", None),
        ("De Wiek", None),
        ("Verloskundigen De Wiel", None),
        ("", None),
        ("!!", None),
    ],
)
def test_only_the_same_words_link_by_themselves(said: str, means: Organisation | None) -> None:
    found = DIRECTORY.find(said, "")
    assert (found.organisation if found else None) == means


def test_two_partners_of_one_name_are_never_chosen_between() -> None:
    twins = Directory((WIEK, Organisation(id=TEAM.id, name="verloskundigen de wiek", kind=WIEK.kind)), ())
    assert twins.find(WIEK.name, "") is None
    assert len(twins.offers(WIEK.name)) == 2


@pytest.mark.parametrize(
    ("said", "means"),
    [("mw. S. van der Aa", SANNE), ("S van der AA", SANNE), ("van der Aa", None), ("B. Weg", None), ("", None)],
)
def test_a_person_is_linked_by_the_same_name_and_only_while_there(said: str, means: Person | None) -> None:
    found = DIRECTORY.find(WIEK.name, said)
    assert found is not None
    assert found.person == means


@pytest.mark.parametrize(
    "typed",
    ["Verloskundigenpraktijk De Wiek", "vk de wiek", "de wie", "Verloskundigen De Wiel", "verl"],
)
def test_what_is_near_is_offered(typed: str) -> None:
    assert WIEK in [offer.organisation for offer in DIRECTORY.offers(typed)]


def test_a_person_is_offered_by_name_and_fills_what_is_known() -> None:
    offer = next(offer for offer in DIRECTORY.offers("van der Aa") if offer.person == SANNE)
    assert offer.label == "Verloskundigen De Wiek, S. van der Aa, Utrecht"
    assert offer.fills() == {
        "referrer_organisation": "Verloskundigen De Wiek",
        "referrer_name": "S. van der Aa",
        "referrer_role": "midwife",
        "referrer_phone": "06-12345678",
        "feedback_route": "Per beveiligde mail, post@wiek.invalid",
    }
    assert all(offer.person != GONE for offer in DIRECTORY.offers("weg"))
    assert DIRECTORY.offers("  ") == DIRECTORY.offers("xyzzy") == ()


def test_who_wants_no_feedback_is_not_asked_how() -> None:
    silent = Organisation(id=TEAM.id, name="Stil", kind=OrganisationKind.WELFARE, feedback_route=FeedbackRoute.NONE)
    (offer,) = Directory((silent,), ()).offers("stil")
    assert offer.fills() == {"referrer_organisation": "Stil", "referrer_role": "other", "feedback_wanted": "no"}


def test_a_referral_points_at_whom_its_texts_name_and_keeps_what_a_nurse_chose() -> None:
    named = DIRECTORY.linked(referral(referrer_organisation="verloskundigen de wiek", referrer_name="mw S. van der Aa"))
    assert (named.referrer_organisation_id, named.referrer_person_id) == (WIEK.id, SANNE.id)
    assert named.referrer_organisation == "verloskundigen de wiek"
    chosen = referral(referrer_organisation="De Wiek", referrer_organisation_id=WIEK.id)
    again = referral(referrer_organisation="De Wiek")
    assert DIRECTORY.linked(again, chosen).referrer_organisation_id == WIEK.id
    assert DIRECTORY.linked(referral(referrer_organisation="De Bron"), chosen).referrer_organisation_id is None


def test_what_is_near_a_referral_are_partners() -> None:
    near = DIRECTORY.near(referral(referrer_organisation="De Wiek", referrer_name="S. van der Aa"))
    assert {offer.organisation for offer in near} == {WIEK, DOCTORS}
    assert all(offer.person is None for offer in near)
    by_name = DIRECTORY.near(referral(referrer_name="mw. van der Aa"))
    assert [offer.person for offer in by_name] == [SANNE]


def test_keys_leave_out_what_says_nothing() -> None:
    assert organisation_key("De Bron & Zn. B.V.") == "de bron en zn"
    assert person_key("Mw. drs. S. van der Aa") == "s van der aa"
    assert person_key("dhr.") == ""
