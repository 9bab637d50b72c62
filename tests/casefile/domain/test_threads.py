from dataclasses import replace
from datetime import date, timedelta

from ks_desktop.casefile.domain import Facts
from ks_desktop.casefile.domain.threads import Around, ThreadItem, domain_of_letter, onward_item, threads
from ks_desktop.clients.domain import CaseStatus, CloseReason
from ks_desktop.coalition.domain import CareDomain, Terms
from ks_desktop.letters.domain import Letter, LetterKind, LetterState
from ks_desktop.letters.domain.loop import LoopOwed, LoopWhy
from ks_desktop.onward.domain import OnwardReferral, OnwardState, OnwardWay
from tests.casefile.test_domain import make_letter, make_referral
from tests.clients.makers import make_case, make_client
from tests.onward.made import MADE, make_onward, walked

TODAY = date(2026, 11, 21)
THEN = MADE + timedelta(days=3)
TERMS = Terms(municipality="", valid_from=date(2026, 1, 1))


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
    ((item,), _social) = threads(facts, Around(), TERMS, TODAY)
    assert (item.status, item.is_deadline) == ("handed over", True)


def line_of(one: OnwardReferral, *letters: Letter, others: tuple[OnwardReferral, ...] = ()) -> ThreadItem:
    return onward_item(one, letters, (one, *others), THEN)


def test_that_help_began_is_not_that_she_was_referred() -> None:
    sent = line_of(walked(OnwardState.SENT))
    started = line_of(walked(OnwardState.SENT, OnwardState.STARTED))
    assert (sent.status, sent.is_help) == ("Sent on", False)
    assert (sent.next_step, sent.by, sent.is_due) == ("Ask whether it came in", MADE + timedelta(days=7), False)
    assert (started.status, started.is_help, started.next_step) == ("Help has begun", True, "")
    by_phone = line_of(walked(OnwardState.SENT, way=OnwardWay.PHONE))
    assert by_phone.status == "referred, no help yet"
    assert line_of(walked(OnwardState.SENT, way=OnwardWay.HERSELF)).status == "signed up herself"
    assert "aanspreekpunt" in sent.who_answers


def test_a_day_that_has_come_makes_it_due_and_help_that_did_not_begin_asks_for_something_else() -> None:
    asked = replace(walked(OnwardState.SENT), follow_up_on=THEN)
    assert line_of(asked).is_due
    assert not line_of(replace(asked, follow_up_on=THEN + timedelta(days=1))).is_due
    refused = walked(OnwardState.SENT, OnwardState.NOT_STARTED)
    item = line_of(refused)
    assert (item.status, item.message, item.is_due) == ("Help did not begin", "No place there", True)
    second = make_onward(2, second_of=refused.id)
    assert not line_of(refused, others=(second,)).next_step


def test_a_letter_that_puts_a_referral_on_paper_says_in_its_line_what_is_left_to_do() -> None:
    drafted = make_onward(way=OnwardWay.LETTER)
    letter = replace(make_letter(LetterKind.REFERRAL_SOCIAL, LetterState.FINAL), onward_id=drafted.id)
    assert line_of(drafted).next_step == "Send the letter"
    assert line_of(drafted, letter).next_step == "Send it, and say how."
    facts = Facts(client=(client := make_client()), case=make_case(client))
    around = Around(letters=(letter,), onward=(drafted,))
    medical, social = threads(facts, around, TERMS, TODAY)
    assert [item.who for item in (*medical, *social)] == [drafted.receiver]


def test_informal_help_is_named_so_beside_social_help() -> None:
    around = Around(onward=(make_onward(domain=CareDomain.INFORMAL), make_onward(2, domain=CareDomain.MEDICAL)))
    facts = Facts(client=(client := make_client()), case=make_case(client))
    medical, social = threads(facts, around, TERMS, TODAY)
    assert [item.domain for item in social] == [CareDomain.INFORMAL]
    assert [item.domain for item in medical] == [CareDomain.MEDICAL]


def test_a_referrer_who_heard_of_her_must_hear_that_help_began() -> None:
    referral = make_referral(feedback_given_on=date(2026, 11, 1))
    facts = Facts(client=(client := make_client()), case=make_case(client), referrals=(referral,))
    owed = LoopOwed(case_id=facts.case.id, referral_id=referral.id, who="F.", why=LoopWhy.HELP_STARTED, since=TODAY)
    ((item,), _social) = threads(facts, Around(owed=(owed,)), TERMS, TODAY)
    assert (item.status, item.is_due, item.is_deadline) == ("must hear more", True, True)
    ((heard,), _social) = threads(facts, Around(), TERMS, TODAY)
    assert heard.status == "heard how it went"


def test_that_the_paper_was_withdrawn_is_said_while_help_is_still_to_come() -> None:
    waiting = walked(OnwardState.SENT, OnwardState.WAITING)
    gone = replace(make_letter(LetterKind.REFERRAL_SOCIAL, LetterState.WITHDRAWN), onward_id=waiting.id)
    stands = replace(make_letter(LetterKind.REFERRAL_SOCIAL, LetterState.SENT), onward_id=waiting.id)
    assert line_of(waiting, gone).message == "its letter was withdrawn"
    assert line_of(waiting, gone, stands).message == ""
    assert line_of(waiting).message == ""
    begun = walked(OnwardState.SENT, OnwardState.STARTED, OnwardState.FINISHED)
    assert line_of(begun, gone).message == ""
