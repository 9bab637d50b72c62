from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.sheet import MISSING_WORDS, CaseSheet
from ks_desktop.clients.domain import Answer, CaseState, ConsentPurpose
from ks_desktop.house import House
from ks_desktop.referrals.domain import Route
from tests.houses import case_in


@pytest.fixture
def sheet(qtbot: QtBot) -> Iterator[CaseSheet]:
    around = QWidget()
    sheet = CaseSheet(around, (QLabel("form"), QLabel("other")))
    qtbot.addWidget(sheet)
    sheet.resize(1100, 800)
    sheet.show()
    yield sheet
    around.close()  # the letters live as long as this


def test_what_a_visit_still_needs_is_said_in_words(house: House, sheet: CaseSheet) -> None:
    sheet.show_page(house.casefiles.page(case_in(house, CaseState.CONSENT_MISSING), actor=house.actor))
    assert "toestemming" in sheet.missing.text()
    sheet.show_page(house.casefiles.page(case_in(house, CaseState.READY), actor=house.actor))
    assert not sheet.missing.isVisible()
    assert set(MISSING_WORDS) == {"referrer", "name", "birth_date", "address", "municipality", "phone", "consent"}


def test_one_form_at_a_time(sheet: CaseSheet) -> None:
    assert sheet.panel() is None
    form, other = sheet._panels  # noqa: SLF001 - the forms
    sheet.open_panel(form)
    assert sheet.panel() is form
    sheet.open_panel(other)
    assert sheet.panel() is other
    assert not form.isVisible()
    sheet.close_panel()
    assert sheet.panel() is None


def test_the_columns_go_under_each_other_when_narrow(qtbot: QtBot, sheet: CaseSheet) -> None:
    sheet.resize(560, 700)
    qtbot.waitUntil(lambda: sheet._columns.direction() == QBoxLayout.Direction.TopToBottom)  # noqa: SLF001 - the layout


def test_a_planned_visit_without_consent_is_said_quietly(house: House, sheet: CaseSheet) -> None:
    case = case_in(house, CaseState.PLANNED)
    page = house.casefiles.page(case, actor=house.actor)
    sheet.show_page(page)
    assert not sheet.doubt.isVisible()
    signed_up = next(consent for consent in page.facts.consents if consent.purpose is ConsentPurpose.SIGN_UP)
    house.consents.when_withdrawn.clear()  # as in a file from before a consent taken back cancelled the visits
    house.clients.answers.withdraw(signed_up.id, page.today, actor=house.actor)
    sheet.show_page(house.casefiles.page(case, actor=house.actor))
    assert sheet.doubt.isVisible()
    assert "zij trok haar toestemming in" in sheet.doubt.text()


def test_whom_to_talk_with_first_and_when_the_referrer_was_asked_are_said(house: House, sheet: CaseSheet) -> None:
    page = house.casefiles.page(case_in(house, CaseState.CONSENT_MISSING), actor=house.actor)
    (referral, *_rest) = page.facts.referrals
    asked = replace(referral, route=Route.DIRECT, consult_first=Answer.YES, asked_on=date(2026, 11, 20))
    asked = replace(asked, referrer_organisation="De Bron", referrer_role=None)
    sheet.show_page(replace(page, facts=replace(page.facts, referrals=(asked,), appointments=()), attempts=()))
    assert sheet.talk_first.text().startswith("Overleg eerst met De Bron")
    assert "Gevraagd aan de verwijzer op vr 20 nov." in sheet.missing.text()
    assert sheet.ask_referrer.isVisible()
    with_her = replace(asked, route=Route.SELF)
    sheet.show_page(replace(page, facts=replace(page.facts, referrals=(with_her,))))
    assert not sheet.talk_first.isVisible()
    assert not sheet.ask_referrer.isVisible()
