"""The content of a text as it is kept, to what is typed on the screen and back.

Of bullets each line is one; of lines with a label each line is `label: text`.
"""

from collections.abc import Mapping
from typing import Any, Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LINE_MAX, clean_line
from ks_desktop.letters.texts.pieces import condition_of, pieces_of
from ks_desktop.letters.texts.questions import QUESTION, question_shown, question_typed
from ks_desktop.letters.texts.screen import shown, typed
from ks_desktop.letters.texts.words import Vocabulary

MOST_LINES: Final = 40


def content_shown(block: str, content: Any, words: Vocabulary) -> str:
    """Return a text as it is typed."""
    if block == QUESTION:
        return question_shown(content)
    if block == "bullets":
        return "\n".join(shown(pieces_of(item), words) for item in content["items"])
    if block == "fields":
        return "\n".join(f"{label}: {shown(pieces_of(text), words)}" for label, text in content["rows"])
    return shown(pieces_of(content["text"] if block else content), words)


def content_typed(block: str, text: str, when: str, words: Vocabulary, before: Mapping[str, Any]) -> Any:
    """Return what is kept of a text that was typed.

    Args:
        block: of a part, "" for a text of the head or the foot.
        text: as typed.
        when: its condition as kept, "" always.
        words: what may stand in it.
        before: the part as it was; of a quotation it says whose words they are.
    Raises:
        UserError: it is empty, too long, or says what cannot be.
    """
    if not text.strip():
        raise UserError(N_("Write a text, or leave the part out."), code="required", field="text")
    if block == QUESTION:
        return question_typed(text, before)
    if not block:
        return typed(clean_line(text).text, words).kept()
    if when and condition_of(when.removeprefix("not ")) not in words.conditions:
        raise UserError(N_("This condition is not there any more: choose another one."), code="gone", field="when")
    kept: dict[str, Any] = {"block": block, "when": when}
    if block == "bullets":
        return kept | {"items": [typed(line, words).kept() for line in _lines(text)]}
    if block == "fields":
        return kept | {"rows": [_row(line, words) for line in _lines(text)]}
    one = clean_line(text).text if block == "heading" else text
    return kept | {"text": typed(one, words).kept()} | {name: before[name] for name in ("source",) if name in before}


def _lines(text: str) -> list[str]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_LINES:
        raise UserError(
            N_("Use at most {count} lines here."), code="too_many", field="text", values={"count": MOST_LINES}
        )
    return lines


def _row(line: str, words: Vocabulary) -> list[Any]:
    label, colon, text = line.partition(":")
    label = clean_line(label).text
    if not colon or not label or len(label) > LINE_MAX or set(label) & set("[]|"):
        raise UserError(N_("Begin each line with a label and a colon, as in “When: …”."), code="label", field="text")
    return [label, typed(text.strip(), words).kept()]
