from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import CaseId, new_id
from ks_desktop.letters.service.extracts import ExtractPart
from ks_desktop.records.domain.requests import AskedBy, Decision, RequestKind
from ks_desktop.records.form import requests as forms
from tests.records.requests.test_ruling import request

TODAY = date(2026, 11, 21)
CASE = CaseId(new_id())
PARTS = (
    ExtractPart(word="x_who", name="Wie u bent", summary="", names_others=False),
    ExtractPart(word="x_people", name="Mensen om u heen", summary="1", names_others=True),
)


def test_a_request_is_read_as_it_was_typed(qtbot: QtBot) -> None:
    form = forms.begin_form(lambda: TODAY)
    qtbot.addWidget(form)
    form.set_values(forms.begin_values(TODAY, RequestKind.ACCESS) | {"asker": "P. Proef", "about": "Naam"})
    asking = forms.read_asking(form.values(), CASE)
    assert (asking.kind, asking.received_on, asking.asker, asking.about) == (RequestKind.ACCESS, TODAY, "", "")
    form.set_values({"asked_by": AskedBy.PARENT})
    assert forms.read_asking(form.values(), CASE).asker == "P. Proef"
    form.set_values({"received_on": None})
    with pytest.raises(UserError) as dayless:
        forms.read_asking(form.values(), CASE)
    assert dayless.value.field == "received_on"


def test_a_decision_is_chosen_and_destruction_is_not_granted_here(qtbot: QtBot) -> None:
    form = forms.finish_form(request(RequestKind.DESTRUCTION))
    qtbot.addWidget(form)
    with pytest.raises(UserError) as none:
        forms.read_outcome(form.values())
    assert none.value.field == "decision"
    form.set_values({"decision": Decision.GRANTED})
    assert form.field("decision").value() == ""
    form.set_values({"decision": Decision.REFUSED, "grounds": ("legal_duty",), "reason": "Het moet blijven."})
    assert forms.read_outcome(form.values()).grounds == ("legal_duty",)


def test_what_is_left_out_of_a_copy_needs_a_reason(qtbot: QtBot) -> None:
    form = forms.copy_form(PARTS)
    qtbot.addWidget(form)
    form.set_values(forms.copy_values(PARTS) | {"held_x_people": "Gaat over een ander."})
    choice = forms.read_choice(form.values(), PARTS)
    assert (choice.given, dict(choice.held_back)) == (frozenset({"x_who"}), {"x_people": "Gaat over een ander."})
    form.set_values({"give_hers": ()})
    with pytest.raises(UserError) as silent:
        forms.read_choice(form.values(), PARTS)
    assert silent.value.field == "held_rest"
