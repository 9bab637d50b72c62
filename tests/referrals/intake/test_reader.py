from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.clients.domain import Answer, NameUse
from ks_desktop.core.errors import UserError
from ks_desktop.referrals.domain import Reason
from ks_desktop.referrals.intake.reader import Reader
from tests.referrals.makers import TODAY


def reader(**values: str) -> Reader:
    return Reader(values, today=TODAY)


def codes(of: Reader) -> list[tuple[str, str]]:
    return [(error.field, error.code) for error in of.errors]


@given(st.text(max_size=20))
def test_any_text_is_a_day_or_a_clear_error(typed: str) -> None:
    it = reader(d=typed)
    assert it.day("d") is None or not it.errors
    assert all(error.text() for error in it.errors)


def test_texts_are_cleaned_and_she_is_told() -> None:
    it = reader(given_name=" Jos\x00e\u0301\u202e ", reason_note="een\r\ntwee\x07", phone="x" * 201)
    assert it.line("given_name") == "José"
    assert it.note("reason_note") == "een\ntwee"
    assert it.line("phone") == ""
    assert it.line("absent") == ""
    assert it.notes == {"given_name": 2, "reason_note": 1}
    assert codes(it) == [("phone", "too_long")]


@pytest.mark.parametrize("name", ["<geen>", "O'Brien & zn", "Łoś", "Yıldırım-Doğan", "فاطمة", "🙂 Roos", '"; DROP'])
def test_what_is_typed_is_kept_to_the_letter(name: str) -> None:
    it = reader(birth_surname=name)
    assert it.line("birth_surname") == name
    assert not it.notes


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        *((word, Answer.YES) for word in ("ja", "JA", "true", "1")),
        *((word, Answer.NO) for word in ("nee", "no", "0")),
        *((word, Answer.UNKNOWN) for word in ("", "unknown")),
    ],
)
def test_yes_and_no_in_two_languages(typed: str, answer: Answer) -> None:
    assert reader(q=typed).answer("q") is answer


def test_every_wrong_field_is_kept() -> None:
    it = reader(a="misschien", b="eigen", c="family_situation|lui|dom", d="12a", e="٣", f="2026-11-22")
    assert it.answer("a") is Answer.UNKNOWN
    assert it.choice("b", NameUse) is None
    assert it.choices("c", Reason) == (Reason.FAMILY_SITUATION,)
    assert it.number("d", 0, 20) is None
    assert it.number("e", 0, 20) is None
    assert it.day("f", has_been=True) is None
    assert codes(it) == [
        ("a", "yes_no"),
        ("b", "choice"),
        ("c", "choice"),
        ("d", "number"),
        ("e", "number"),
        ("f", "future"),
    ]
    assert all(error.text() for error in it.errors)
    assert it.has_error("a", "z")
    assert not it.has_error("z")


def test_choices_keep_the_order_of_the_form_and_come_once() -> None:
    it = reader(c=" lifestyle | WORK_INCOME|lifestyle||", b="Partner", n="7")
    assert it.choices("c", Reason) == (Reason.WORK_INCOME, Reason.LIFESTYLE)
    assert it.choice("b", NameUse) is NameUse.PARTNER
    assert it.number("n", 0, 7) == 7
    assert it.choice("absent", NameUse) is None
    assert it.number("absent", 0, 7) is None


def test_a_check_speaks_at_the_field_it_was_asked_for() -> None:
    def refuse(_typed: str) -> str:
        raise UserError("no", code="no", field="elsewhere")

    keep: Callable[[str], str] = str.upper
    it = reader(a="x", b="y")
    assert it.checked("a", keep) == "X"
    assert it.checked("b", refuse) == ""
    assert it.checked("c", refuse) == ""
    assert codes(it) == [("b", "no")]
