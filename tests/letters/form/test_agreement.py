from datetime import date

from pytestqt.qtbot import QtBot

from ks_desktop.clients.domain import ConsentForm
from ks_desktop.letters.form import AgreementCard
from ks_desktop.letters.service import Agreement
from tests.letters.people import TODAY


def make_card(qtbot: QtBot) -> AgreementCard:
    card = AgreementCard(lambda: TODAY)
    qtbot.addWidget(card)
    card.begin("Noor Proef")
    card.show()
    return card


def test_one_click_records_that_she_agreed_today(qtbot: QtBot) -> None:
    card = make_card(qtbot)
    with qtbot.waitSignal(card.agreed) as emitted:
        card.button.click()
    assert emitted.args == [Agreement(asked_by="Noor Proef", given_on=TODAY, form=ConsentForm.SPOKEN)]


def test_a_day_and_a_form_of_her_own(qtbot: QtBot) -> None:
    card = make_card(qtbot)
    card.form.field("given_on").set_raw("18-11")
    card.form.field("form").set_value("written")
    with qtbot.waitSignal(card.agreed) as emitted:
        card.form.submitted.emit()
    assert emitted.args == [Agreement(asked_by="Noor Proef", given_on=date(2026, 11, 18), form=ConsentForm.WRITTEN)]


def test_a_day_that_cannot_be_read_is_shown_at_its_field(qtbot: QtBot) -> None:
    card = make_card(qtbot)
    for typed in ("31-2", ""):
        card.form.field("given_on").set_raw(typed)
        with qtbot.assertNotEmitted(card.agreed):
            card.button.click()
        assert card.form.field("given_on").error()
