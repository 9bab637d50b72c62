"""Two women side by side: how likely they are one, in a number, a word and reasons."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ks_desktop.clients.domain.doubles.comparing import Fit, Found
from ks_desktop.clients.domain.doubles.traits import Traits
from ks_desktop.clients.domain.doubles.weighing import (
    BITS,
    Commonness,
    Fits,
    Verdict,
    bits,
    may_be_one,
    probability,
    verdict_of,
    with_names,
    without_names,
)
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import ClientId


class Ground(StrEnum):
    """What two women share, or what is nearly the same."""

    BSN = "bsn"
    NAME = "name"
    NAME_ALIKE = "name_alike"
    NAMES_CROSSED = "names_crossed"
    BORN = "born"
    BORN_CROSSED = "born_crossed"
    BORN_SLIP = "born_slip"
    PHONE = "phone"
    PHONE_SLIP = "phone_slip"
    HOUSE = "house"
    HOUSE_SLIP = "house_slip"
    EMAIL = "email"
    DUE = "due"


_TEXTS: Final = {
    Ground.BSN: N_("same BSN"),
    Ground.NAME: N_("same name"),
    Ground.NAME_ALIKE: N_("name alike: {one} / {other}"),
    Ground.NAMES_CROSSED: N_("given name and surname changed over"),
    Ground.BORN: N_("same birth date"),
    Ground.BORN_CROSSED: N_("day and month of birth changed over"),
    Ground.BORN_SLIP: N_("birth date differs in one place"),
    Ground.PHONE: N_("same phone"),
    Ground.PHONE_SLIP: N_("phone differs in one digit"),
    Ground.HOUSE: N_("same address"),
    Ground.HOUSE_SLIP: N_("address nearly the same"),
    Ground.EMAIL: N_("same e-mail address"),
    Ground.DUE: N_("due dates close together"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two women may be one; `one` and `other` as they are written with the first and the second."""

    ground: Ground
    one: str = ""
    other: str = ""

    @property
    def unnamed(self) -> "Reason":
        """The same without what is written of them, for who may not see one of the two."""
        return Reason(self.ground)

    def text(self) -> str:
        """Return it in the user's language."""
        if self.ground is Ground.NAME_ALIKE and not (self.one or self.other):
            return _("name alike")
        return _(_TEXTS[self.ground], one=self.one, other=self.other)


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Another woman who may be this one.

    Attributes:
        score: from 0 to 1, how likely they are one.
        reasons: what they share, the strongest first.
    """

    client_id: ClientId
    score: float
    verdict: Verdict
    reasons: tuple[Reason, ...]


def liken(one: Traits, other: Traits, common: Commonness, least: Verdict = Verdict.POSSIBLE) -> Likeness | None:
    """Return how likely another woman is this one, None when that is less than `least`. BSNs decide, one or two."""
    if one.bsn and other.bsn and one.bsn != other.bsn:
        return None
    rest = without_names(one, other)
    if not (one.bsn and other.bsn) and not may_be_one(one, other, rest, common, BITS[least]):
        return None
    fits = with_names(one, other, rest)
    if one.bsn and other.bsn:
        reasons = (Reason(Ground.BSN), *_reasons(fits))
        return Likeness(client_id=other.client_id, score=1.0, verdict=Verdict.CERTAIN, reasons=reasons)
    weight = bits(one, other, fits, common)
    verdict = verdict_of(weight)
    if verdict is None or weight < BITS[least]:
        return None
    return Likeness(
        client_id=other.client_id, score=round(probability(weight), 4), verdict=verdict, reasons=_reasons(fits)
    )


def _reasons(fits: Fits) -> tuple[Reason, ...]:
    found = [
        *_of_names(fits),
        *_one(fits.born, {Fit.SAME: Ground.BORN, Fit.SLIP: Ground.BORN_CROSSED, Fit.NEAR: Ground.BORN_SLIP}),
        *_one(fits.phone.fit, {Fit.SAME: Ground.PHONE, Fit.SLIP: Ground.PHONE_SLIP}),
        *_one(fits.house, {Fit.SAME: Ground.HOUSE, Fit.SLIP: Ground.HOUSE_SLIP}),
        *_one(fits.email, {Fit.SAME: Ground.EMAIL}),
        *_one(fits.due, {Fit.SAME: Ground.DUE, Fit.ALIKE: Ground.DUE}),
    ]
    return tuple(found)


def _of_names(fits: Fits) -> list[Reason]:
    if fits.is_crossed:
        return [Reason(Ground.NAMES_CROSSED)]
    if fits.given.fit is Fit.SAME and fits.surname.fit is Fit.SAME:
        return [Reason(Ground.NAME)]
    return [
        Reason(Ground.NAME_ALIKE, found.one, found.other) for found in (fits.given, fits.surname) if _is_alike(found)
    ]


def _is_alike(found: Found) -> bool:
    return Fit.SLIP <= found.fit < Fit.SAME or (found.fit is Fit.NEAR and not found.keys)


def _one(fit: Fit, grounds: dict[Fit, Ground]) -> list[Reason]:
    return [Reason(grounds[fit])] if fit in grounds else []
