import json
from dataclasses import replace

from ks_desktop.coalition.catalogue import offer
from ks_desktop.coalition.catalogue.below import below, shipped_text
from ks_desktop.core.gestation import age_of
from tests.coalition.domain.test_services import make_service

VOORZORG = offer.id_of("voorzorg")
OWN = replace(offer.services()[VOORZORG], name="VoorZorg Utrecht", is_proposal=False, version=1)


def kept_with(**changes: object) -> str:
    return json.dumps(json.loads(shipped_text(VOORZORG)) | changes)


def test_what_did_not_change_is_not_said() -> None:
    assert below(OWN, shipped_text(VOORZORG)) is None
    assert below(OWN, "") is None  # a card of before it was kept what lay below
    own = make_service()
    assert shipped_text(own.id) == ""
    assert below(own, shipped_text(VOORZORG)) is None


def test_what_changed_below_an_own_card_is_named() -> None:
    own = replace(OWN, until_age=age_of(26), languages=("nl", "en"), what="Eigen woorden")
    found = below(own, kept_with(until_age="26+0", languages=["nl", "en"], valid_from="2025-01-01"))
    assert found is not None
    assert found.changed == ("until_age", "languages")  # its own words lie over what did not change; one it has already
    assert (str(found.before.until_age), str(found.now.until_age)) == ("26+0", "28+0")


def test_what_the_own_card_says_already_is_not_said_again() -> None:
    assert below(OWN, kept_with(name="Voorzorg 2025")) is not None
    assert below(replace(OWN, name="VoorZorg"), kept_with(name="Voorzorg 2025")) is None


def test_a_field_that_went_is_left_out() -> None:
    assert below(OWN, kept_with(colour="blue")) is None


def test_every_service_of_the_catalogue_can_be_kept_and_read() -> None:
    for service_id, service in offer.services().items():
        assert below(replace(service, is_proposal=False), shipped_text(service_id)) is None
