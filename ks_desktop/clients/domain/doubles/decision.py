"""What somebody decided about women that are alike: the same, with this or another pregnancy, or somebody else."""

from dataclasses import dataclass
from enum import StrEnum

from ks_desktop.core.values import ClientId


class Pregnancy(StrEnum):
    """Which pregnancy of a known woman a referral is about."""

    SAME = "same"
    NEXT = "next"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was answered on the card beside the form.

    Attributes:
        woman: the woman on record it is; None when it is none of them.
        pregnancy: with a woman: which pregnancy of hers.
        others: women on record that are somebody else; never asked again.
    """

    woman: ClientId | None = None
    pregnancy: Pregnancy = Pregnancy.SAME
    others: frozenset[ClientId] = frozenset()
