from typing import Any

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.letters.texts.questions import question_kept, question_shown, question_typed


@pytest.mark.parametrize(
    ("text", "kind", "choices", "is_required"),
    [
        ("Komt er iemand mee?", "yes_no", [], False),
        ("Komt er iemand mee? *", "yes_no", [], True),
        ("Wie belt?\nu\n\nzij", "choice", ["u", "zij"], False),
        ("Waar?\n…", "line", [], False),
    ],
)
def test_a_question_comes_back_as_it_was_typed(text: str, kind: str, choices: list[str], is_required: bool) -> None:
    kept = question_typed(text, {"when": "ask_other"})
    assert kept == {
        "label": text.splitlines()[0].removesuffix(" *"),
        "kind": kind,
        "choices": choices,
        "required": is_required,
        "when": "ask_other",
    }
    assert question_shown(kept) == text.replace("\n\n", "\n")
    assert question_kept(kept) == kept


@pytest.mark.parametrize(
    "text", ["", "  \n", "*", "Wie?\nalleen ik", "Wie?\n" + "\n".join(map(str, range(13))), "x" * 201]
)
def test_what_is_no_question_is_refused(text: str) -> None:
    with pytest.raises(UserError) as refused:
        question_typed(text, {})
    assert refused.value.field == "text"


def test_a_question_of_a_file_has_what_it_leaves_out() -> None:
    shipped: dict[str, Any] = {"key": "a", "label": "Mee?"}
    assert question_kept(shipped) == {"label": "Mee?", "kind": "yes_no", "choices": [], "required": False, "when": ""}
