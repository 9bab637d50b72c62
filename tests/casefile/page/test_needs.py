from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.needs import MISSING_WORDS, Needs
from ks_desktop.clients.domain import Answer, CaseState, ConsentPurpose
from ks_desktop.house import House
from ks_desktop.referrals.domain import Route
from tests.houses import case_in


@pytest.fixture
def needs(qtbot: QtBot) -> Needs:
    needs = Needs()
    qtbot.addWidget(needs)
    needs.show()
    return needs


def test_what_a_visit_still_needs_is_said_in_words(house: House, needs: Needs) -> None:
    needs.show_page(house.casefiles.page(case_in(house, CaseState.CONSENT_MISSING), actor=house.actor))
    assert "toestemming" in needs.missing.text()
    needs.show_page(house.casefiles.page(case_in(house, CaseState.READY), actor=house.actor))
    assert needs.isHidden()
    assert set(MISSING_WORDS) == {"referrer", "name", "birth_date", "address", "municipality", "phone", "consent"}


def test_a_planned_visit_without_consent_is_said_quietly(house: House, needs: Needs) -> None:
    case = case_in(house, CaseState.PLANNED)
    page = house.casefiles.page(case, actor=house.actor)
    needs.show_page(page)
    assert needs.isHidden()
    signed_up = next(consent for consent in page.facts.consents if consent.purpose is ConsentPurpose.SIGN_UP)
    house.consents.when_withdrawn.clear()  # as in a file from before a consent taken back cancelled the visits
    house.clients.answers.withdraw(signed_up.id, page.today, actor=house.actor)
    needs.show_page(house.casefiles.page(case, actor=house.actor))
    assert needs.doubt.isVisible()
    assert "zij trok haar toestemming in" in needs.doubt.text()


def test_whom_to_talk_with_first_and_when_the_referrer_was_asked_are_said(house: House, needs: Needs) -> None:
    page = house.casefiles.page(case_in(house, CaseState.CONSENT_MISSING), actor=house.actor)
    (referral, *_rest) = page.facts.referrals
    asked = replace(referral, route=Route.DIRECT, consult_first=Answer.YES, asked_on=date(2026, 11, 20))
    asked = replace(asked, referrer_organisation="De Bron", referrer_role=None)
    needs.show_page(replace(page, facts=replace(page.facts, referrals=(asked,), appointments=()), attempts=()))
    assert needs.talk_first.text().startswith("Overleg eerst met De Bron")
    assert "Gevraagd aan de verwijzer op vr 20 nov." in needs.missing.text()
    assert needs.ask_referrer.isVisible()
    with_her = replace(asked, route=Route.SELF)
    needs.show_page(replace(page, facts=replace(page.facts, referrals=(with_her,))))
    assert not needs.talk_first.isVisible()
    assert not needs.ask_referrer.isVisible()
