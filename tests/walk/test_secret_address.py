"""Where a shelter is stands on its card and nowhere else that the rooms above can reach."""

import json

from ks_desktop.cli import records
from ks_desktop.coalition.domain import CareDomain, HerFacts, Location, Service
from ks_desktop.coalition.service.exchanging import ExportKind
from ks_desktop.coalition.wording.capacity import question_text
from ks_desktop.core.values import LocationId, ServiceId, new_id
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


def test_one_secret_place_of_an_open_partner_is_kept_as_safe() -> None:
    house = houses.practice()
    actor = house.actor
    team = next(each for each in house.coalition.organisations(actor=actor) if not each.address_secret)
    place = Location(
        id=LocationId(new_id()),
        organisation_id=team.id,
        name="Nachtopvang",
        street=STREET,
        house_number="9",
        postcode=POSTCODE,
        place="Utrecht",
        municipality="GM0344",
        access_note="Bel bij de blauwe deur",
        address_secret=True,
    )
    house.coalition.locations.save(place, actor=actor)
    service = Service(
        id=ServiceId(new_id()),
        name="Nachtplek",
        domain=CareDomain.SOCIAL,
        organisation_id=team.id,
        locations=(place.id,),
    )
    house.services.save(service, actor=actor)
    facts = HerFacts(today=house.clock.today())
    with house.database.reading(actor) as reading:
        everywhere = house.coalition.locations.everywhere(reading=reading)
        every = house.services.all(reading=reading)
    shown = house.services.shown(service.id, facts, actor=actor)
    said = [
        *map(repr, (everywhere, every, shown, house.coalition.locations.of(team.id, actor=actor))),
        *(json.dumps(each(house)) for each in (records.organisations, records.services)),
        service_question := question_text(shown.service),
        text_of(house.coalition.check_calls.sheet(actor=actor).pdf),
        *(repr(found) for found in house.search.find("nachtplek", actor=actor)),
        house.directory_exchange.export(ExportKind.JSON, actor=actor).content.decode(),
    ]
    assert "Nachtplek" in service_question
    assert "Nachtopvang" in said[0]
    assert not [text for text in said if STREET in text or POSTCODE in text or "blauwe deur" in text]
    assert not house.search.find("stilpad 9", actor=actor)
    (kept,) = house.coalition.locations.cards(team.id, actor=actor)
    assert (kept.street, kept.postcode) == (STREET, POSTCODE)
    house.close()
