"""Where a shelter is stands on its card and nowhere else that the rooms above can reach."""

import json

from ks_desktop.cli import records
from ks_desktop.coalition.domain import HerFacts
from ks_desktop.letters.domain import LetterKind
from ks_desktop.visits.domain import AppointmentState
from tests import houses
from tests.pdf import text_of

STREET = "Stilpad"
POSTCODE = "3511 ZZ"


def test_a_secret_address_is_found_listed_exported_and_printed_nowhere() -> None:
    house = houses.practice()
    actor = house.actor
    (hit,) = [found for found in house.search.find("luwte", actor=actor) if found.organisation is not None]
    shelter = hit.organisation
    assert shelter is not None
    kept = house.coalition.card(shelter.id, actor=actor)
    assert (kept.street, kept.postcode) == (STREET, POSTCODE)
    with house.database.reading(actor) as reading:
        case_id = next(v.case_id for v in house.visits.booked(reading=reading) if v.state is AppointmentState.BOOKED)
        partners = house.coalition.partners(reading=reading)
    offered = house.services.of_organisation(shelter.id, actor=actor)
    assert offered
    receivers = house.letters.receivers(LetterKind.REFERRAL_SOCIAL, case_id, actor=actor)
    assert shelter.id in {each.id for each in receivers}
    said = [
        *(repr(each) for each in (hit, partners, receivers)),
        *(repr(house.services.shown(line.id, HerFacts(today=house.clock.today()), actor=actor)) for line in offered),
        json.dumps(records.organisations(house)),
        text_of(house.coalition.check_calls.sheet(actor=actor).pdf),
    ]
    assert not [text for text in said if STREET in text or POSTCODE in text]
    assert "Opvang De Luwte" in said[1]
    assert not [found for found in house.search.find("stilpad", actor=actor) if found.organisation is not None]
    house.close()
