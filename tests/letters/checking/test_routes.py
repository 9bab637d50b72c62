from dataclasses import replace

from ks_desktop.letters.checking.routes import may_be_posted, to_her, to_partner, unsafe_way
from ks_desktop.letters.domain import LetterDraft, LetterKind, SendRoute
from tests.letters.people import AYLIN, CASE, TEAM, facts

POSTED = LetterDraft(kind=LetterKind.CANCELLATION, case_id=CASE)
HIDDEN = facts(client=replace(AYLIN, address=replace(AYLIN.address, is_secret=True)))


def test_a_secret_address_of_hers_is_not_posted_to() -> None:
    assert [error.code for error in to_her(POSTED, HIDDEN)] == ["address_secret"]
    assert not list(to_her(replace(POSTED, route=SendRoute.BY_HAND), HIDDEN))
    assert (may_be_posted(HIDDEN), may_be_posted(facts())) == (False, True)


def test_nothing_is_posted_to_a_partner_whose_place_is_secret() -> None:
    shelter = replace(TEAM, address_secret=True)
    assert [error.code for error in to_partner(POSTED, shelter)] == ["receiver_secret"]
    assert not list(to_partner(replace(POSTED, route=SendRoute.SECURE_MAIL), shelter))
    assert [error.code for error in to_partner(POSTED, None)] == ["address_missing"]


def test_what_is_ready_does_not_go_by_post_either_once_an_address_is_secret() -> None:
    found = unsafe_way(POSTED, HIDDEN)
    assert found is not None
    assert found.code == "address_secret"
    to_shelter = replace(POSTED, kind=LetterKind.REFERRAL_SOCIAL)
    found = unsafe_way(to_shelter, facts(organisation=replace(TEAM, address_secret=True)))
    assert found is not None
    assert found.code == "receiver_secret"
    assert unsafe_way(to_shelter, facts(organisation=replace(TEAM, postcode="", place=""))) is None
