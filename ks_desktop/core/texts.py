"""Words on the screen: English in the source, Dutch (complete) by gettext.

The source marks a text with `N_` where it is only named (an error, a column, a setting) and asks for it with `_`
where it is shown. Letters never pass through here: they have wording of their own per language.
"""

import gettext
from typing import Final

from ks_desktop.core import paths

DOMAIN: Final = "ks_desktop"
DEFAULT_LANGUAGE: Final = "nl"

_translations: gettext.NullTranslations | None = None


def use_language(language: str) -> None:
    """Show all texts in this language from now on; English needs no catalogue.

    Args:
        language: ISO 639-1 code of a folder in resources/i18n.
    Raises:
        FileNotFoundError: there is no compiled catalogue for the language (set-up was not run).
    """
    global _translations  # noqa: PLW0603 - one program speaks one language
    if language == "en":
        _translations = gettext.NullTranslations()
    else:
        _translations = gettext.translation(DOMAIN, localedir=paths.resources() / "i18n", languages=[language])


def N_(message: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark a text for translation without translating it yet."""
    return message


def _(message: str, **values: object) -> str:
    """Return the text in the user's language, with `{name}` places filled from values."""
    if _translations is None:
        use_language(DEFAULT_LANGUAGE)
    assert _translations is not None  # noqa: S101 - use_language sets it or raises
    translated = _translations.gettext(message) if message else ""
    return translated.format(**values) if values else translated


def n_(singular: str, plural: str, count: int, **values: object) -> str:
    """Return the text for this count; `{count}` and `{name}` places are filled."""
    if _translations is None:
        use_language(DEFAULT_LANGUAGE)
    assert _translations is not None  # noqa: S101 - use_language sets it or raises
    return _translations.ngettext(singular, plural, count).format(count=count, **values)
