from datetime import date, timedelta
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.clients.domain import Consent, ConsentForm, ConsentPurpose, ConsentState
from ks_desktop.core.errors import UserErrors
from ks_desktop.core.values import ConsentId, new_id
from ks_desktop.onward.domain import OnwardState, OnwardWay
from ks_desktop.onward.form.refer import CONSENT_FIELDS, PROPOSED_DATA, answers_of, refer_form, shown_fields
from ks_desktop.onward.service.at_once import Referring
from tests.coalition.domain.test_services import make_service
from tests.onward.made import CASE, TODAY
from tests.onward.rooms import TEAM

NOBODY = Referring(case_id=CASE, service=make_service())
TO_TEAM = Referring(case_id=CASE, organisation=TEAM, needs=("money",), wish="Rust")


def agreed(state: ConsentState = ConsentState.GIVEN) -> Consent:
    return Consent(
        id=ConsentId(new_id()),
        case_id=CASE,
        purpose=ConsentPurpose.REFER,
        state=state,
        receiver=TEAM.id,
        asked_by="N. Proef",
        given_on=TODAY,
        form=ConsentForm.SPOKEN,
        data="naam",
    )


def values(**other: Any) -> dict[str, object]:
    plain: dict[str, object] = {
        "organisation": "",
        "wish": "Rust",
        "way": OnwardWay.PHONE,
        "agrees": True,
        "data": PROPOSED_DATA,
        "asked_by": "N. Proef",
        "given_on": TODAY,
        "consent_form": "",
        "with_whom": "",
        "agreed": "",
        "sent_on": TODAY,
        "follow_up_on": TODAY + timedelta(days=7),
    }
    return {**plain, **other}


def test_consent_is_asked_only_where_something_is_told_now_and_she_did_not_say_yes() -> None:
    asked = set(CONSENT_FIELDS)
    for way in OnwardWay:
        shown = shown_fields(way, TO_TEAM, TODAY)
        assert asked.issubset(shown) is (way in {OnwardWay.PHONE, OnwardWay.TOGETHER, OnwardWay.PORTAL})
    known = Referring(case_id=CASE, organisation=TEAM, agreed=agreed())
    assert asked.isdisjoint(shown_fields(OnwardWay.PHONE, known, TODAY))
    refused = Referring(case_id=CASE, organisation=TEAM, agreed=agreed(ConsentState.REFUSED))
    assert asked.issubset(shown_fields(OnwardWay.PHONE, refused, TODAY))


def test_a_call_becomes_a_plan_a_step_and_her_answer() -> None:
    asked = answers_of(values(with_whom="K. Voorbeeld", agreed="Zij belt haar"), TO_TEAM, {}, TODAY)
    assert (asked.plan.organisation_id, asked.plan.wish, asked.plan.needs) == (TEAM.id, "Rust", ("money",))
    assert asked.step is not None
    assert (asked.step.state, asked.step.on) == (OnwardState.SENT, TODAY)
    assert asked.warm is not None
    assert asked.warm.with_whom == "K. Voorbeeld"
    assert asked.answered is not None
    assert asked.answered.data.split("\n") == ["Naam en adres", "Telefoon en e-mail", "Reden van de aanmelding"]


def test_a_call_of_yesterday_was_chosen_yesterday() -> None:
    yesterday = TODAY - timedelta(days=1)
    asked = answers_of(values(sent_on=yesterday, given_on=yesterday), TO_TEAM, {}, TODAY)
    assert asked.plan.made_on == yesterday
    assert asked.step is not None
    assert asked.step.on == yesterday


def test_what_she_does_herself_asks_nothing_and_tells_nothing() -> None:
    asked = answers_of(values(way=OnwardWay.HERSELF, agrees=None, sent_on=None), NOBODY, {}, TODAY)
    assert (asked.step, asked.warm, asked.answered, asked.plan.organisation_id) == (None, None, None, None)
    assert asked.follow_up_on == TODAY + timedelta(days=7)


@pytest.mark.parametrize(
    ("wrong", "fields"),
    [
        ({"way": ""}, {"way"}),
        ({"agrees": None, "given_on": None}, {"agrees", "given_on"}),
        ({"sent_on": TODAY - timedelta(days=1)}, {"given_on"}),
    ],
)
def test_what_is_missing_is_said_at_its_field(wrong: dict[str, object], fields: set[str]) -> None:
    with pytest.raises(UserErrors) as caught:
        answers_of(values(**wrong), TO_TEAM, {}, TODAY)
    assert {error.field for error in caught.value.errors} == fields


def test_what_nobody_is_linked_to_needs_a_partner_of_the_directory() -> None:
    with pytest.raises(UserErrors):
        answers_of(values(organisation="Onbekend"), NOBODY, {TEAM.id: TEAM.name}, TODAY)
    asked = answers_of(values(organisation="buurtteam OVERVECHT"), NOBODY, {TEAM.id: TEAM.name}, TODAY)
    assert asked.plan.organisation_id == TEAM.id
    assert asked.answered is not None
    assert asked.answered.receiver == TEAM.id


def test_each_way_has_a_first_letter_of_its_own(qtbot: QtBot) -> None:
    form = refer_form(lambda: date(2026, 11, 21))
    qtbot.addWidget(form)
    letters = [button.text()[0] for button in form.field("way").buttons()]  # type: ignore[attr-defined]  # a choice
    assert len(set(letters)) == len(letters) == len(OnwardWay)
