"""Wording of letters: data per kind and language, with a version. Letters never pass through the screen's texts.

A wording is a TOML file whose texts are Jinja templates in a sandbox. What is filled in is plain text: neither the
template nor the paper reads it as markup.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ks_desktop.core import paths
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.letters.domain.own_texts import NONE, OwnTexts
from ks_desktop.letters.texts.merging import merged
from ks_desktop.letters.texts.pieces import Pieces, Plain

DEFAULT_LANGUAGE: Final = "nl"
_FOLDER: Final = "letters"
_PATTERNS: Final = {"day": "d MMMM y", "long_day": "EEEE d MMMM y", "time": "H.mm"}  # Dutch, in the signs of CLDR

# Not HTML: the paper escapes what its own markup needs.
_ENVIRONMENT: Final = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The texts of one kind of paper in one language, above those that all papers share.

    Attributes:
        version: of the kind, of the shared part and of the organisation's own texts, as kept with a final letter.
        language: ISO 639-1 code.
    """

    version: str
    language: str
    texts: Mapping[str, Any]

    def text(self, *path: str, **values: object) -> str:
        """Return a filled text.

        Args:
            path: names of tables and of the text in them.
            values: what is filled in.
        Raises:
            LookupError: the wording has no such text, a fault of the file.
            jinja2.UndefinedError: the text asks for something that was not given.
        """
        return fill(self.get(*path), values)

    def get(self, *path: str) -> Any:
        """Return what stands at a path, unfilled."""
        found: Any = self.texts
        for name in path:
            found = found[name]
        return found

    def has(self, *path: str) -> bool:
        """Tell whether something stands at a path."""
        try:
            self.get(*path)
        except LookupError:
            return False
        return True

    def day(self, day: date) -> str:
        """Return `21 november 2026`, without a leading zero."""
        return self._written(day, "day")

    def long_day(self, day: date) -> str:
        """Return `dinsdag 24 november 2026`."""
        return self._written(day, "long_day")

    def _written(self, day: date, name: str) -> str:
        pattern = self.get("patterns", name) if self.has("patterns", name) else _PATTERNS[name]
        if day.day == 1 and self.has("first_of_month"):
            pattern = pattern.replace("d ", f"{self.get('first_of_month')} ")
        if self.has("months"):  # a language whose months have names that the calendar data does not give
            pattern = pattern.replace("MMMM", f"'{self.get('months')[day.month - 1]}'")
        return _formatted(day, pattern, self.language)

    def time(self, at: time) -> str:
        """Return `10.30`, or as it is written in the language."""
        from babel.dates import format_time

        pattern = self.get("patterns", "time") if self.has("patterns", "time") else _PATTERNS["time"]
        return str(format_time(at, pattern, locale=self.language))

    def weekday(self, number: int) -> str:
        """Return what a day of the week is called; 0 is Monday."""
        from babel.dates import get_day_names

        return str(get_day_names("wide", locale=self.language)[number])

    def short_day(self, day: date) -> str:
        """Return `di 24 nov`."""
        return _formatted(day, "EEE d MMM", self.language).replace(".", "")

    def month(self, day: date) -> str:
        """Return `maart`."""
        return _formatted(day, "MMMM", self.language)

    def language_name(self, code: str) -> str:
        """Return what a language is called in the language of the letter; an unknown code as it was given."""
        from babel import Locale

        return str(Locale(self.language).languages.get(code, code))


def fill(text: str | Pieces, values: Mapping[str, object]) -> str:
    """Return a text filled in; what is filled in is never itself read as a template, and an own text is none."""
    if isinstance(text, Pieces):
        return text.render(values)
    return str(text) if isinstance(text, Plain) else str(_template(str(text)).render(**values))


@lru_cache(maxsize=512)
def _template(source: str) -> Any:
    return _ENVIRONMENT.from_string(source)


def wording(kind: str, language: str = DEFAULT_LANGUAGE, own: OwnTexts = NONE) -> Wording:
    """Return the wording of a kind of paper.

    Args:
        kind: of paper.
        language: ISO 639-1 code.
        own: all texts of the organisation; those of this kind and language stand in place of the shipped ones.
    Raises:
        FileNotFoundError: there is no wording for this kind or language.
        UserError: its file is damaged.
    """
    dutch = NONE if language == DEFAULT_LANGUAGE else own.of(kind, DEFAULT_LANGUAGE)
    return _wording(str(kind), language, own.of(kind, language), dutch)


@lru_cache(maxsize=64)
def _wording(kind: str, language: str, own: OwnTexts, dutch: OwnTexts) -> Wording:
    folder = paths.resources() / _FOLDER / language
    common, shipped = _read(folder / "common.toml"), _read(folder / f"{kind}.toml")
    version = f"{kind} {shipped['version']}, {common['version']}"
    if language != DEFAULT_LANGUAGE:
        shipped |= _of_all_languages(kind, dutch)
    texts = {**common, **shipped}
    if not own.texts:
        return Wording(version=version, language=language, texts=texts)
    return Wording(version=f"{version}, own {own.mark}", language=language, texts=merged(texts, own.texts))


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(
            N_("The texts in “{file}” cannot be read: they are damaged. Install the program again."),
            code="damaged",
            field="kind",
            values={"file": f"{file.parent.name}/{file.name}"},
        ) from error


def _of_all_languages(kind: str, own: OwnTexts) -> dict[str, Any]:
    """Return what the Dutch wording of a kind says for every language: who its head names, what is asked when."""
    dutch = wording(kind, own=own).texts
    return {name: dutch[name] for name in ("has_plain_head", "questions") if name in dutch}


def _formatted(day: date, pattern: str, language: str) -> str:
    from babel.dates import format_date

    return format_date(day, pattern, locale=language)
