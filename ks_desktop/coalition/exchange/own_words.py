"""Our own words in a file of the standard: data in `resources/directory/own.toml`, read once."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from ks_desktop.core import paths


@lru_cache(maxsize=1)
def own_words() -> Mapping[str, Any]:
    """Return the words that ship with the program."""
    return tomllib.loads((paths.resources() / "directory" / "own.toml").read_text(encoding="utf-8"))


def own_word(group: str, key: str, **values: object) -> str:
    """Return one of our words, with its places filled in."""
    text: str = own_words()[group][key]
    return text.format(**values)


@lru_cache(maxsize=1)
def language_names() -> Mapping[str, str]:
    """Return the Dutch names of languages, by code."""
    from babel import Locale  # only where a directory is written or read

    return {str(code): str(name) for code, name in Locale("nl").languages.items()}


@lru_cache(maxsize=1)
def language_codes() -> Mapping[str, str]:
    """Return the codes of languages, by their Dutch, English and own names in small letters."""
    from babel import Locale

    english = Locale("en").languages
    names = {str(name).casefold(): str(code) for code, name in english.items()}
    return names | {name.casefold(): code for code, name in language_names().items()}
