"""Partners that were joined into one: what she said of any, and what went there, is about the one that stays."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ks_desktop.clients.domain.consent import Consent
from ks_desktop.coalition.domain import Organisation
from ks_desktop.core.values import OrganisationId

Kept = Mapping[OrganisationId, OrganisationId]


def kept_by_spelling(spellings: Iterable[Organisation]) -> Kept:
    """Return the partner that stays, by each of those that were joined into it."""
    return {each.id: each.joined_into for each in spellings if each.joined_into is not None}


def kept_one(partner: OrganisationId | None, kept: Kept) -> OrganisationId | None:
    """Return the partner that stays in place of one; itself where nothing was joined."""
    return kept.get(partner, partner) if partner is not None else None


def as_one(answers: Iterable[Consent], kept: Kept) -> tuple[Consent, ...]:
    """Return her answers as given to the partners that stay, so that the newest to any of them counts."""
    return tuple(replace(each, receiver=kept_one(each.receiver, kept)) for each in answers)
