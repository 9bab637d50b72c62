r"""A text as it is typed: fields and conditions in words, between brackets.

`[naam verpleegkundige]`, `[als er een tolk is: tekst | anders: tekst]`; `\[` prints a bracket. Everything else is
printed as it is typed.
"""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import NOTE_MAX, clean_note
from ks_desktop.letters.texts.pieces import (
    DEEPEST,
    Choice,
    Condition,
    Field,
    Piece,
    Pieces,
    check_size,
    joined,
    too_deep,
    too_long,
)
from ks_desktop.letters.texts.words import Vocabulary

_SPECIAL: Final = re.compile(r"[\[\]|\\]")
_TEMPLATE: Final = re.compile(r"\{\{|\{%|\{#")


def shown(pieces: Pieces, words: Vocabulary) -> str:
    """Return a text as it is typed."""
    return "".join(_shown(item, words) for item in pieces.items)


def _shown(item: Piece, words: Vocabulary) -> str:
    if isinstance(item, str):
        return _SPECIAL.sub(r"\\\g<0>", item)
    if isinstance(item, Field):
        return f"[{words.fields.get(item.name, item.name)}]"
    branches = [f"{_asked(condition, words)}: {shown(text, words)}" for condition, text in item.branches]
    if item.otherwise.items:
        branches.append(f"{_('otherwise')}: {shown(item.otherwise, words)}")
    return f"[{' | '.join(branches)}]"


def _asked(condition: Condition, words: Vocabulary) -> str:
    plain = Condition(condition.name, condition.value)
    said = words.conditions.get(plain, str(plain))
    return f"{_('unless')} {said}" if condition.is_not else f"{_('if')} {said}"


def typed(text: str, words: Vocabulary) -> Pieces:
    """Return the pieces of a text that was typed.

    Raises:
        UserError: a field or condition that is not there, a bracket without its other, template code, or too long.
    """
    clean = clean_note(text).text
    if len(clean) > NOTE_MAX:
        raise too_long()  # before every character of it is looked at
    if found := _TEMPLATE.search(clean):
        raise UserError(
            N_("“{code}” is program code and does nothing here. Choose a field from the list, or leave it out."),
            code="template_code",
            field="text",
            values={"code": found[0]},
        )
    reader = _Reader(clean, words)
    pieces = reader.read_all()
    check_size(pieces)
    return pieces


class _Reader:
    """Reads a text from left to right."""

    def __init__(self, text: str, words: Vocabulary) -> None:
        self._text = text
        self._words = words
        self._at = 0
        self._depth = 0

    def read_all(self) -> Pieces:
        pieces = self._read(inside=False)
        if self._at < len(self._text):
            raise self._error(
                N_("A bracket closes here that was not opened: “{near}”. To print a bracket, type \\]."), "unopened"
            )
        return pieces

    def _read(self, *, inside: bool) -> Pieces:
        """Read until the text or what is between brackets is over."""
        items: list[Piece] = []
        while self._at < len(self._text):
            mark = self._text[self._at]
            if mark == "]" or (mark == "|" and inside):
                break
            if mark == "[":
                items.append(self._bracket())
                continue
            if mark == "\\" and self._text[self._at + 1 : self._at + 2] in {"[", "]", "|", "\\"}:
                self._at += 1
            items.append(self._text[self._at])
            self._at += 1
        return joined(items)

    def _bracket(self) -> Piece:
        begin = self._at
        self._at += 1
        condition = self._condition()
        if condition is None:
            return self._field(begin)
        self._depth += 1
        if self._depth > DEEPEST:
            raise too_deep()
        choice = self._choice(begin, condition)
        self._depth -= 1
        return choice

    def _choice(self, begin: int, condition: Condition) -> Choice:
        branches: list[tuple[Condition, Pieces]] = []
        while condition is not _OTHERWISE:
            text, more = self._branch()
            branches.append((condition, text))
            if not more:
                self._close(begin)
                return Choice(tuple(branches), Pieces())
            self._at += 1
            following = self._condition()
            if following is None:
                raise self._error(N_("After | comes another condition, or “otherwise:”: “{near}”."), "branch")
            condition = following
        otherwise, more = self._branch()
        if more or not branches:
            raise self._error(N_("“otherwise” stands last, behind a condition: “{near}”."), "otherwise")
        self._close(begin)
        return Choice(tuple(branches), otherwise)

    def _branch(self) -> tuple[Pieces, bool]:
        """Read what is printed under a condition; tell whether another one follows."""
        text = self._read(inside=True)
        more = self._text[self._at : self._at + 1] == "|"
        return (_without_space(text) if more else text), more

    def _close(self, begin: int) -> None:
        if self._text[self._at : self._at + 1] != "]":
            self._at = begin
            raise self._error(N_("This bracket is not closed: “{near}”. To print a bracket, type \\[."), "unclosed")
        self._at += 1

    def _field(self, begin: int) -> Field:
        end = self._at
        while end < len(self._text) and self._text[end] not in "[]|":
            end += 1
        said = self._text[self._at : end]
        self._at = end
        self._close(begin)
        name = self._words.field(said)
        if name is None:
            raise _unknown(
                N_("There is no field “{said}” in this letter. {help}"),
                "unknown_field",
                said,
                self._words.fields.values(),
            )
        return Field(name)

    def _condition(self) -> Condition | None:
        """Read a condition with its colon; None when none begins here."""
        rest = self._text[self._at :].lstrip()
        start = len(self._text) - len(rest)
        word, colon, _more = rest.partition(":")
        if not colon or re.search(r"[\[\]|]", word):
            return None
        condition = self._named(" ".join(word.split()))
        if condition is not None:
            self._at = start + len(word) + 1
            if self._text[self._at : self._at + 1] == " ":
                self._at += 1
        return condition

    def _named(self, said: str) -> Condition | None:
        if said.casefold() == _("otherwise").casefold():
            return _OTHERWISE
        for begin, is_not in ((_("if"), False), (_("unless"), True)):
            if said.casefold().startswith(f"{begin} ".casefold()):
                wanted = said[len(begin) + 1 :]
                found = self._words.condition(wanted)
                if found is None:
                    known = self._words.conditions.values()
                    raise _unknown(
                        N_("There is no condition “{said}” in this letter. {help}"), "unknown_condition", wanted, known
                    )
                return Condition(found.name, found.value, is_not=is_not)
        return None

    def _error(self, sentence: str, code: str) -> UserError:
        near = self._text[max(self._at - 5, 0) : self._at + 20].replace("\n", " ")
        return UserError(sentence, code=code, field="text", values={"near": near})


_OTHERWISE: Final = Condition("", is_not=True)


def _without_space(text: Pieces) -> Pieces:
    """Return a branch without the one space before the mark behind it."""
    if text.items and isinstance(text.items[-1], str) and text.items[-1].endswith(" "):
        return joined((*text.items[:-1], text.items[-1][:-1]))
    return text


def _unknown(sentence: str, code: str, said: str, known: Iterable[str]) -> UserError:
    near = get_close_matches(said.strip(), list(known), n=1, cutoff=0.5)
    help_ = _("Do you mean “{near}”?", near=near[0]) if near else _("Choose one from the list.")
    return UserError(sentence, code=code, field="text", values={"said": said.strip()[:60], "help": help_})
