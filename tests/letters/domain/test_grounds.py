from dataclasses import replace

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.letters.domain import LegalGround, LetterDraft, LetterKind
from ks_desktop.letters.domain.grounds import GROUND_LABELS, GROUND_MEANS, LIFTED, ground_errors, lifted, may_lift
from tests.letters.people import CASE

BIG = "12345678930"
DRAFT = LetterDraft(
    kind=LetterKind.REFERRAL_MEDICAL,
    case_id=CASE,
    ground=LegalGround.CONFLICT_OF_DUTIES,
    ground_reason="Zij weigert en het kind loopt gevaar.",
)
NO_CONSENT = UserError("x", code="consent_refer")
NO_WORDS = UserError("x", code="required")


def test_every_ground_has_its_words() -> None:
    assert set(GROUND_LABELS) == set(GROUND_MEANS) == set(LegalGround)


def test_a_ground_lifts_what_her_consent_hinders_and_leaves_the_rest() -> None:
    assert lifted(DRAFT, (NO_CONSENT, NO_WORDS), BIG) == (NO_WORDS,)
    assert all(code.startswith("consent_") for code in LIFTED)
    assert "consent_feedback" not in LIFTED
    assert "consent_contact" not in LIFTED


def test_without_a_ground_nothing_is_lifted() -> None:
    assert lifted(replace(DRAFT, ground=None), (NO_CONSENT,), BIG) == (NO_CONSENT,)


@pytest.mark.parametrize(
    ("draft", "big", "code"),
    [
        (DRAFT, "", "ground_right"),
        (replace(DRAFT, ground_reason="Het is spoed nu"), BIG, "ground_reason"),
        (replace(DRAFT, kind=LetterKind.APPOINTMENT), BIG, "ground_kind"),
    ],
)
def test_an_unsound_ground_lifts_nothing_and_says_why(draft: LetterDraft, big: str, code: str) -> None:
    assert [error.code for error in ground_errors(draft, big)] == [code]
    assert [error.code for error in lifted(draft, (NO_CONSENT,), big)] == ["consent_refer", code]


def test_a_ground_that_lifts_nothing_hinders_itself() -> None:
    assert [error.code for error in lifted(DRAFT, (), BIG)] == ["ground_needless"]


def test_only_what_asks_a_partner_or_hands_on_may_go_without_her() -> None:
    assert may_lift(LetterKind.REFERRAL_SOCIAL)
    assert may_lift(LetterKind.HANDOVER_JGZ)
    for kind in (LetterKind.APPOINTMENT, LetterKind.FEEDBACK, LetterKind.RECEIPT, LetterKind.HANDOVER_BIRTH):
        assert not may_lift(kind)
