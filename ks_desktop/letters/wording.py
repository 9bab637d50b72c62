"""Wording of letters: data per kind and language, with a version. Letters never pass through the screen's texts.

A wording is a TOML file whose texts are Jinja templates in a sandbox. What is filled in is plain text: neither the
template nor the paper reads it as markup.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ks_desktop.core import paths

DEFAULT_LANGUAGE: Final = "nl"
_FOLDER: Final = "letters"

# Not HTML: the paper escapes what its own markup needs.
_ENVIRONMENT: Final = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The texts of one kind of paper in one language, above those that all papers share.

    Attributes:
        version: of the kind and of the shared part, as kept with a final letter.
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
        return fill(str(self.get(*path)), values)

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
        return _formatted(day, "d MMMM y", self.language)

    def long_day(self, day: date) -> str:
        """Return `dinsdag 24 november 2026`."""
        return _formatted(day, "EEEE d MMMM y", self.language)

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


def fill(template: str, values: Mapping[str, object]) -> str:
    """Return a template filled in; what is filled in is never itself read as a template."""
    return str(_template(template).render(**values))


@lru_cache(maxsize=512)
def _template(source: str) -> Any:
    return _ENVIRONMENT.from_string(source)


@lru_cache(maxsize=32)
def wording(kind: str, language: str = DEFAULT_LANGUAGE) -> Wording:
    """Return the wording of a kind of paper.

    Raises:
        FileNotFoundError: there is no wording for this kind or language.
    """
    folder = paths.resources() / _FOLDER / language
    common = tomllib.loads((folder / "common.toml").read_text(encoding="utf-8"))
    own = tomllib.loads((folder / f"{kind}.toml").read_text(encoding="utf-8"))
    version = f"{kind} {own['version']}, {common['version']}"
    return Wording(version=version, language=language, texts={**common, **own})


def _formatted(day: date, pattern: str, language: str) -> str:
    from babel.dates import format_date

    return format_date(day, pattern, locale=language)
