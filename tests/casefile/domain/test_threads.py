from dataclasses import replace
from datetime import date

from ks_desktop.casefile.domain import Facts
from ks_desktop.casefile.domain.threads import ThreadItem, domain_of_letter, threads
from ks_desktop.clients.domain import CaseStatus, CloseReason
from ks_desktop.coalition.domain import CareDomain, Terms
from ks_desktop.letters.domain import LetterKind, LetterState
from tests.casefile.test_domain import make_letter, make_referral
from tests.clients.makers import make_case, make_client

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


def test_a_referrer_must_hear_that_she_was_handed_over() -> None:
    client = make_client()
    closed = replace(
        make_case(client), status=CaseStatus.CLOSED, close_reason=CloseReason.HANDED_OVER, closed_on=date(2026, 11, 20)
    )
    facts = Facts(client=client, case=closed, referrals=(make_referral(),))
    ((item,), _social) = threads(facts, (), Terms(municipality="", valid_from=date(2026, 1, 1)))
    assert (item.status, item.is_deadline) == ("handed over", True)
