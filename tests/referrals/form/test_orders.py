from pytestqt.qtbot import QtBot

from ks_desktop.referrals.form import Order, ReferralForm
from ks_desktop.referrals.form.orders import conversation
from ks_desktop.referrals.intake import read
from tests.referrals.makers import TODAY


def test_a_conversation_asks_every_field_of_the_paper_once_and_begins_with_who_calls(qtbot: QtBot) -> None:
    form = ReferralForm(lambda: TODAY)
    qtbot.addWidget(form)
    asked = [field.name for section in conversation(form.sections) for field in section.fields()]
    assert sorted(asked) == sorted(form.names())
    order = ("referrer_phone", "given_name", "phone", "safe_to_call", "due_date", "place", "own_question")
    places = [asked.index(name) for name in (*order, "language", "consent_given", "bsn")]
    assert places == sorted(places)


def test_switching_loses_nothing_typed(qtbot: QtBot) -> None:
    form = ReferralForm(lambda: TODAY)
    qtbot.addWidget(form)
    form.restore({"birth_surname": "Żak", "due_date": "30-2", "reasons": ["lifestyle"], "safe_post": "no"})
    typed, paper = form.content(), form.names()
    form.show_order(Order.PHONE)
    assert form.content() == typed
    assert form.names() != paper
    form.show_order(Order.PAPER)
    assert (form.content(), form.names()) == (typed, paper)


def test_on_the_phone_no_day_means_today(qtbot: QtBot) -> None:
    form = ReferralForm(lambda: TODAY)
    qtbot.addWidget(form)
    form.restore({"birth_surname": "Slot", "due_date": "16-3-2027"})
    assert form.texts()["received_on"] == ""
    form.show_order(Order.PHONE)
    intake = read(form.texts(), today=TODAY)
    assert (intake.referral.received_on, intake.referral.channel) == (TODAY, "phone")
    form.restore({"received_on": "18-11-2026", "channel": ""})
    assert (form.texts()["received_on"], form.texts()["channel"]) == ("2026-11-18", "")
