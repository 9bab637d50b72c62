"""Which letters can be had in which language beside the Dutch, and whether a native speaker looked them over."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from ks_desktop.core import paths
from ks_desktop.letters.domain.kinds import LetterKind
from ks_desktop.letters.domain.own_texts import NONE, OwnTexts
from ks_desktop.letters.domain.translation import LANGUAGES, TranslationCheck, check_of
from ks_desktop.letters.texts.parts import BODY, keyed
from ks_desktop.letters.wording import DEFAULT_LANGUAGE, Wording, wording

_SAID: Final = (
    "subject",
    BODY,
    "closing",
    "replaces",
    "salutation",
    "values",
    "beside",
    "hours",
    "job_titles",
    "patterns",
    "months",
    "first_of_month",
)
_COUNTS_ON: Final = 16  # characters of a mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a translation stands: looked over by whom and when, "" and None where nobody did or it changed since."""

    kind: LetterKind
    language: str
    mark: str
    checked_by: str = ""
    checked_on: date | None = None

    @property
    def is_checked(self) -> bool:
        """Tell whether somebody whose language it is looked over what is printed now."""
        return bool(self.checked_by)


def languages_of(kind: LetterKind) -> tuple[str, ...]:
    """Return the languages a kind of letter can have beside the Dutch; only letters to her have some."""
    if not kind.is_to_her:
        return ()
    folder = paths.resources() / "letters"
    return tuple(code for code in LANGUAGES if (folder / code / f"{kind}.toml").is_file())


def has_second(kind: LetterKind, language: str) -> bool:
    """Tell whether a letter of a kind is written in a language beside the Dutch."""
    return language != DEFAULT_LANGUAGE and language in languages_of(kind)


def language_for(kind: LetterKind, hers: str) -> str:
    """Return the language proposed for a letter to her: hers where it can be had, else Dutch alone."""
    return hers if has_second(kind, hers) else DEFAULT_LANGUAGE


def standing_of(
    kind: LetterKind, language: str, own: OwnTexts = NONE, checks: Iterable[TranslationCheck] = ()
) -> Standing:
    """Return how a translation stands, with the organisation's own texts in it."""
    hers = wording(kind, language, own)
    mark = mark_of(wording(kind, DEFAULT_LANGUAGE, own), hers)
    check = check_of(checks, kind, language)
    if check is None or check.mark != mark:
        is_shipped = mark == mark_of(wording(kind), wording(kind, language))
        check = shipped_check(kind, hers, mark) if is_shipped else None
    if check is None:
        return Standing(kind=kind, language=language, mark=mark)
    return Standing(kind=kind, language=language, mark=mark, checked_by=check.name, checked_on=check.on)


def shipped_check(kind: LetterKind, hers: Wording, mark: str) -> TranslationCheck | None:
    """Return who looked a translation over before it was shipped, as its file says; None where nobody did."""
    if not hers.get("checked"):
        return None
    on = date.fromisoformat(hers.get("checked_on"))
    return TranslationCheck(kind=kind, language=hers.language, mark=mark, name=hers.get("checked_by"), on=on)


def mark_of(dutch: Wording, hers: Wording) -> str:
    """Return characters that are others as soon as anything is said otherwise in either language."""
    said = [[name, one.get(name)] for one in (dutch, hers) for name in _SAID if one.has(name)]
    return hashlib.sha256(json.dumps(said, default=repr, sort_keys=True).encode()).hexdigest()[:_COUNTS_ON]


def parts_beside(
    kind: LetterKind, language: str, own: OwnTexts
) -> tuple[tuple[Mapping[str, Any], Mapping[str, Any] | None], ...]:
    """Return each part of a Dutch body with the part that says the same in another language.

    None beside what the organisation wrote anew in Dutch and not in that language: a translation of something else
    would mislead her.
    """
    hers = keyed(wording(kind, language, own).get(BODY))
    dutch = keyed(wording(kind, DEFAULT_LANGUAGE, own).get(BODY))
    return tuple(
        (part, hers.get(key) if is_said_alike(kind, language, f"{BODY}.{key}", own) else None)
        for key, part in dutch.items()
    )


def is_said_alike(kind: LetterKind, language: str, path: str, own: OwnTexts) -> bool:
    """Tell whether a text of the Dutch was left as it is shipped, or was written anew in the other language too."""
    changed = {one.language for one in own.texts if one.kind == kind and one.path == path}
    return DEFAULT_LANGUAGE not in changed or language in changed
