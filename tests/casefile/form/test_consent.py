from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.form import answered, consent_form, offer_partners
from ks_desktop.clients.domain import ConsentForm, ConsentPurpose
from ks_desktop.core.errors import UserErrors
from ks_desktop.core.values import OrganisationId, new_id
from ks_desktop.widgets.fields import LineField
from ks_desktop.widgets.form import Form

TODAY = date(2026, 11, 21)
TEAM = OrganisationId(new_id())


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = consent_form(lambda: TODAY)
    qtbot.addWidget(made)
    return made


def test_the_form_gives_what_was_answered(form: Form) -> None:
    offer_partners(form, ["Buurtteam Oost"])
    receiver = form.field("receiver")
    assert isinstance(receiver, LineField)
    assert receiver.editor.completer() is not None
    form.set_values(
        {
            "purpose": "refer",
            "receiver": "buurtteam oost",
            "agrees": True,
            "data": "Naam en adres",
            "asked_by": "N. Proef",
            "given_on": TODAY,
            "consent_form": "signed",
        }
    )
    said = answered(form.values(), {TEAM: "Buurtteam Oost"})
    assert (said.purpose, said.receiver, said.agrees, said.data) == (
        ConsentPurpose.REFER,
        TEAM,
        True,
        "Naam en adres",
    )
    assert (said.asked_by, said.given_on, said.form) == ("N. Proef", TODAY, ConsentForm.SIGNED)


def test_what_is_missing_is_said_at_its_field(form: Form) -> None:
    form.set_values({"receiver": "Onbekend"})
    with pytest.raises(UserErrors) as refused:
        answered(form.values(), {TEAM: "Buurtteam Oost"})
    assert [error.field for error in refused.value.errors] == ["purpose", "agrees", "given_on", "receiver"]
