from datetime import date

from ks_desktop.casefile.domain.threads import ThreadItem, domain_of_letter
from ks_desktop.coalition.domain import CareDomain
from ks_desktop.letters.domain import LetterKind, LetterState
from tests.casefile.test_domain import make_letter

TODAY = date(2026, 11, 21)


def test_only_a_deadline_counts_days() -> None:
    since = ThreadItem(who="De Bron", status="draft", message="letter in draft of", day=date(2026, 11, 1), is_due=True)
    before = ThreadItem(who="De Bron", status="feedback due", day=date(2026, 11, 19), is_due=True, is_deadline=True)
    assert since.days_left(TODAY) is None
    assert before.days_left(TODAY) == -2


def test_a_letter_to_her_belongs_to_no_thread() -> None:
    kinds = {kind: domain_of_letter(make_letter(kind, LetterState.SENT), ()) for kind in LetterKind}
    assert kinds[LetterKind.APPOINTMENT] is None
    assert kinds[LetterKind.REFERRAL_MEDICAL] is CareDomain.MEDICAL
    assert kinds[LetterKind.REFERRAL_SOCIAL] is CareDomain.SOCIAL
