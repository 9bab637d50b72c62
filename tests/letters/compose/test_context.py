from dataclasses import replace
from datetime import date

from ks_desktop.letters.compose.context import UNKNOWN, context_of
from ks_desktop.letters.domain import Datum, LetterDraft, LetterKind, Preset
from ks_desktop.letters.facts import Ending, LetterFacts, Signer
from ks_desktop.letters.wording import wording
from tests.letters.people import CASE, facts


def context(known: LetterFacts) -> dict[str, object]:
    draft = LetterDraft(kind=LetterKind.RECEIPT, case_id=CASE)
    return context_of(draft, known, (), wording(LetterKind.RECEIPT))


def test_who_calls_before_which_day_is_said_when_it_is_known() -> None:
    caller = Signer(name="Noor Proef", job_title="jeugdverpleegkundige")
    said = context(facts(caller=caller, call_before=date(2026, 11, 24)))
    assert (said["caller"], said["call_before"]) == ("Noor Proef, jeugdverpleegkundige", "dinsdag 24 november 2026")
    assert (context(facts())["caller"], context(facts())["call_before"]) == ("", "")


def test_that_no_visit_follows_stands_against_that_it_goes_on() -> None:
    known = facts()
    assert known.referrer is not None
    over = context(replace(known, referrer=replace(known.referrer, ending=Ending.DECLINED)))
    assert (over["ending"], over["goes_on"], over["no_message"]) == ("declined", False, False)
    assert (context(known)["ending"], context(known)["goes_on"]) == ("", True)
    assert context(facts(referrer=None))["received_on"] == UNKNOWN


def test_her_question_stands_once_where_the_letter_asks_the_same() -> None:
    kind = LetterKind.REFERRAL_SOCIAL
    asked = "Ik heb schulden, wie helpt?"
    own = (Datum(word="own_question", label="Question", value=asked, reason="", preset=Preset.ON),)

    def said(question: str) -> object:
        draft = LetterDraft(kind=kind, case_id=CASE, words={"question": question})
        return context_of(draft, facts(), own, wording(kind))["own_question"]

    assert said(" ik heb Schulden, wie helpt?") == ""
    assert said("Budgethulp") == asked
