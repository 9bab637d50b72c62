"""Who reads a letter, as far as it decides what may go along. Pure."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from ks_desktop.coalition.domain import DOMAIN_OF_KIND, CareDomain, OrganisationKind
from ks_desktop.letters.domain.kinds import LetterKind


class Audience(StrEnum):
    """Who reads it. The presets of what goes along hang on it, and some data have no way to some of them at all."""

    MIDWIFE = "midwife"
    MEDICAL = "medical"
    SOCIAL = "social"
    INFORMAL = "informal"
    HER = "her"
    OWN_HOUSE = "own_house"


IN_CARE: Final = frozenset({Audience.MIDWIFE, Audience.MEDICAL})
"""Care providers: only among them may her BSN go along, and what belongs to the care for this pregnancy."""

AMONG_NURSES: Final = IN_CARE | {Audience.OWN_HOUSE}

_OF_DOMAIN: Final[Mapping[CareDomain, Audience]] = {
    CareDomain.MEDICAL: Audience.MEDICAL,
    CareDomain.SOCIAL: Audience.SOCIAL,
    CareDomain.INFORMAL: Audience.INFORMAL,
}
_OF_KIND: Final[Mapping[LetterKind, Audience]] = {
    LetterKind.REFERRAL_SOCIAL: Audience.SOCIAL,
    LetterKind.REFERRAL_INFORMAL: Audience.INFORMAL,
    LetterKind.HANDOVER_BIRTH: Audience.OWN_HOUSE,
}
_NARROW: Final = (Audience.INFORMAL, Audience.SOCIAL)  # of a kind and a receiver who do not fit, the one who gets least


def audience_of_partner(kind: OrganisationKind) -> Audience:
    """Return as whom an organisation reads: a midwife shares her care, other care providers do not."""
    return Audience.MIDWIFE if kind is OrganisationKind.MIDWIFE else _OF_DOMAIN[DOMAIN_OF_KIND[kind]]


def audience_of(kind: LetterKind, receiver: OrganisationKind | None) -> Audience:
    """Return who reads a letter.

    Args:
        kind: of the letter.
        receiver: what the organisation is that gets it, or whoever referred her; None while nobody is chosen, and
            where nobody knows what they are.
    """
    if kind.is_to_her:
        return Audience.HER
    meant = _OF_KIND.get(kind, Audience.SOCIAL if kind.is_to_referrer else Audience.MEDICAL)
    if receiver is None or meant is Audience.OWN_HOUSE:
        return meant
    reads = audience_of_partner(receiver)
    if kind.is_to_referrer:
        return reads
    return next((least for least in _NARROW if least in {meant, reads}), reads)
