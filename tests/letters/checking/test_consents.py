from ks_desktop.clients.domain import ConsentPurpose
from ks_desktop.letters.checking.consents import CONSENT_CODES, needed_consent
from ks_desktop.letters.domain import LetterDraft, LetterKind
from ks_desktop.letters.domain.grounds import LIFTED
from tests.letters.people import CASE, facts


def test_whoever_asks_a_partner_for_help_needs_her_word_for_that_partner() -> None:
    for kind in (LetterKind.REQUEST_TO_REFER, LetterKind.REFERRAL_INFORMAL):
        assert needed_consent(LetterDraft(kind=kind, case_id=CASE), facts()) is ConsentPurpose.REFER
    for kind in (LetterKind.CANCELLATION, LetterKind.RECORD_EXTRACT):
        assert needed_consent(LetterDraft(kind=kind, case_id=CASE), facts()) is None


def test_a_legal_ground_lifts_nothing_but_missing_consents() -> None:
    assert LIFTED <= CONSENT_CODES
    assert not {"gp_refused", "receiver_secret", "address_secret", "post_unsafe", "quiet", "died"} & CONSENT_CODES
