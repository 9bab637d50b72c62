"""How people name columns and what they write in cells: data in `resources/lists/words.toml`, read once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from ks_desktop.clients.domain import ConsentForm, DueDateMethod, Housing, NameUse
from ks_desktop.clients.domain.searching import words_of
from ks_desktop.core import paths
from ks_desktop.core.values import search_key
from ks_desktop.referrals.domain import FIELDS, Channel, Reason, ReferrerRole, Route, Urgency
from ks_desktop.referrals.wording import choice_text

CHOICES: Final[Mapping[str, type[StrEnum]]] = {
    "channel": Channel,
    "route": Route,
    "referrer_role": ReferrerRole,
    "name_use": NameUse,
    "housing": Housing,
    "due_date_method": DueDateMethod,
    "reasons": Reason,
    "urgency": Urgency,
    "consent_form": ConsentForm,
}
ANSWERS: Final = (
    *("feedback_wanted", "consult_first", "address_secret", "safe_to_call", "safe_voicemail", "safe_to_text"),
    *("safe_post", "partner_may_know", "interpreter", "shielded", "first_child", "consent_given"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is known of columns and cells.

    Attributes:
        columns: key of a name to its field and how sure it is: 0 is surest.
        values: field to key of a word to the word that is kept.
    """

    columns: Mapping[str, tuple[str, int]]
    values: Mapping[str, Mapping[str, str]]


def key_of(text: str) -> str:
    """Return a text as it is compared: no capitals, no accents, no marks between the words."""
    return " ".join(words_of(text)) or search_key(text)


@lru_cache(maxsize=1)
def words() -> Words:
    """Return the words that ship with the program."""
    with (paths.resources() / "lists" / "words.toml").open("rb") as stream:
        found = tomllib.load(stream)
    columns: dict[str, tuple[str, int]] = {}
    for field in FIELDS:
        for rank, name in enumerate(found["columns"][field]):
            columns.setdefault(key_of(name), (field, rank))
    answers = _by_key(found["answers"])
    values = {field: {**_labels(field), **_by_key(kept)} for field, kept in found["values"].items()}
    return Words(columns=columns, values={**dict.fromkeys(ANSWERS, answers), **values})


def _labels(field: str) -> dict[str, str]:
    """Return the words in which the form shows a choice."""
    members = [member.value for member in CHOICES[field]] if field in CHOICES else []
    return {key_of(text): member for member in members for text in (member, choice_text(field, member))}


def _by_key(kept: Mapping[str, list[str]]) -> dict[str, str]:
    return {key_of(text): word for word, texts in kept.items() for text in (word, *texts)}
