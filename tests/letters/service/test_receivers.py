from datetime import date

from ks_desktop.clients.domain import ConsentForm
from ks_desktop.letters.domain import LetterKind
from ks_desktop.letters.service.receivers import Agreement, partners
from tests.letters.people import MIDWIFE_PRACTICE, TEAM


def test_a_yes_is_spoken_unless_said_otherwise() -> None:
    assert Agreement(asked_by="N. Proef", given_on=date(2026, 11, 21)).form is ConsentForm.SPOKEN


def test_a_medical_letter_goes_to_care_providers_and_a_social_one_to_the_others() -> None:
    both = (MIDWIFE_PRACTICE, TEAM)
    assert [each.id for each in partners(LetterKind.REFERRAL_MEDICAL, both)] == [MIDWIFE_PRACTICE.id]
    assert [each.id for each in partners(LetterKind.REFERRAL_SOCIAL, both)] == [TEAM.id]
