from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ks_desktop.clients.domain import ConsentPurpose
from ks_desktop.letters import content
from ks_desktop.letters.compose import compose
from ks_desktop.letters.domain import LegalGround, LetterDraft, LetterKind
from ks_desktop.letters.facts import Replaced
from ks_desktop.letters.wording import wording
from ks_desktop.paper import documents as paper
from tests.letters.people import CASE, TEAM, consent, facts

KIND = LetterKind.REFERRAL_SOCIAL
DRAFT = LetterDraft(kind=KIND, case_id=CASE, words={"question": "Wilt u helpen?", "contact_before": "2026-12-07"})
YES = consent(ConsentPurpose.REFER, receiver=TEAM.id, data="name,place")


def letter(draft: LetterDraft, **changes: Any) -> paper.Letter:
    known = facts(organisation=TEAM, **changes)
    data = content.data_of(draft.kind, known, wording(draft.kind))
    return compose(draft, known, content.chosen(data, content.preset_ticks(data)), wording(draft.kind)).document


def said(document: paper.Letter) -> list[str]:
    return [block.text for block in document.body if isinstance(block, paper.Paragraph)]


def test_a_letter_that_stands_in_place_of_another_says_so_first() -> None:
    replaced = Replaced(number="2026-0001", day=date(2026, 11, 12))
    first = said(letter(DRAFT, replaced=replaced))[0]
    assert first == "Deze brief komt in de plaats van brief 2026-0001 van 12 november 2026."
    assert first not in said(letter(DRAFT))


@pytest.mark.parametrize(("answers", "words"), [((), "deze gegevens zijn"), ((YES,), "een deel van deze gegevens is")])
def test_the_paper_says_honestly_on_what_ground_it_goes_without_her_and_never_why(answers: Any, words: str) -> None:
    without = replace(DRAFT, ground=LegalGround.CONFLICT_OF_DUTIES, ground_reason="Zij slaat haar kind, zegt een buur.")
    known = (consent(ConsentPurpose.SIGN_UP), *answers)
    document = letter(without, consents=known)
    assert said(document)[-1] == (
        f"Zonder toestemming: {words} zonder toestemming van mevrouw verstrekt, op grond van een conflict van plichten."
    )
    assert document.subject == "Aanmelding"
    assert "buur" not in repr(document)
    assert not any(" toestemming gegeven" in text for text in said(document))
    assert letter(DRAFT, consents=(*known, YES)).subject == "Aanmelding met toestemming"
