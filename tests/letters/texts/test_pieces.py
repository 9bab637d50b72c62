from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.core.errors import UserError
from ks_desktop.letters.texts.pieces import (
    Choice,
    Condition,
    Field,
    Pieces,
    Plain,
    condition_of,
    joined,
    pieces_of,
)

names = st.sampled_from(["nurse", "phone", "bsn", "question"])
conditions = st.builds(Condition, names, st.sampled_from(["", "home"]), is_not=st.booleans())
literals = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
texts = st.recursive(
    st.lists(st.one_of(literals, st.builds(Field, names)), max_size=3).map(joined),
    lambda inner: st.lists(
        st.one_of(
            literals,
            st.builds(Field, names),
            st.builds(Choice, st.lists(st.tuples(conditions, inner), min_size=1, max_size=2).map(tuple), inner),
        ),
        max_size=3,
    ).map(joined),
    max_leaves=4,
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(texts)
def test_what_is_kept_comes_back(pieces: Pieces) -> None:
    assert pieces_of(pieces.kept()) == pieces


@settings(max_examples=60, deadline=None, derandomize=True)
@given(texts, st.dictionaries(names, literals))
def test_what_may_not_be_said_is_not_printed(pieces: Pieces, values: dict[str, str]) -> None:
    trimmed = pieces.only({"nurse", "phone"}, lambda asked: asked.name in {"nurse", "phone"})
    assert set(trimmed.fields()) <= {"nurse", "phone"}
    known = {name: value for name, value in values.items() if name in {"nurse", "phone"}}
    assert trimmed.render(values) == trimmed.render(known)


def test_what_is_filled_in_or_typed_is_never_read() -> None:
    text = Pieces(("{{ nurse.__class__ }} {% if 1 %}", Field("nurse")))
    assert text.render({"nurse": "{{ 7 * 7 }}"}) == "{{ nurse.__class__ }} {% if 1 %}{{ 7 * 7 }}"
    assert Pieces(("{{ a }}",)).plain() == Plain("{{ a }}")


def test_the_first_branch_that_holds_is_printed() -> None:
    choice = Choice(
        ((Condition("mode", "home"), Pieces(("thuis",))), (Condition("mode"), Pieces(("elders",)))), Pieces()
    )
    assert [Pieces((choice,)).render({"mode": mode}) for mode in ("home", "phone", "")] == ["thuis", "elders", ""]
    assert Pieces((Field("a"), Field("b"))).render({"a": None, "b": True}) == ""


@pytest.mark.parametrize("kept", ["interpreter", "not phone", "mode == home", "not mode == home"])
def test_a_condition_is_kept_in_words(kept: str) -> None:
    assert str(condition_of(kept)) == kept


def deep(times: int) -> list[Any]:
    return [{"if": [["phone", deep(times - 1)]], "else": []}] if times else ["x"]


@pytest.mark.parametrize(
    "kept",
    [
        None,
        "x",
        [None],
        [{"field": 1}],
        [{"if": [], "else": []}],
        [{"if": [["phone"]], "else": []}],
        [{"if": [["phone", ["x"]]], "else": "x"}],
        deep(6),
        ["x" * 20_001],
        [{"field": "a"}] * 401,
    ],
)
def test_what_no_letter_needs_is_refused(kept: object) -> None:
    with pytest.raises(UserError):
        pieces_of(kept)
