"""A second pregnancy of the same woman is a traject of its own: nothing of the first one leaks into it."""

from dataclasses import replace
from datetime import date

import pytest

from ks_desktop.clients.domain import CloseReason, Consent, ConsentPurpose, ConsentState, DueDateMethod
from ks_desktop.coalition.domain import Organisation, OrganisationKind
from ks_desktop.core.gestation import Due
from ks_desktop.core.values import CaseId, ConsentId, OrganisationId, new_id
from ks_desktop.house import House
from ks_desktop.letters.domain import LetterKind
from tests.families import client_of, sign_up
from tests.houses import TODAY

BSN = "999910425"
OLD_WORDS = ("Vraag van toen", "Reden van toen", "Verloskundigen Toen", "Eerder afgesproken", "Notitie van toen")


@pytest.fixture
def first(house: House) -> CaseId:
    """Her pregnancy that is over: referred, with a consent for a partner, a draft letter, and closed."""
    case_id = sign_up(
        house,
        "Tweemaal",
        given_name="Cornelia",
        bsn=BSN,
        bsn_checked_by="F. Proef",
        bsn_checked_on="2026-11-20",
        due_date="2026-12-01",
        own_question=OLD_WORDS[0],
        reason_note=OLD_WORDS[1],
        midwife=OLD_WORDS[2],
        gravida="1",
        para="0",
    )
    partner = Organisation(
        id=OrganisationId(new_id()), name="Buurtteam Toen", kind=OrganisationKind.NEIGHBOURHOOD_TEAM, place="Utrecht"
    )
    house.coalition.save_organisation(partner, actor=house.actor)
    for purpose, receiver in ((ConsentPurpose.FEEDBACK, None), (ConsentPurpose.REFER, partner.id)):
        house.clients.answers.record(consent(case_id, purpose, receiver), actor=house.actor)
    draft = house.letters.begin(LetterKind.REFERRAL_SOCIAL, case_id, partner.id, actor=house.actor)
    house.letters.keep(replace(draft, words={**draft.words, "question": OLD_WORDS[4]}), actor=house.actor)
    house.clients.state_due_date(case_id, Due(date(2026, 12, 5), 10), DueDateMethod.LMP, actor=house.actor)
    house.clients.close_case(case_id, CloseReason.COMPLETED, actor=house.actor)
    return case_id


@pytest.fixture
def second(house: House, first: CaseId) -> CaseId:
    case_id = sign_up(
        house,
        "Tweemaal",
        given_name="Cornelia",
        bsn=BSN,
        bsn_checked_by="F. Proef",
        bsn_checked_on="2026-11-20",
        due_date="2027-07-01",
        consent_given="unknown",
    )
    assert case_id != first
    assert client_of(house, case_id) == client_of(house, first)
    return case_id


def consent(case_id: CaseId, purpose: ConsentPurpose, receiver: OrganisationId | None = None) -> Consent:
    return Consent(
        id=ConsentId(new_id()),
        case_id=case_id,
        purpose=purpose,
        state=ConsentState.GIVEN,
        receiver=receiver,
        asked_by="Mw. Proef",
        given_on=TODAY,
    )


def test_a_consent_of_the_first_never_counts_for_the_second(house: House, second: CaseId) -> None:
    with house.database.reading(house.actor) as reading:
        found = house.clients.consents([second], reading=reading).get(second, ())
    assert [each for each in found if each.state is ConsentState.GIVEN] == []
    page = house.casefiles.page(second, actor=house.actor)
    assert "consent" in page.missing
    assert second not in {entry.case_id for entry in house.visits.to_plan(actor=house.actor)}


def test_her_page_and_its_weeks_are_of_this_pregnancy(house: House, first: CaseId, second: CaseId) -> None:
    page = house.casefiles.page(second, actor=house.actor)
    assert page.case.due == Due(date(2027, 7, 1))
    assert [stated.due for stated in page.due_dates] == [Due(date(2027, 7, 1))]
    assert (page.case.gravida, page.case.midwife) == (None, "")
    assert (page.letters, page.attempts, page.facts.appointments) == ((), (), ())
    assert [referral.case_id for referral in page.facts.referrals] == [second]
    shown = repr(replace(page, other_cases=()))
    assert not [words for words in OLD_WORDS if words in shown]
    assert [other.id for other in page.other_cases] == [first]
    before = house.casefiles.page(first, actor=house.actor)
    assert [other.id for other in before.other_cases] == [second]
    assert before.case.due == Due(date(2026, 12, 5), 10)


def test_a_letter_of_the_second_holds_nothing_of_the_first(house: House, second: CaseId) -> None:
    house.clients.answers.record(consent(second, ConsentPurpose.SIGN_UP), actor=house.actor)
    for kind in (LetterKind.REFERRAL_SOCIAL, LetterKind.REFERRAL_MEDICAL, LetterKind.FEEDBACK):
        draft = house.letters.begin(kind, second, actor=house.actor)
        look = house.letters.look(draft, actor=house.actor)
        assert not [words for words in OLD_WORDS if words in repr((draft, look))], kind
        assert "december 2026" not in repr(look.data)


def test_planning_searches_the_weeks_of_the_second(house: House, second: CaseId) -> None:
    house.clients.answers.record(consent(second, ConsentPurpose.SIGN_UP), actor=house.actor)
    (entry,) = [entry for entry in house.visits.to_plan(actor=house.actor) if entry.case_id == second]
    with house.database.reading(house.actor) as reading:
        terms = house.coalition.terms("GM0344", TODAY, reading=reading)
    assert (entry.opens_on, entry.closes_on) == (
        terms.window.possible(date(2027, 7, 1)).first,
        terms.window.possible(date(2027, 7, 1)).last,
    )
    assert (entry.attempts, entry.last_result) == (0, None)


def test_search_leads_to_the_pregnancy_of_now(house: House, second: CaseId) -> None:
    (hit,) = [hit for hit in house.search.find("tweemaal", actor=house.actor) if hit.case_id is not None]
    assert hit.case_id == second
    assert [line.case_id for line in house.casefiles.list(actor=house.actor, text="tweemaal").lines] == [second]
    with house.database.reading(house.actor) as reading:
        (line,) = house.referrals.lines_of_cases([second], reading=reading)[second]
    assert line.referral.case_id == second
