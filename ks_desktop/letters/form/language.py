"""The language that stands beside the Dutch in a letter to her."""

from typing import Final

from ks_desktop.core.texts import N_, _
from ks_desktop.letters.domain import LetterKind
from ks_desktop.letters.translating import Standing, languages_of
from ks_desktop.letters.wording import DEFAULT_LANGUAGE
from ks_desktop.referrals.form.sections import language_options
from ks_desktop.widgets.fields import ChoiceField, Option

NAME: Final = "language"


class LanguageField(ChoiceField):
    """Dutch alone, or Dutch with one of the languages for which there is a translation."""

    def __init__(self, kind: LetterKind) -> None:
        names = _names()
        beside = [Option(code, names[code]) for code in languages_of(kind)]
        super().__init__(
            NAME, N_("Language beside the Dutch"), [Option(DEFAULT_LANGUAGE, N_("Dutch alone")), *beside], as_list=True
        )
        self.setObjectName("letter_language")

    def tell(self, hers: str, standing: Standing | None) -> None:
        """Say how the chosen translation stands, or why there is none in her language.

        Args:
            hers: her language as the record has it, a code of ISO 639-1 or "".
            standing: of the translation that is chosen, None with Dutch alone.
        """
        self.show_note(_said(hers, standing, {str(option.value) for option in self.options}))


def language_fields(kind: LetterKind) -> list[LanguageField]:
    """Return the field of a kind of letter that can have a second language; nothing for others."""
    return [LanguageField(kind)] if languages_of(kind) else []


def _said(hers: str, standing: Standing | None, offered: set[str]) -> str:
    if standing is not None and standing.is_checked:
        return _("Looked over by {name}, whose own language it is.", name=standing.checked_by)
    if standing is not None:
        return _("Still to be looked over by a native speaker; the letter says so. What you type stays Dutch.")
    if not hers:
        return _("Her language is not in her record.")
    if hers not in offered:
        return _("{language}: no translation yet. Ask an interpreter.", language=_names().get(hers, hers))
    return ""


def _names() -> dict[str, str]:
    return {str(option.value): option.label for option in language_options()}
