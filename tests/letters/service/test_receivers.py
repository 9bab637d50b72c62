from dataclasses import replace
from datetime import date

from ks_desktop.clients.domain import ConsentForm
from ks_desktop.coalition.domain import OrganisationKind
from ks_desktop.letters.domain import LetterKind
from ks_desktop.letters.service.receivers import Agreement, partners
from tests.letters.people import MIDWIFE_PRACTICE, TEAM


def test_a_yes_is_spoken_unless_said_otherwise() -> None:
    assert Agreement(asked_by="N. Proef", given_on=date(2026, 11, 21)).form is ConsentForm.SPOKEN


def test_each_kind_goes_to_whom_it_is_meant_for_and_a_gp_she_refused_says_so() -> None:
    gp = replace(MIDWIFE_PRACTICE, kind=OrganisationKind.GP)
    hospital = replace(MIDWIFE_PRACTICE, kind=OrganisationKind.MENTAL_HEALTH)
    volunteers = replace(TEAM, kind=OrganisationKind.VOLUNTEERS)
    every = (MIDWIFE_PRACTICE, gp, hospital, TEAM, volunteers)

    def kinds(kind: LetterKind) -> int:
        return len(partners(kind, every))

    assert [kinds(LetterKind.REQUEST_TO_REFER), kinds(LetterKind.REFERRAL_MEDICAL)] == [2, 3]
    assert [kinds(LetterKind.REFERRAL_SOCIAL), kinds(LetterKind.REFERRAL_INFORMAL)] == [1, 2]
    said = [one.detail for one in partners(LetterKind.REQUEST_TO_REFER, every, is_gp_refused=True)]
    assert said == ["Utrecht", "niet de huisarts: dat wil zij niet"]


def test_a_medical_letter_goes_to_care_providers_and_a_social_one_to_the_others() -> None:
    both = (MIDWIFE_PRACTICE, TEAM)
    assert [each.id for each in partners(LetterKind.REFERRAL_MEDICAL, both)] == [MIDWIFE_PRACTICE.id]
    assert [each.id for each in partners(LetterKind.REFERRAL_SOCIAL, both)] == [TEAM.id]
