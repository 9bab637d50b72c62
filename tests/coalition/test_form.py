import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.domain import FeedbackRoute, Person, ReferrerRole
from ks_desktop.coalition.form import OrganisationForm, PersonForm
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.values import PersonId, new_id
from ks_desktop.widgets.fields import ChoiceField
from tests.coalition.test_service import make_organisation


@pytest.fixture
def form(qtbot: QtBot) -> OrganisationForm:
    made = OrganisationForm()
    qtbot.addWidget(made)
    return made


def test_a_card_goes_through_the_form_unchanged(form: OrganisationForm) -> None:
    partner = make_organisation(
        note="regel een\nregel twee",
        name="Łódź & zn <geen>",
        version=3,
        feedback_route=FeedbackRoute.POST,
        address_secret=True,
        takes_from=(ReferrerRole.JGZ, ReferrerRole.GP),
    )
    form.show_organisation(partner)
    assert form.organisation(partner.id, partner.version) == partner


def test_name_and_kind_are_needed_and_told_together(form: OrganisationForm) -> None:
    with pytest.raises(UserErrors) as caught:
        form.organisation(make_organisation().id, 0)
    assert [error.field for error in caught.value.errors] == ["name", "kind"]


def test_the_kind_says_which_domain_it_belongs_to(form: OrganisationForm) -> None:
    field = form.field("kind")
    assert isinstance(field, ChoiceField)
    labels = {option.value: option.label for option in field.options}
    assert labels["neighbourhood_team"] == "Wijkteam (sociaal)"
    assert labels["gp"] == "Huisarts (medisch)"


def test_a_person_goes_through_its_form_unchanged(qtbot: QtBot) -> None:
    form = PersonForm()
    qtbot.addWidget(form)
    whole = make_organisation()
    person = Person(
        id=PersonId(new_id()),
        organisation_id=whole.id,
        name="S. Proef",
        agb="08123456",
        feedback_route=FeedbackRoute.PORTAL,
        is_active=False,
        version=2,
    )
    form.show_person(person)
    assert form.person(person.id, whole.id, person) == person
    form.clear()
    with pytest.raises(UserError):
        form.person(person.id, whole.id, None)
