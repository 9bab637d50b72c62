from dataclasses import replace

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.letters import making
from ks_desktop.letters.asking import answers_of, cleaned_answers, questions, unanswered
from ks_desktop.letters.domain import LetterDraft, LetterKind
from ks_desktop.letters.wording import Wording, wording
from tests.letters.people import CASE, TEAM, facts

ASKED = Wording(
    version="x",
    language="nl",
    texts={
        "questions": [
            {"key": "folder", "label": "Neemt u een folder mee?", "required": True},
            {"key": "which", "label": "Welke?", "kind": "choice", "choices": ["klein", "groot"], "when": "ask_folder"},
            {"key": "note", "label": "Nog iets?", "kind": "line"},
        ]
    },
)


def test_a_question_is_asked_once_its_condition_holds() -> None:
    assert [one.word for one in questions(ASKED)] == ["ask_folder", "ask_which", "ask_note"]
    assert answers_of({"ask_which": "groot", "ask_note": "bel"}, ASKED) == {
        "ask_folder": False,
        "ask_which": "",
        "ask_note": "bel",
    }
    assert answers_of({"ask_folder": "yes", "ask_which": "groot"}, ASKED)["ask_which"] == "groot"
    assert answers_of({"ask_folder": "yes", "ask_which": "reusachtig"}, ASKED)["ask_which"] == ""


def test_a_question_that_must_be_answered_is_named_until_it_is() -> None:
    assert [error.field for error in unanswered({}, ASKED)] == ["ask_folder"]
    assert [error.field for error in unanswered({"ask_folder": "maybe"}, ASKED)] == ["ask_folder"]
    assert unanswered({"ask_folder": "no"}, ASKED) == ()


def test_answers_are_stored_clean_and_short() -> None:
    assert cleaned_answers({"ask_note": " a\x00 \n b ", "ask_folder": "", "question": "x"}) == {"ask_note": "a   b"}
    with pytest.raises(UserError) as refused:
        cleaned_answers({"ask_note": "x" * 201})
    assert refused.value.field == "ask_note"


def test_a_shipped_question_is_asked_and_its_answer_printed() -> None:
    social = wording("referral_social")
    assert [one.word for one in questions(social)] == ["ask_first"]
    draft = LetterDraft(kind=LetterKind.REFERRAL_SOCIAL, case_id=CASE, words={"ask_first": "mevrouw belt u"})
    for words, said in ((draft.words, "Mevrouw belt u zelf."), ({}, "Wilt u vóór")):
        made = making.prepared(replace(draft, words=words), facts(organisation=TEAM)).composed()
        assert said in repr(made.document)
