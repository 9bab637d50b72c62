import pytest
from hypothesis import HealthCheck, given, settings
from pytestqt.qtbot import QtBot

from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.referrals.form import ReferralForm
from ks_desktop.referrals.intake import read, write
from ks_desktop.widgets.fields import DateField, LineField
from tests.referrals.intake.test_writing import FORMS
from tests.referrals.makers import TODAY, make_values


@pytest.fixture
def form(qtbot: QtBot) -> ReferralForm:
    made = ReferralForm(lambda: TODAY)
    qtbot.addWidget(made)
    return made


def typed(form: ReferralForm, name: str, text: str) -> None:
    field = form.field(name)
    assert isinstance(field, LineField | DateField) or hasattr(field, "editor")
    field.editor.setText(text)


def stored(**changes: str) -> dict[str, str]:
    intake = read(make_values(**changes), today=TODAY)
    return write(intake.client, intake.case, intake.referral)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(changes=FORMS)
def test_a_stored_referral_goes_through_the_form_unchanged(form: ReferralForm, changes: dict[str, str]) -> None:
    before = stored(**changes)
    form.clear()
    form.show_texts(before)
    intake = read(form.texts(), today=TODAY)
    assert write(intake.client, intake.case, intake.referral) == before


def test_a_day_typed_in_short_is_written_out(form: ReferralForm) -> None:
    typed(form, "received_on", "18-11")
    typed(form, "due_date", "16 mrt")
    typed(form, "birth_date", "12-3-1998")
    texts = form.texts()
    assert (texts["received_on"], texts["due_date"], texts["birth_date"]) == (
        "2026-11-18",
        "2027-03-16",
        "1998-03-12",
    )


def test_the_other_forms_of_the_due_date_follow_beside_the_typed_one(form: ReferralForm) -> None:
    typed(form, "due_date", "16-3-2027")
    assert form.field("lmp_on").note() == "Volgt: di 9 jun 2026"
    assert form.field("gestation_weeks").note() == "23+4 vandaag"
    assert form.field("due_date").note() == ""
    typed(form, "due_date", "")
    typed(form, "gestation_weeks", "23+1")
    assert form.field("due_date").note() == ""
    typed(form, "gestation_on", "18-11-2026")
    assert form.field("due_date").note() == "Volgt: di 16 mrt 2027, 23+4 vandaag"
    typed(form, "gestation_weeks", "")
    typed(form, "lmp_on", "9-6-2026")
    assert form.field("due_date").note() == "Volgt: di 16 mrt 2027, 23+4 vandaag"
    typed(form, "lmp_on", "31-2-2026")
    assert form.field("due_date").note() == ""
    assert form.texts()["due_date"] == ""


def test_the_municipality_follows_from_the_place_until_she_types_one(form: ReferralForm) -> None:
    typed(form, "place", "Utrecht")
    form.field("place").left.emit()
    assert form.texts()["municipality"] == "Utrecht"
    assert form.field("municipality").note() == "Volgt uit de woonplaats"
    typed(form, "place", "Zeist")
    form.field("place").left.emit()
    assert form.texts()["municipality"] == "Zeist"
    typed(form, "municipality", "De Bilt")
    typed(form, "place", "Utrecht")
    form.field("place").left.emit()
    assert form.texts()["municipality"] == "De Bilt"


def test_the_postcode_proposes_place_and_municipality(form: ReferralForm) -> None:
    typed(form, "postcode", "3511 AB")
    form.field("postcode").left.emit()
    assert form.field("place").note() == "Voorstel: Utrecht. Enter neemt het over."
    typed(form, "place", "Utrecht")
    form.field("place").left.emit()
    assert form.texts()["municipality"] == "Utrecht"


def test_every_error_stands_at_its_field_and_the_first_gets_the_focus(form: ReferralForm) -> None:
    typed(form, "due_date", "30-2")
    typed(form, "bsn", "999910414")
    with pytest.raises(UserErrors) as caught:
        read(form.texts(), today=TODAY)
    form.show_problems(caught.value)
    wrong = {name for name in form.names() if form.field(name).error()}
    assert wrong == {"received_on", "birth_surname", "bsn", "due_date"}
    # What the field itself makes of a day typed in short is clearer than what the service makes of the text.
    assert form.field("due_date").error() == "Deze dag bestaat niet."


def test_an_error_of_no_field_is_shown_as_it_is(form: ReferralForm) -> None:
    form.show_problems(UserError("This referral is not there any more.", code="gone"))
    assert not any(form.field(name).error() for name in form.names())


def test_what_a_visit_still_needs_is_said_at_the_field(form: ReferralForm) -> None:
    form.show_missing(["phone", "consent"])
    noted = {name for name in form.names() if form.field(name).note()}
    assert noted == {"phone", "consent_given"}


def test_known_partners_are_offered_while_she_types(form: ReferralForm) -> None:
    form.offer_organisations(["Praktijk De Bron", "Wijkteam Noord"])
    field = form.field("referrer_organisation")
    assert isinstance(field, LineField)
    completer = field.editor.completer()
    completer.setCompletionPrefix("bron")
    assert completer.currentCompletion() == "Praktijk De Bron"


def test_what_cannot_be_understood_is_kept_as_it_was_typed(form: ReferralForm) -> None:
    typed(form, "birth_date", "eind maart")
    typed(form, "birth_surname", "O'Brien\u202e & zn <geen>")
    assert form.texts()["birth_date"] == "eind maart"
    assert form.texts()["birth_surname"] == "O'Brien\u202e & zn <geen>"
    content = form.content()
    other = ReferralForm(lambda: TODAY)
    other.restore(content)
    assert other.texts() == form.texts()
    other.deleteLater()


def test_what_the_referrer_said_otherwise_stands_at_the_fields_in_words(form: ReferralForm) -> None:
    form.show_texts(stored())
    said = {
        "due_date": "2027-03-20",
        "municipality": "GM0355",
        "safe_post": "no",
        "reasons": "lifestyle",
        "place": "Zeist",
    }
    form.show_said_otherwise(said)
    notes = {name: form.field(name).note() for name in said}
    assert notes == {
        "due_date": "De verwijzer schreef: 20-03-2027",
        "municipality": "De verwijzer schreef: Zeist",
        "safe_post": "De verwijzer schreef: nee",
        "reasons": "De verwijzer schreef: Leefstijl",
        "place": "De verwijzer schreef: Zeist",
    }
