import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import clean_note
from ks_desktop.letters.texts.allowed import allowed_in
from ks_desktop.letters.texts.parts import keyed, texts_in
from ks_desktop.letters.texts.pieces import Choice, Condition, Field, Pieces, joined
from ks_desktop.letters.texts.screen import shown, typed
from ks_desktop.letters.texts.words import vocabulary
from ks_desktop.letters.wording import wording
from tests.letters.texts.shipped import KINDS

WORDS = vocabulary(allowed_in(wording("appointment").texts, {}), {})
literals = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="{"), min_size=1, max_size=8)
fields = st.sampled_from(sorted(WORDS.fields)).map(Field)
conditions = st.sampled_from(sorted(WORDS.conditions, key=str))
texts = st.recursive(
    st.lists(st.one_of(literals, fields), max_size=3).map(joined),
    lambda inner: st.lists(
        st.one_of(
            literals,
            st.builds(Choice, st.lists(st.tuples(conditions, inner), min_size=1, max_size=2).map(tuple), inner),
        ),
        max_size=2,
    ).map(joined),
    max_leaves=4,
)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(texts)
def test_a_text_that_is_shown_and_typed_again_is_the_same_text(pieces: Pieces) -> None:
    on_screen = shown(pieces, WORDS)
    if clean_note(on_screen).text == on_screen:  # else it is cleaned, as everything that is typed
        assert typed(on_screen, WORDS) == pieces


bits = st.sampled_from(
    ["[", "]", "|", "\\", "als ", "tenzij ", "anders", ": ", "er een tolk is", "functie", "x", "{{", "\u202e", "\0"]
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.one_of(bits, st.text(max_size=3)), max_size=12).map("".join))
def test_whatever_is_typed_is_a_text_or_is_refused_in_words(text: str) -> None:
    pieces, refused = read(text)
    if pieces is None:
        assert refused is not None
        assert (refused.field, bool(refused.text())) == ("text", True)
    else:
        assert typed(shown(pieces, WORDS), WORDS).render({}).strip() == pieces.render({}).strip()


def read(text: str) -> tuple[Pieces | None, UserError | None]:
    try:
        return typed(text, WORDS), None
    except UserError as refused:
        return None, refused


def test_every_shipped_text_can_be_shown_and_typed() -> None:
    for kind in KINDS:
        texts_of = wording(kind).texts
        words = vocabulary(allowed_in(texts_of, {}), {})
        for part in keyed(texts_of["body"]).values():
            for pieces in texts_in(part):
                on_screen = shown(pieces, words)
                assert typed(on_screen, words).render({}).strip() == pieces.render({}).strip(), on_screen
                assert "{" not in on_screen


def test_fields_and_conditions_are_typed_as_words() -> None:
    text = typed("Ik ben [Naam  VERPLEEGKUNDIGE]. [als er een tolk is: Met tolk. | anders: Alleen.]", WORDS)
    assert text.render({"nurse": "Noor", "interpreter": True}) == "Ik ben Noor. Met tolk."
    assert text.render({"nurse": "Noor"}) == "Ik ben Noor. Alleen."
    unless = typed("[tenzij er een tolk is: Zonder tolk.]", WORDS)
    assert unless == Pieces((Choice(((Condition("interpreter", is_not=True), Pieces(("Zonder tolk.",))),), Pieces()),))


@pytest.mark.parametrize(
    "text",
    ["<b>vet</b>", "BMI <25 & hoger", "50% | 60%", "\\[naam\\]", "}} %}", "'; DROP TABLE own_text; --", "=1+1", "😀"],
)
def test_what_looks_like_code_elsewhere_is_printed_as_it_is_typed(text: str) -> None:
    assert typed(text, WORDS).render({}) == text.replace("\\", "")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[BSN]", "unknown_field"),
        ("[naam verpleegkundig]", "unknown_field"),
        ("[]", "unknown_field"),
        ("[nurse.__class__]", "unknown_field"),
        ("Ik [naam verpleegkundige", "unclosed"),
        ("[als er een tolk is: met", "unclosed"),
        ("naam] is", "unopened"),
        ("[als het regent: nat]", "unknown_condition"),
        ("[anders: nat]", "otherwise"),
        ("[als er een tolk is: a | anders: b | anders: c]", "otherwise"),
        ("[als er een tolk is: a | b]", "branch"),
        ("{{ nurse }}", "template_code"),
        ("{% for a in range(9999999) %}x{% endfor %}", "template_code"),
        ("x" * 20_001, "too_long"),
        ("[" * 1_000_000, "too_long"),
        ("[als er een tolk is: " * 6 + "x" + "]" * 6, "too_deep"),
        ("[als er een tolk is: " * 900, "too_deep"),
    ],
)
def test_what_cannot_be_is_refused_in_words_at_the_text(text: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        typed(text, WORDS)
    assert (refused.value.code, refused.value.field) == (code, "text")
    assert "{" not in refused.value.text() or code == "template_code"


def test_the_nearest_field_is_named() -> None:
    with pytest.raises(UserError) as refused:
        typed("[naam verpleegkundig]", WORDS)
    assert "naam verpleegkundige" in refused.value.text()
