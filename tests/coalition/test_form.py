import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.form import OrganisationForm
from ks_desktop.core.errors import UserErrors
from ks_desktop.widgets.fields import ChoiceField
from tests.coalition.test_service import make_organisation


@pytest.fixture
def form(qtbot: QtBot) -> OrganisationForm:
    made = OrganisationForm()
    qtbot.addWidget(made)
    return made


def test_a_card_goes_through_the_form_unchanged(form: OrganisationForm) -> None:
    partner = make_organisation(note="regel een\nregel twee", name="Łódź & zn <geen>", version=3)
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
