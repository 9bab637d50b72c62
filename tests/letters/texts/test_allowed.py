from ks_desktop.letters.texts.allowed import allowed_at, allowed_in, questions_of
from ks_desktop.letters.texts.pieces import Condition, Field, Pieces
from ks_desktop.letters.wording import wording


def test_a_kind_may_say_what_its_shipped_texts_say_and_what_tells_nothing_of_her() -> None:
    social = allowed_in(wording("referral_social").texts, {})
    assert {"question", "own_question", "consent_on", "nurse", "phone", "office"} <= social.fields
    assert not {"bsn", "visit", "visit_on", "day", "received_on"} & social.fields
    assert social.may(Condition("own_question"))
    assert not social.may(Condition("visit", "held"))


def test_a_condition_may_ask_for_the_values_of_the_shipped_texts() -> None:
    feedback = allowed_in(wording("feedback").texts, {})
    assert feedback.may(Condition("visit", "held"))
    assert not feedback.may(Condition("visit", "x"))
    assert feedback.trimmed(Pieces(("a", Field("bsn")))) == Pieces(("a",))


def test_where_the_head_does_not_say_who_writes_no_text_does() -> None:
    assert not {"office", "job_title"} & allowed_in(wording("not_reached").texts, {}).fields


def test_an_answer_is_a_field_and_a_condition() -> None:
    asked = dict(questions_of({"questions": [{"key": "folder", "choices": ["klein", "groot"]}]}))
    may = allowed_in(wording("appointment").texts, asked)
    assert "ask_folder" in may.fields
    assert may.may(Condition("ask_folder", "groot"))
    assert not may.may(Condition("ask_folder", "reusachtig"))


def test_a_text_that_all_share_may_say_what_it_said() -> None:
    assert allowed_at("Bel{% if phone %}: {{ phone }}{% endif %}").fields == {"phone"}
    assert allowed_at("Groet").fields == frozenset()
