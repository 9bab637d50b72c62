from dataclasses import replace
from datetime import date

from pytestqt.qtbot import QtBot

from ks_desktop.casefile.editing import edited, values_of
from ks_desktop.casefile.form import client_form, new_record_form
from ks_desktop.clients.domain import Answer, Housing
from tests.casefile.test_domain import make_facts


def test_her_record_survives_the_form_on_the_screen(qtbot: QtBot) -> None:
    client = make_facts().client
    client = replace(
        client,
        address=replace(client.address, housing=Housing.NO_FIXED_ADDRESS, address_note="Bij de Proefinloop"),
        contact=replace(client.contact, partner_may_know=Answer.NO),
    )
    form = client_form(lambda: date(2026, 11, 21))
    qtbot.addWidget(form)
    values = values_of(client, "Utrecht")
    assert set(form.names()) == set(values)
    form.set_values(values)
    assert edited(client, form.values(), lambda _name: "GM0344") == client


def test_a_record_of_its_own_begins_with_what_it_takes_to_know_her(qtbot: QtBot) -> None:
    form = new_record_form(lambda: date(2026, 11, 21))
    qtbot.addWidget(form)
    asked = ("given_name", "initials", "birth_surname_prefix", "birth_surname", "birth_date", "phone")
    assert form.names() == asked
