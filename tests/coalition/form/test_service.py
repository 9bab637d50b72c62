from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.domain import CareDomain, Cost, Mark, Parity, Person, Phase, Region, Regions, Service
from ks_desktop.coalition.form.service import ServiceForm
from ks_desktop.core.errors import UserErrors
from ks_desktop.core.gestation import age_of
from ks_desktop.core.values import PersonId, new_id
from ks_desktop.widgets.fields import OfferedTicksField
from tests.coalition.domain.test_locations import make_location
from tests.coalition.domain.test_services import TODAY, make_service
from tests.coalition.store.test_services import whole
from tests.coalition.test_service import make_organisation


@pytest.fixture
def form(qtbot: QtBot) -> ServiceForm:
    made = ServiceForm(lambda: TODAY)
    qtbot.addWidget(made)
    return made


def test_a_card_goes_through_the_form_unchanged(form: ServiceForm) -> None:
    partner = make_organisation()
    form.offer_partners([partner])
    full = Service(
        **{name: getattr(whole(), name) for name in Service.__dataclass_fields__}
        | {
            "organisation_id": partner.id,
            "what": "regel een\nregel twee",
            "name": "Łódź & <zn>",
            "languages": ("nl", "ti", "my"),  # the form has no tick for the last one
            "version": 3,
        }
    )
    for service in (full, make_service(domain=CareDomain.INFORMAL, is_nationwide=True)):
        form.show_service(service)
        assert form.service(service) == service


def test_an_empty_form_names_what_is_needed_and_nothing_else(form: ServiceForm) -> None:
    with pytest.raises(UserErrors) as caught:
        form.service(None)
    assert [error.field for error in caught.value.errors] == ["name", "domain"]
    form.field("domain").set_value("social")
    form.field("name").set_value("Eettafel")
    made = form.service(None)
    assert (made.phase, made.parity, made.cost, made.mark) == (Phase.PREGNANT, Parity.ANY, Cost.UNKNOWN, Mark.OWN)


def test_what_cannot_be_understood_is_told_at_its_field(form: ServiceForm) -> None:
    for name, text in {
        "name": "Eettafel",
        "domain": "social",
        "from_age": "28+9",
        "until_years": "oud",
        "waiting_weeks": "-1",
        "waiting_asked_on": "gisteren of zo",
        "municipalities": "Utrecht, Nergens",
    }.items():
        form.field(name).set_raw(text)
    with pytest.raises(UserErrors) as caught:
        form.service(None)
    assert {error.field for error in caught.value.errors} == {
        *("from_age", "until_years", "waiting_weeks", "waiting_asked_on", "municipalities")
    }
    for name, text in {
        "from_age": "28",
        "until_years": "25",
        "waiting_weeks": "0",
        "waiting_asked_on": "1-11-2026",
        "municipalities": "Utrecht, utrecht, GM0355",
    }.items():
        form.field(name).set_raw(text)
    made = form.service(None)
    assert (made.from_age, made.until_years, made.waiting_weeks) == (age_of(28), 25, 0)
    assert (made.waiting_asked_on, made.municipalities) == (date(2026, 11, 1), ("GM0344", "GM0355"))


def test_a_number_of_any_length_is_out_of_range_and_breaks_nothing(form: ServiceForm) -> None:
    form.show_service(make_service())
    form.field("until_years").set_raw("0" * 5000 + "25")
    assert form.service(None).until_years == 25
    form.field("until_years").set_raw("9" * 5000)
    with pytest.raises(UserErrors) as caught:
        form.service(None)
    assert [error.field for error in caught.value.errors] == ["until_years"]


def test_places_and_people_of_who_offers_it_can_be_ticked_and_regions_named(form: ServiceForm) -> None:
    partner = make_organisation()
    here, gone = make_location(partner.id), make_location(partner.id, name="Oud", is_hidden=True)
    worker = Person(id=PersonId(new_id()), organisation_id=partner.id, name="K. Proef")
    left = replace(worker, id=PersonId(new_id()), name="L. Proef", is_active=False)
    form.offer_partners([partner])
    form.offer_regions(Regions([Region(key="around", name="Rondom", municipalities=("GM0344",))]))
    service = make_service(organisation_id=partner.id, locations=(gone.id,), people=(worker.id,), regions=("around",))
    form.show_service(service)
    assert form.field("regions").raw() == "Rondom"
    assert form.service(service) == service  # before it is known what there is, nothing is lost
    form.offer_places([here, gone], [worker, left])
    at, to = form.field("locations"), form.field("people")
    assert isinstance(at, OfferedTicksField)
    assert isinstance(to, OfferedTicksField)
    assert [tick.isChecked() for tick in at.ticks()] == [False, True]  # what is named stays to be seen
    assert [tick.text() for tick in to.ticks()] == ["K. Proef"]
    at.ticks()[0].click()
    form.field("regions").set_raw("rondom")
    typed = form.service(service)
    assert (set(typed.locations), typed.regions) == ({here.id, gone.id}, ("around",))
    form.field("regions").set_raw("Rondom, Nergens")
    with pytest.raises(UserErrors) as caught:
        form.service(service)
    assert [(error.field, error.values) for error in caught.value.errors] == [("regions", {"name": "Nergens"})]
