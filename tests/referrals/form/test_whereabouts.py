import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.referrals.form.whereabouts import WhereSheLives, shown_municipality
from ks_desktop.widgets.fields import LineField, ProposingField
from ks_desktop.widgets.form import Form, FormSection


class Typed:
    """The three fields of where she lives, as they stand in the form."""

    def __init__(self, qtbot: QtBot) -> None:
        self.postcode = LineField("postcode", "Postcode")
        self.place = ProposingField("place", "Plaats")
        self.municipality = ProposingField("municipality", "Gemeente")
        self.form = Form([FormSection("", [self.postcode, self.place, self.municipality])])
        qtbot.addWidget(self.form)
        self.where = WhereSheLives(self.postcode, self.place, self.municipality)

    def type(self, postcode: str | None = None, place: str | None = None, municipality: str | None = None) -> None:
        for field, text in ((self.postcode, postcode), (self.place, place), (self.municipality, municipality)):
            if text is not None:
                field.set_value(text)
                field.left.emit()


@pytest.fixture
def typed(qtbot: QtBot) -> Typed:
    return Typed(qtbot)


def test_the_postcode_proposes_and_fills_in_nothing(typed: Typed) -> None:
    typed.type(postcode="3511 ab")
    assert typed.place.proposed() == ("Utrecht",)
    assert typed.municipality.proposed() == ("Utrecht",)
    assert (typed.place.value(), typed.municipality.value()) == ("", "")


def test_a_municipality_of_before_is_said_to_be_another_one_now(typed: Typed) -> None:
    for name, said in (("Weesp", "Dit is nu Amsterdam: typ dat."), ("Winsum", "Het Hogeland of Westerkwartier")):
        typed.type(municipality=name)
        assert said in typed.municipality.note()
        assert typed.municipality.value() == name
    typed.type(municipality="Utrecht")
    assert "Dit is nu" not in typed.municipality.note()


def test_with_the_place_the_municipality_follows_for_certain(typed: Typed) -> None:
    typed.type(postcode="5725 AB", place="Heusden")
    assert typed.municipality.value() == "Asten"
    assert typed.municipality.note() == "Volgt uit de woonplaats"
    typed.type(postcode="5256 AB")
    assert typed.municipality.value() == "Heusden"
    typed.type(place="Heesbeen")
    assert typed.municipality.value() == ""
    assert typed.municipality.proposed() == ("Heusden", "Altena")


def test_what_is_typed_is_never_replaced(typed: Typed) -> None:
    typed.type(municipality="De Bilt", postcode="3511 AB", place="Utrecht")
    assert typed.municipality.value() == "De Bilt"
    typed.type(place="Zeist")
    assert (typed.place.value(), typed.municipality.value()) == ("Zeist", "De Bilt")


def test_a_postcode_that_is_none_proposes_nothing(typed: Typed) -> None:
    typed.type(postcode="3511 AB")
    typed.type(postcode="351")
    assert typed.place.proposed() == typed.municipality.proposed() == ()


def test_of_another_referral_all_is_taken_as_typed(typed: Typed) -> None:
    typed.type(place="Utrecht")
    typed.where.forget()
    typed.type(place="Zeist")
    assert typed.municipality.value() == "Utrecht"


def test_a_municipality_stands_by_its_name() -> None:
    assert shown_municipality("GM0344") == "Utrecht"
    assert shown_municipality("Nergens") == "Nergens"
