from dataclasses import fields
from datetime import date

from ks_desktop.coalition.catalogue import offer
from ks_desktop.coalition.catalogue.below import below, shipped_text
from ks_desktop.coalition.domain import Service
from ks_desktop.coalition.wording.stating import STATED, checked_text, ends_text, source_text, where_text
from tests.coalition.domain.test_services import make_service

NOT_SAID = {"id", "version", "is_proposal", "is_hidden", "checked_on", "checked_by", "organisation_id", "locations"}
NOT_SAID |= {"people", "waiting_weeks", "waiting_asked_on"}  # no catalogue can state these


def test_whatever_an_update_may_change_has_words() -> None:
    assert {field.name for field in fields(Service)} - NOT_SAID == set(STATED)
    for service_id, service in offer.services().items():
        assert below(service, shipped_text(service_id)) is None
        assert all(isinstance(said(service), str) for _caption, said in STATED.values())
    voorzorg = offer.services()[offer.id_of("voorzorg")]
    assert STATED["until_age"][1](voorzorg) == "28+0"


def test_where_and_when_are_said_in_words() -> None:
    service = make_service(
        regions=("a",), municipalities=("GM0344",), checked_on=date(2026, 11, 1), checked_by="Mw. Proef"
    )
    assert where_text(service, {"a": "Eemland"}.__getitem__) == "Eemland, Utrecht"
    assert where_text(make_service(is_nationwide=True, regions=("a",)), str.upper) == "In heel Nederland"
    assert checked_text(service) == "01-11-2026, Mw. Proef"
    assert (checked_text(make_service()), ends_text(make_service())) == ("", "")
    assert "31-12-2026" in ends_text(make_service(ends_on=date(2026, 12, 31)))
    dated = make_service(source="bron", valid_from=date(2026, 1, 1))
    assert source_text(dated).startswith("bron (")
