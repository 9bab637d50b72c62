from datetime import timedelta

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.domain import CapacityState, Cost, HerFacts, Offered, Organisation, Person, Service, fits
from ks_desktop.coalition.page.offer.sheet import ServiceSheet
from ks_desktop.core.values import PersonId, new_id
from ks_desktop.widgets.parts import NameButton
from tests.coalition.domain.test_capacity import make_answer
from tests.coalition.domain.test_locations import make_location
from tests.coalition.domain.test_services import TODAY, make_service
from tests.coalition.test_service import make_organisation
from tests.widgets.hands import child

ORDER = (
    *("Waarbij het helpt", "Wat het is", "Voor wie", "Niet voor wie", "Wie mag verwijzen", "Hoe verwijzen"),
    *("Wat nodig is", "Kosten voor haar", "Talen", "Wachttijd", "Met wie u daar spreekt", "Contact"),
    *("Voor welke gemeenten", "Op welke locatie", "Gecontroleerd op"),
)


def told(sheet: ServiceSheet) -> list[str]:
    return [part.text() for part in sheet.findChildren(QLabel)]


def shown(qtbot: QtBot, service: Service, partner: Organisation | None = None, **more: object) -> ServiceSheet:
    fit = fits(service, HerFacts(today=TODAY))
    sheet = ServiceSheet(Offered(service=service, organisation=partner, fit=fit, **more))  # type: ignore[arg-type]
    qtbot.addWidget(sheet)
    return sheet


def test_everything_stands_on_the_card_in_one_order(qtbot: QtBot) -> None:
    partner = make_organisation()
    service = make_service(
        organisation_id=partner.id,
        what="Wat",
        for_whom="Wie",
        not_for_whom="Niet",
        takes_from=("jgz",),
        how_to_refer="Bel",
        documents="Brief",
        cost=Cost.FREE,
        languages=("nl",),
        waiting_weeks=5,
        waiting_asked_on=TODAY - timedelta(days=60),
        phone="030-1234567",
        municipalities=("GM0344",),
        checked_on=TODAY,
        checked_by="Mw. Proef",
    )
    secret = make_location(partner.id, address_secret=True).guarded()
    worker = Person(id=PersonId(new_id()), organisation_id=partner.id, name="K. Proef")
    answers = (make_answer(CapacityState.WAITING, weeks=3), make_answer(CapacityState.FULL))
    sheet = shown(qtbot, service, partner, locations=(secret,), people=(worker,), capacity=answers)
    said = told(sheet)
    places = [said.index(caption) for caption in ORDER]
    assert places == sorted(places)
    whole = "\n".join(said)
    for text in ("3 weken wachttijd, gevraagd op 22-11-2026", "Eerder: Vol", "5 weken wachttijd", "geheim adres"):
        assert text in whole
    assert "Stilpad" not in whole
    with qtbot.waitSignal(sheet.partner_wanted) as rung:
        child(sheet, NameButton, "open_partner").click()
    assert rung.args == [partner]


def test_what_is_placeless_or_over_says_so(qtbot: QtBot) -> None:
    said = "\n".join(told(shown(qtbot, make_service(ends_on=TODAY - timedelta(days=1)))))
    assert "Zonder gemeente" in said
    assert "Voorbij" in said
    gone = make_organisation(is_hidden=True)
    assert "geen partner meer" in "\n".join(told(shown(qtbot, make_service(organisation_id=gone.id), gone)))
