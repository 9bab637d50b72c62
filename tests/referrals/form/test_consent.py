import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.referrals.form import ReferralForm
from ks_desktop.referrals.form.consent import DECIDING, standing
from ks_desktop.widgets.fields import TickedNoteField
from tests.referrals.makers import TODAY

NOTHING = dict.fromkeys(DECIDING, "")


@pytest.fixture
def form(qtbot: QtBot) -> ReferralForm:
    made = ReferralForm(lambda: TODAY)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"consent_given": "no"}, "alleen de telling"),
        ({"route": "self"}, "meldde zichzelf aan"),
        ({"route": "self", "consent_given": "no"}, "alleen de telling"),
        ({"route": "direct"}, "Na te gaan: vraag het haar"),
        ({"route": "direct", "consent_given": "yes", "consent_by": "S. de Wit"}, "en op welke dag"),
        ({"route": "self_with_help", "consent_given": "yes"}, "wie haar hielp"),
    ],
)
def test_whether_her_answer_counts_is_said_in_a_sentence(form: ReferralForm, typed: dict[str, str], says: str) -> None:
    form.show_texts({**NOTHING, **typed})
    assert says in form.field("consent_given").note()


def test_what_is_whole_is_not_spoken_of() -> None:
    whole = {**NOTHING, "consent_given": "yes", "consent_by": "S. de Wit", "consent_on": "2026-11-18"}
    assert standing(whole) == ""
    assert standing({**NOTHING, "route": "self_with_help", "consent_given": "yes", "referrer_name": "K."}) == ""


def test_the_questions_are_ticks_that_stay_words(form: ReferralForm) -> None:
    field = form.field("consent_data")
    assert isinstance(field, TickedNoteField)
    field.ticks()[0].click()
    assert form.texts()["consent_data"] == "Naam en adres"
