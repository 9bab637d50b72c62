"""A question of a wording as it is typed: the question, and under it what can be answered.

`Komt er iemand mee? *` must be answered with yes or no; lines under it are choices, a line of three dots a few words.
"""

from collections.abc import Mapping
from typing import Any, Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LINE_MAX, clean_line

QUESTION: Final = "question"
"""The block of a question, in the list of texts."""
MOST_CHOICES: Final = 12
_WORDS: Final = frozenset({"…", "..."})
_NEEDED: Final = "*"
_FEWEST: Final = 2


def question_kept(question: Mapping[str, Any]) -> dict[str, Any]:
    """Return a question of a wording as it is kept in an own text."""
    return {
        "label": str(question["label"]),
        "kind": str(question.get("kind", "yes_no")),
        "choices": [str(choice) for choice in question.get("choices", ())],
        "required": bool(question.get("required", False)),
        "when": str(question.get("when", "")),
    }


def question_shown(question: Mapping[str, Any]) -> str:
    """Return a question as it is typed."""
    first = f"{question['label']} {_NEEDED}" if question.get("required") else str(question["label"])
    return "\n".join([first, *(["…"] if question.get("kind") == "line" else question.get("choices", ()))])


def question_typed(text: str, before: Mapping[str, Any]) -> dict[str, Any]:
    """Return a question from what was typed.

    Args:
        text: as typed.
        before: the question as it was; it keeps when it is asked.
    Raises:
        UserError: there is no question, one choice alone, too many, or too long.
    """
    lines = [clean_line(line).text for line in text.splitlines() if line.strip()]
    label = lines[0].removesuffix(_NEEDED).rstrip() if lines else ""
    choices = list(dict.fromkeys(lines[1:]))
    if not label:
        raise UserError(N_("Write the question on the first line."), code="required", field="text")
    is_line = bool(choices) and set(choices) <= _WORDS
    if not is_line and choices and not _FEWEST <= len(choices) <= MOST_CHOICES:
        raise UserError(
            N_("Write two to {most} choices, each on a line of its own, or none for yes or no."),
            code="choices",
            field="text",
            values={"most": MOST_CHOICES},
        )
    if max(map(len, lines)) > LINE_MAX:
        raise UserError(
            N_("Use at most {count} characters here."), code="long", field="text", values={"count": LINE_MAX}
        )
    return {
        "label": label,
        "kind": "line" if is_line else "choice" if choices else "yes_no",
        "choices": [] if is_line else choices,
        "required": lines[0].endswith(_NEEDED),
        "when": str(before.get("when", "")),
    }
