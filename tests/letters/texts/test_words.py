from ks_desktop.letters.texts.allowed import ASKED, allowed_in, questions_of
from ks_desktop.letters.texts.pieces import Condition
from ks_desktop.letters.texts.words import CONDITIONS, FIELDS, vocabulary, when_words
from ks_desktop.letters.wording import wording
from tests.letters.texts.shipped import KINDS


def test_every_field_and_condition_of_the_shipped_texts_has_words() -> None:
    for kind in KINDS:
        may = allowed_in(wording(kind).texts, {})
        assert set(FIELDS) >= may.fields, kind
        for name in (one for one in may.asked if not one.startswith(ASKED)):
            for value in may.values.get(name, ()):
                assert str(Condition(name, value)) in CONDITIONS, kind
            if name not in may.fields | may.values.keys():
                assert name in CONDITIONS, kind


def test_no_two_are_called_the_same() -> None:
    for kind in KINDS:
        words = vocabulary(allowed_in(wording(kind).texts, {}), {})
        assert len(set(words.fields.values())) == len(words.fields)
        assert len(set(words.conditions.values())) == len(words.conditions)


def test_a_question_gives_a_field_or_conditions() -> None:
    asked = {
        "questions": [
            {"key": "a", "label": "Mee {{ [of] }} niet?"},
            {"key": "b", "label": "Welke?", "choices": ["klein"]},
            {"key": "c", "label": "Wat?", "kind": "line"},
        ]
    }
    questions = dict(questions_of(asked))
    words = vocabulary(allowed_in(wording("appointment").texts, questions), questions)
    assert words.condition("het antwoord ja is op Mee of niet") == Condition("ask_a")
    assert words.condition("het antwoord klein is op Welke") == Condition("ask_b", "klein")
    assert words.condition("antwoord op Wat is ingevuld") == Condition("ask_c")
    assert words.field("antwoord op Welke") == "ask_b"


def test_a_condition_is_said_in_words() -> None:
    words = vocabulary(allowed_in(wording("appointment").texts, {}), {})
    assert when_words(Condition("interpreter"), words) == "als er een tolk is"
    assert when_words(Condition("mode", "home", is_not=True), words) == "tenzij het bezoek bij haar thuis is"
    assert when_words(Condition("made_up"), words) == "als made up is ingevuld"
