"""Two directories beside each other: who is the same, what differs, and what comes of the choices made. Pure.

`likening` says which of their cards is which of ours, and is strict: in doubt a nurse is asked. `differences` puts the
cards beside each other, part by part, and proposes without choosing. `choices` makes of what was chosen the cards that
are stored. Nothing of ours ever goes.
"""

from ks_desktop.coalition.domain.cards import Cards, Key, Record, RecordKind, Side, key_of
from ks_desktop.coalition.merging.choices import Choices, Taking, taking
from ks_desktop.coalition.merging.differences import Comparison, Difference, Finding, Remark, compared, refused
from ks_desktop.coalition.merging.likening import Said
from ks_desktop.coalition.merging.outcome import Left, Outcome, Why, outcome_of
from ks_desktop.coalition.merging.parts import PARTS, Part, emptied
from ks_desktop.coalition.merging.proposing import PartDifference

__all__ = [
    "PARTS",
    "Cards",
    "Choices",
    "Comparison",
    "Difference",
    "Finding",
    "Key",
    "Left",
    "Outcome",
    "Part",
    "PartDifference",
    "Record",
    "RecordKind",
    "Remark",
    "Said",
    "Side",
    "Taking",
    "Why",
    "compared",
    "emptied",
    "key_of",
    "outcome_of",
    "refused",
    "taking",
]
