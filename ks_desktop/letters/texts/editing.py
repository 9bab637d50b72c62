"""What becomes of the own texts of a kind when a text is typed, a part added, moved or left out. Pure."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import NOTE_MAX
from ks_desktop.letters.domain.own_texts import OwnText
from ks_desktop.letters.texts.content import content_typed
from ks_desktop.letters.texts.hints import Hint, hints_of
from ks_desktop.letters.texts.merging import LEFT_OUT
from ks_desktop.letters.texts.parts import BODY, OWN, QUESTIONS, TEXT_BLOCKS, json_of, keyed, part_of, texts_in
from ks_desktop.letters.texts.pieces import pieces_of, too_long
from ks_desktop.letters.texts.questions import QUESTION
from ks_desktop.letters.texts.sheet import ASKS_IN, TextLine, TextSheet

MOST_PARTS: Final = 60
ADDED_BLOCKS: Final = tuple(block for block in TEXT_BLOCKS if block != "quote")  # whose words it is, no text says


@dataclass(frozen=True, slots=True, kw_only=True)
class TextEdit:
    """A text as it is typed, and when it is printed.

    Attributes:
        path: where it stands; "" is a part that is added.
        block: of a part that is added.
        after: the path behind which it is added, "" at the beginning.
        when: its condition as kept, "" always.
        version: of the stored text it was made from.
    """

    path: str
    text: str
    when: str = ""
    block: str = "paragraph"
    after: str = ""
    version: int = 0


def edited(sheet: TextSheet, edit: TextEdit, key: str) -> tuple[OwnText, ...]:
    """Return the own texts that an edit makes: the text itself first, then the order where a part is added.

    Args:
        sheet: the texts as they are.
        edit: what was typed.
        key: of a part that is added.
    Raises:
        UserError: the text says what cannot be, or there are too many parts; the field is "text" or "when".
    """
    if edit.path:
        line = sheet.line(edit.path)
        _check_may_change(line)
        return (_text(sheet, edit.path, _typed(sheet, edit, line.block, edit.path), edit.version),)
    if edit.block == QUESTION and sheet.language == ASKS_IN and len(sheet.questions) < MOST_PARTS:
        path = f"{QUESTIONS}.q{key[-12:]}"
        return (_text(sheet, path, _typed(sheet, edit, QUESTION, path), 0),)
    check_leads(sheet)
    if edit.block not in ADDED_BLOCKS or len(sheet.order()) >= MOST_PARTS:
        raise UserError(N_("No more parts can be added here."), code="too_many", field="text")
    path = f"{BODY}.{OWN}{key}"
    added = _text(sheet, path, _typed(sheet, edit, edit.block, path), 0)
    order, behind = list(sheet.order()), edit.after.removeprefix(f"{BODY}.")
    order.insert(order.index(behind) + 1 if behind in order else 0, f"{OWN}{key}")
    return added, ordered(sheet, order)


def check_leads(sheet: TextSheet) -> None:
    """Refuse to change what stands where in a language beside the Dutch, which follows it part by part."""
    if sheet.language != ASKS_IN:
        raise UserError(
            N_("Add, move and leave out parts in Dutch: this language follows. Here you translate what was added."),
            code="follows",
            field="text",
        )


def _check_may_change(line: TextLine) -> None:
    if line.is_fixed:
        raise UserError(N_("The program fills this part in: it can only be moved."), code="fixed", field="text")


def _typed(sheet: TextSheet, edit: TextEdit, block: str, path: str) -> str:
    before: Any = json.loads(stored.content) if (stored := sheet.stored(path)) else json.loads(sheet.base(path) or "{}")
    content = content_typed(block, edit.text, edit.when, sheet.words(path), before if isinstance(before, dict) else {})
    kept = json_of(content)
    if len(kept) > NOTE_MAX:
        raise too_long()
    return kept


def _text(sheet: TextSheet, path: str, content: str, version: int) -> OwnText:
    return OwnText(
        kind=sheet.kind,
        language=sheet.language,
        path=path,
        content=content,
        base=sheet.base(path),
        version=version,
    )


def ordered(sheet: TextSheet, order: Sequence[str]) -> OwnText:
    """Return the own text that says in which order the parts are printed; what is not in it is left out."""
    shipped = list(keyed(sheet.shipped.get(BODY, ())))
    stored = sheet.stored(BODY)
    # An added part that is left out is nowhere but here: this is not as it is shipped.
    keeps = any(line.is_added and line.path.removeprefix(f"{BODY}.") not in order for line in sheet.lines)
    return OwnText(
        kind=sheet.kind,
        language=sheet.language,
        path=BODY,
        content=json_of({"order": list(order), "base": shipped}),
        base="" if keeps else json_of(shipped),
        version=stored.version if stored else 0,
    )


def is_as_shipped(text: OwnText) -> bool:
    """Tell whether an own text says what is shipped anyway."""
    return text.base != "" and text.content in {text.base, json_of({"order": _known(text), "base": _known(text)})}


def _known(text: OwnText) -> Any:
    return json.loads(text.base)


def asked(sheet: TextSheet, path: str, *, is_left_out: bool) -> OwnText:
    """Return the own text of a question that is asked no more, or again."""
    stored = sheet.stored(path)
    kept = json.loads(stored.content if stored else sheet.base(path))
    content = {name: value for name, value in kept.items() if name != LEFT_OUT} | (
        {LEFT_OUT: True} if is_left_out else {}
    )
    return _text(sheet, path, json_of(content), stored.version if stored else 0)


def moved(by: int) -> Callable[[list[str], str], list[str]]:
    """Return what puts a part so many places further down, or up where it is less than 0."""

    def move(order: list[str], key: str) -> list[str]:
        rest = [each for each in order if each != key]
        place = order.index(key) if key in order else len(rest)
        rest.insert(max(0, place + by), key)
        return rest

    return move


def taken_in(sheet: TextSheet) -> Callable[[list[str], str], list[str]]:
    """Return what prints a part again that was left out: behind the one it is shipped behind."""
    shipped = list(keyed(sheet.shipped.get(BODY, ())))

    def take(order: list[str], key: str) -> list[str]:
        rest = [each for each in order if each != key]
        before = shipped[: shipped.index(key)] if key in shipped else rest
        behind = next((each for each in reversed(before) if each in rest), "")
        rest.insert(rest.index(behind) + 1 if behind else 0, key)
        return rest

    return take


def left_out(order: list[str], key: str) -> list[str]:
    """Return an order without a part."""
    return [each for each in order if each != key]


def hints_for(text: OwnText, *, to_her: bool) -> tuple[Hint, ...]:
    """Return what could be better in an own text."""
    content = json.loads(text.content)
    if isinstance(content, dict) and "block" not in content:
        return ()  # a question is read by the nurse
    texts = texts_in(part_of(content)) if isinstance(content, dict) else [pieces_of(content)]
    found = (hint for pieces in texts for hint in hints_of(pieces, text.language, to_her=to_her))
    return tuple(dict.fromkeys(found))
