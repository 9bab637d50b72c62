from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.administration.form.nurse import NurseForm
from ks_desktop.coalition.domain import Municipality
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import UserId
from ks_desktop.visits.domain import NurseProfile, Transport

NURSE = UserId(UUID(int=1))
WHOLE = NurseProfile(
    user=NURSE,
    postcode="3511 AB",
    end_postcode="3523 CD",
    transport=Transport.BICYCLE,
    regions=frozenset({"GM0344"}),
    languages=frozenset({"tr", "ar"}),
    most_a_day=3,
    is_planned=False,
    version=2,
)


@pytest.fixture
def form(qtbot: QtBot) -> NurseForm:
    form = NurseForm()
    qtbot.addWidget(form)
    form.know([Municipality(code="GM0344", name="Utrecht")])
    return form


@pytest.mark.parametrize("profile", [WHOLE, NurseProfile(user=NURSE)])
def test_a_profile_is_shown_and_read_back(form: NurseForm, profile: NurseProfile) -> None:
    form.show_record(profile)
    assert form.read(profile) == profile


def test_names_are_typed_as_people_do(form: NurseForm) -> None:
    form.show_record(NurseProfile(user=NURSE))
    form.restore({"languages": "turks , ARABISCH,", "regions": "utrecht"})
    found = form.read(NurseProfile(user=NURSE))
    assert (found.languages, found.regions) == (frozenset({"tr", "ar"}), frozenset({"GM0344"}))


@pytest.mark.parametrize(("name", "typed"), [("languages", "Turks, Klingon"), ("regions", "X"), ("most_a_day", "veel")])
def test_what_is_not_known_is_refused_at_its_field(form: NurseForm, name: str, typed: str) -> None:
    form.show_record(NurseProfile(user=NURSE))
    form.restore({name: typed})
    with pytest.raises(UserError) as refused:
        form.read(NurseProfile(user=NURSE))
    assert refused.value.field == name
