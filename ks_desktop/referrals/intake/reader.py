"""Reads one raw field after another and keeps everything that is wrong, so that all of it can be told at once."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from ks_desktop.clients.domain import Answer
from ks_desktop.core.about import About, parse_about
from ks_desktop.core.dates import Lean, parse_day
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LINE_MAX, NOTE_MAX, CleanText, clean_line, clean_note

Chosen = TypeVar("Chosen", bound=StrEnum)

_NUMBER: Final = re.compile(r"[0-9]{1,3}")
_ANSWERS: Final[Mapping[str, Answer]] = {
    "": Answer.UNKNOWN,
    "unknown": Answer.UNKNOWN,
    "onbekend": Answer.UNKNOWN,
    **dict.fromkeys(("yes", "ja", "j", "y", "true", "waar", "1"), Answer.YES),
    **dict.fromkeys(("no", "nee", "n", "false", "onwaar", "0"), Answer.NO),
}


class Reader:
    """Raw texts by field name, read as what they should be.

    Attributes:
        today: no day that has been can be later.
        errors: everything that is wrong so far.
        notes: per field how many unprintable characters were removed.
        hidden: per field how many characters stand in it that cannot be seen.
        typed: fields that were filled in.
        left_out: fields of which the text may not be kept.
        known_bsn: the BSN that is on record for her already.
        unseen: nobody looks on: what may not be kept is left out instead of refused.
    """

    def __init__(self, values: Mapping[str, str], *, today: date, known_bsn: str = "", unseen: bool = False) -> None:
        self._values = values
        self.today = today
        self.known_bsn = known_bsn
        self.unseen = unseen
        self.left_out: set[str] = set()
        self.errors: list[UserError] = []
        self.notes: dict[str, int] = {}
        self.hidden: dict[str, int] = {}
        self.typed: set[str] = set()

    def wrong(self, message: str, *, code: str, field: str, **values: object) -> None:
        """Keep an error at a field."""
        self.errors.append(UserError(message, code=code, field=field, values=values))

    def leave_out(self, name: str) -> None:
        """Count a field as not filled in: its text may not be kept."""
        self.left_out.add(name)
        self.typed.discard(name)

    def has_error(self, *names: str) -> bool:
        """Tell whether something is wrong at one of these fields already."""
        return any(error.field in names for error in self.errors)

    def line(self, name: str) -> str:
        """Return a text of one line, at most 200 characters."""
        return self._text(name, clean_line, LINE_MAX)

    def note(self, name: str) -> str:
        """Return a longer text, at most 20,000 characters."""
        return self._text(name, clean_note, NOTE_MAX)

    def _text(self, name: str, clean: Callable[[str], CleanText], most: int) -> str:
        raw = self._values.get(name)
        if not raw:
            return ""  # most fields of most rows of a list
        cleaned = clean(raw)
        if cleaned.removed:
            self.notes[name] = cleaned.removed
        if cleaned.hidden:
            self.hidden[name] = cleaned.hidden
        if cleaned.text:
            self.typed.add(name)
        if len(cleaned.text) > most:
            self.wrong(N_("At most {most} characters fit here."), code="too_long", field=name, most=most)
            return ""
        return cleaned.text

    def checked(self, name: str, check: Callable[[str], str]) -> str:
        """Return a line as a check gives it back; empty stays empty."""
        text = self.line(name)
        if not text:
            return ""
        try:
            return check(text)
        except UserError as error:
            self.wrong(error.message, code=error.code, field=name, **error.values)
            return ""

    def day(self, name: str, *, has_been: bool = False) -> date | None:
        """Return a local calendar day; `has_been` refuses a day after today."""
        text = self.line(name)
        if not text:
            return None
        try:
            found = parse_day(text, self.today, lean=Lean.PAST if has_been else Lean.NEAREST, field=name)
        except UserError as error:
            self.errors.append(error)
            return None
        if has_been and found > self.today:
            self.wrong(N_("This day is still to come: check the date."), code="future", field=name)
            return None
        return found

    def about(self, name: str) -> About | None:
        """Return a local calendar day to come that may not be known to the day: `begin maart 2027`, `± 12-3-2027`."""
        text = self.line(name)
        if not text:
            return None
        try:
            return parse_about(text, self.today, field=name, on_paper=True)
        except UserError as error:
            self.errors.append(error)
            return None

    def choice(self, name: str, kind: type[Chosen]) -> Chosen | None:
        """Return one of an enumeration's words, None when empty."""
        word = self.line(name).lower()
        return self._member(name, word, kind) if word else None

    def choices(self, name: str, kind: type[Chosen]) -> tuple[Chosen, ...]:
        """Return several words joined by `|`, each once, in the order of the enumeration."""
        words = [word.strip().lower() for word in self.line(name).split("|")]
        found = {self._member(name, word, kind) for word in words if word}
        return tuple(member for member in kind if member in found)

    def _member(self, name: str, word: str, kind: type[Chosen]) -> Chosen | None:
        try:
            return kind(word)
        except ValueError:
            if self.has_error(name):
                return None
        every = ", ".join(member.value for member in kind)
        self.wrong(N_("Choose one of: {choices}."), code="choice", field=name, choices=every)
        return None

    def answer(self, name: str) -> Answer:
        """Return yes, no or unknown (empty)."""
        found = _ANSWERS.get(self.line(name).lower())
        if found is None:
            self.wrong(N_("Answer yes or no."), code="yes_no", field=name)
            return Answer.UNKNOWN
        return found

    def number(self, name: str, least: int, most: int) -> int | None:
        """Return a whole number in a range, None when empty."""
        text = self.line(name)
        if not text:
            return None
        if not _NUMBER.fullmatch(text) or not least <= int(text) <= most:
            self.wrong(
                N_("Type a whole number from {least} to {most}."), code="number", field=name, least=least, most=most
            )
            return None
        return int(text)
