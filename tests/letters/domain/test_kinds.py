from ks_desktop.letters.domain import LetterKind


def test_only_referral_letters_ask_for_her_consent_for_a_partner() -> None:
    assert [kind for kind in LetterKind if kind.is_referral] == [
        LetterKind.REFERRAL_MEDICAL,
        LetterKind.REFERRAL_SOCIAL,
        LetterKind.REQUEST_TO_REFER,
        LetterKind.REFERRAL_INFORMAL,
    ]
